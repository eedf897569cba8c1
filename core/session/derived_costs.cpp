#include "core/session/derived_costs.h"

#include "core/model/owner.h"

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
        entityOf<ScheduleOptions>(), entityOf<Node>()};
    return std::ranges::count(own, entity) > 0;
}

} // namespace

std::shared_ptr<const CostSheet> DerivedCosts::sheet(const Portfolio& portfolio, NodeId project)
{
    const Node* node = portfolio.find(project);
    if (!node || node->kind != NodeKind::Project) return nullptr;
    auto& known = m_sheets[project];
    if (!m_rates) m_rates.emplace(portfolio);
    if (!known) known = std::make_shared<const CostSheet>(costSheetOf(portfolio, project, *m_rates));
    return known;
}

QList<NodeId> DerivedCosts::drop(const Portfolio& portfolio, const ChangeSet& set)
{
    QSet<NodeId> reached;
    bool all = false;
    for (const Change& change : set.changes) {
        all |= ofAll(change);
        if (all || !ofOne(change.entity)) continue;
        if (change.entity == entityOf<Node>() && change.op != Change::Update) m_sheets.remove(NodeId{change.id});
        if (const NodeId now = projectOf(portfolio, {change.entity, change.id})) reached.insert(now);
        // Whoever a record belonged to before: told by the cell that named its owner, else by an owner that went with it.
        const int group = infoOf(change.entity).groupField;
        for (const Cell& cell : change.cells) {
            if (cell.field != group) continue;
            const auto owner = targetEntity(infoOf(change.entity).fields[std::size_t(group)]);
            for (const Value& value : {cell.before, cell.after})
                if (const NodeId project = owner ? projectOf(portfolio, {*owner, intOf(value)}) : NodeId{}) reached.insert(project);
        }
        if (change.entity == entityOf<CostOptions>() && !projectOf(portfolio, {change.entity, change.id})) all = true;
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
