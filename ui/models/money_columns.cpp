#include "ui/models/money_columns.h"

#include "core/model/cost_rules.h"
#include "core/text/cost_text.h"
#include "ui/models/closed_rows.h"
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

/// A figure of an account or contract in the currency of its project, of a node in that of the portfolio.
Amount figureNow(Session& session, RecordKey record, CostMeasure measure)
{
    if (record.entity == entityOf<Node>()) return figure(RolledCosts::of(session).under(NodeId{record.id}), measure);
    const auto sheet = session.costs(projectOf(session.portfolio(), record));
    const CostRow* row = sheet ? sheet->find(record) : nullptr;
    return row ? figure(row->figures, measure) : Amount{0, Amount::NoRate};
}

/// The same at the last close; nullopt where there is none.
std::optional<Amount> figureThen(Session& session, ClosedRows& closed, RecordKey record, CostMeasure measure)
{
    if (record.entity == entityOf<Node>()) return closed.under(NodeId{record.id}, measure);
    const auto sheet = session.costs(projectOf(session.portfolio(), record));
    return sheet ? closed.amount(record, measure, sheet->currency) : std::nullopt;
}

/// What the close of a period froze of the figure that people watch, and how far it has drifted since.
void addDrift(std::vector<Column>& columns, Session& session, Entity entity)
{
    const CostMeasure measure = entity == entityOf<Contract>() ? M::CurrentContract : M::ForecastFinalCost;
    ClosedRows& closed = ClosedRows::of(session);
    const auto add = [&](const char* key, const QString& title, const QString& tip, bool shown, auto amountOf) {
        Column c = computedColumn(
            QStringLiteral("computed.") + QLatin1String(key), title, Kind::Money,
            [&session, &closed, entity, measure, amountOf](qint64 id) {
                const RecordKey record{entity, id};
                const auto then = figureThen(session, closed, record, measure);
                const Amount amount = then ? amountOf(figureNow(session, record, measure), *then) : Amount{0, Amount::NoRate};
                return amount ? Value(amount.minor) : Value();
            },
            tip);
        c.measure = measure;
        c.shown = shown && entity != entityOf<Node>();
        columns.push_back(std::move(c));
    };
    const QString name = measureText(measure);
    add("last_close", QObject::tr("At last close"), QObject::tr("%1 as the last close froze it").arg(name), false,
        [](Amount, Amount then) { return then; });
    add("drift", QObject::tr("Drift"),
        QObject::tr("%1 now less what it was at the last close; Explain names the records that moved it").arg(name), true,
        [](Amount now, Amount then) { return now - then; });
}

void addFigures(std::vector<Column>& columns, Session& session, Entity entity)
{
    const bool contract = entity == entityOf<Contract>(), node = entity == entityOf<Node>();
    for (const auto& [measure, shown] : sheetOrder) {
        if (contract && !ofContract(measure)) continue;
        if (!contract && !node && measure == M::OriginalBudget) continue; // an account's own is a field beside
        Column c = computedColumn(
            QStringLiteral("computed.") + wordOf(measure), measureText(measure), Kind::Money,
            [&session, entity, measure = measure](qint64 id) {
                const Amount amount = figureNow(session, {entity, id}, measure);
                return amount ? Value(amount.minor) : Value();
            },
            ruleText(measure));
        c.measure = measure;
        c.shown = shown && !node;
        columns.push_back(std::move(c));
    }
    addDrift(columns, session, entity);
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
