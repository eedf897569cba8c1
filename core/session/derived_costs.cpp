#include "core/session/derived_costs.h"

#include "core/model/owner.h"
#include "core/session/derived.h"

namespace gantry {
namespace {

/// What every project's money may hang on.
bool ofAll(const Change& change)
{
    static const std::array shared{entityOf<Currency>(), entityOf<ExchangeRate>(), entityOf<Period>()};
    if (std::ranges::count(shared, change.entity)) return true;
    const bool currency = std::ranges::count(change.cells, fieldIndex<&Node::currency>(), &Cell::field)
        || std::ranges::count(change.cells, fieldIndex<&Node::parent>(), &Cell::field);
    return change.entity == entityOf<Node>() && change.op == Change::Update && currency;
}

bool ofOne(Entity entity)
{
    static const std::array own{entityOf<CostAccount>(), entityOf<BudgetAdjustment>(), entityOf<Contract>(), entityOf<ContractLine>(),
        entityOf<Variation>(), entityOf<VariationLine>(), entityOf<Claim>(), entityOf<ClaimLine>(), entityOf<ForecastItem>(),
        entityOf<CostAccrual>(), entityOf<LedgerEntry>(), entityOf<CostOptions>(), entityOf<FundingAllocation>(),
        entityOf<ScheduleOptions>(), entityOf<Node>(), entityOf<Risk>()};
    return std::ranges::count(own, entity) > 0;
}

} // namespace

std::shared_ptr<const CostSheet> DerivedCosts::sheet(const Portfolio& portfolio, NodeId project)
{
    const Node* node = portfolio.find(project);
    if (!node || node->kind != NodeKind::Project) return nullptr;
    auto& known = m_sheets[project];
    if (!known) known = std::make_shared<const CostSheet>(costSheetOf(portfolio, project, rates(portfolio)));
    return known;
}

void DerivedCosts::adopt(const DerivedCosts& other)
{
    for (const auto& sheet : other.m_sheets)
        if (sheet && !m_sheets.contains(sheet->project)) m_sheets.insert(sheet->project, sheet);
}

QList<NodeId> DerivedCosts::drop(const Portfolio& portfolio, const ChangeSet& set)
{
    QSet<NodeId> reached;
    bool all = false;
    for (const Change& change : set.changes) {
        all |= ofAll(change);
        if (all || !ofOne(change.entity)) continue;
        if (change.entity == entityOf<Node>()) {
            if (change.op != Change::Update) m_sheets.remove(NodeId{change.id});
            if (const NodeId project = projectOf(portfolio, {change.entity, change.id})) reached.insert(project);
            continue;
        }
        const EntityInfo& info = infoOf(change.entity);
        const auto owner = targetEntity(info.fields[std::size_t(info.groupField)]);
        for (const qint64 id : groupsOf(portfolio, change)) { // an owner that went with it tells of itself
            const NodeId project = projectOf(portfolio, {*owner, id});
            if (project) reached.insert(project);
            all |= !id && change.entity == entityOf<CostOptions>(); // the house rules of all
        }
    }
    if (all) {
        const QList<NodeId> dropped = m_sheets.keys();
        m_sheets.clear();
        m_rates.reset();
        return dropped;
    }
    for (NodeId project : reached) m_sheets.remove(project);
    return reached.values();
}

} // namespace gantry
