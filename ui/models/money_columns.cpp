#include "ui/models/money_columns.h"

#include "core/model/cost_rules.h"
#include "core/text/cost_text.h"
#include "ui/models/rolled_costs.h"

namespace gantry {
namespace {

/// The columns of a cost sheet in the order in which people read one; the others wait in the column chooser.
struct Shown {
    CostMeasure measure;
    bool shown;
};
using M = CostMeasure;
constexpr Shown sheetOrder[] = {{M::OriginalBudget, true}, {M::Adjustments, true}, {M::Budget, true}, {M::Contract, true},
    {M::Variations, true}, {M::CurrentContract, true}, {M::Uncommitted, true}, {M::DirectCost, false}, {M::ForecastFinalCost, true},
    {M::Variance, true}, {M::Claimed, false}, {M::Approved, false}, {M::Paid, true}, {M::RetentionHeld, false}, {M::ToGo, true},
    {M::Committed, false}, {M::PendingVariations, false}, {M::DraftAdjustments, false}, {M::Contingency, false}, {M::Risk, false},
    {M::Accrued, false}, {M::Ledger, false}};

bool ofContract(CostMeasure m)
{
    static constexpr std::array all{M::Contract, M::Variations, M::CurrentContract, M::PendingVariations, M::Claimed, M::Approved, M::Paid,
        M::RetentionHeld, M::Accrued, M::Ledger};
    return std::ranges::count(all, m) > 0;
}

void addFigures(std::vector<Column>& columns, Session& session, Entity entity)
{
    const bool contract = entity == entityOf<Contract>(), node = entity == entityOf<Node>();
    RolledCosts& rolled = RolledCosts::of(session);
    for (const auto& [measure, shown] : sheetOrder) {
        if (contract && !ofContract(measure)) continue;
        if (!contract && !node && measure == M::OriginalBudget) continue; // an account's own is a field beside
        Column c = computedColumn(
            QStringLiteral("computed.") + wordOf(measure), measureText(measure), Kind::Money,
            [&session, &rolled, entity, node, measure = measure](qint64 id) {
                Amount amount{0, Amount::NoRate};
                if (node)
                    amount = figure(rolled.under(NodeId{id}), measure);
                else if (const auto sheet = session.costs(projectOf(session.portfolio(), {entity, id}))) {
                    const CostRow* row = sheet->find({entity, id});
                    if (row) amount = figure(row->figures, measure);
                }
                return amount ? Value(amount.minor) : Value();
            },
            ruleText(measure));
        c.measure = measure;
        c.shown = shown && !node;
        columns.push_back(std::move(c));
    }
}

/// Sums over lines, which are few for a record and so are added up when asked for.
template <class Line, class Owner>
void addLineSum(std::vector<Column>& columns, const Portfolio& portfolio, const char* key, const QString& title, Money Line::*amount)
{
    columns.push_back(computedColumn(QStringLiteral("computed.") + QLatin1String(key), title, Kind::Money, [&portfolio, amount](qint64 id) {
        Amount sum;
        portfolio.all<Line>().forEachIn(Id<Owner>{id}, [&](const Line& line) { sum += Amount{(line.*amount).minor}; });
        return sum ? Value(sum.minor) : Value();
    }));
}

void addFunding(std::vector<Column>& columns, const Portfolio& portfolio)
{
    const auto add = [&](const char* key, const QString& title, auto of) {
        columns.push_back(computedColumn(QStringLiteral("computed.") + QLatin1String(key), title, Kind::Money, [&portfolio, of](qint64 id) {
            Amount sum;
            portfolio.all<FundingAllocation>().forEach([&](const FundingAllocation& a) {
                if (a.source.value == id) sum += Amount{of(a)};
            });
            return sum ? Value(sum.minor) : Value();
        }));
    };
    add("allocated", QObject::tr("Allocated"), [](const FundingAllocation& a) { return a.amount.minor; });
    add("drawn", QObject::tr("Drawn"), [](const FundingAllocation& a) { return a.drawn.minor; });
}

} // namespace

void addMoneyColumns(std::vector<Column>& columns, Session& session, Entity entity)
{
    const Portfolio& portfolio = session.portfolio();
    if (entity == entityOf<CostAccount>() || entity == entityOf<Contract>() || entity == entityOf<Node>())
        addFigures(columns, session, entity);
    else if (entity == entityOf<Variation>()) {
        addLineSum<VariationLine, Variation>(columns, portfolio, "requested", QObject::tr("Requested"), &VariationLine::requested);
        addLineSum<VariationLine, Variation>(columns, portfolio, "preliminary", QObject::tr("Preliminary"), &VariationLine::preliminary);
        addLineSum<VariationLine, Variation>(columns, portfolio, "approved", QObject::tr("Approved amount"), &VariationLine::approved);
    } else if (entity == entityOf<Claim>()) {
        addLineSum<ClaimLine, Claim>(columns, portfolio, "claimed", QObject::tr("Claimed"), &ClaimLine::claimed);
        addLineSum<ClaimLine, Claim>(columns, portfolio, "assessed", QObject::tr("Assessed"), &ClaimLine::assessed);
        addLineSum<ClaimLine, Claim>(columns, portfolio, "approved", QObject::tr("Approved amount"), &ClaimLine::approved);
    } else if (entity == entityOf<ForecastItem>())
        columns.push_back(computedColumn(
            QStringLiteral("computed.likely"), QObject::tr("Likely amount"), Kind::Money,
            [&portfolio](qint64 id) {
                const auto* item = portfolio.find<ForecastItem>(id);
                return item ? Value(likelyAmount(*item).minor) : Value();
            },
            QObject::tr("Amount by its likelihood")));
    else if (entity == entityOf<FundingSource>())
        addFunding(columns, portfolio);
}

} // namespace gantry
