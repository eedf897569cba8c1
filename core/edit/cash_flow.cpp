#include "core/edit/cash_flow.h"

#include "core/edit/cost_rules.h"
#include "core/model/cost_rules.h"

#include <QLocale>
#include <QSet>
#include <map>

namespace gantry {
namespace {

QString monthText(Month month) { return QLocale::c().toString(month.first(), QStringLiteral("MMMM yyyy")); }

/// The rows of a project that hold amounts by month, to be written as a whole: what is there is used again, what is too much goes.
class MonthWriter {
public:
    MonthWriter(const Portfolio& portfolio, IdSource& ids, NodeId project, PhasedKind kind, ChangeBuilder& build)
        : m_portfolio(portfolio)
        , m_ids(ids)
        , m_project(project)
        , m_kind(kind)
        , m_build(build)
    {
        portfolio.all<PhasedAmount>().forEachIn(project, [&](const PhasedAmount& p) {
            const auto month = monthOf(p.month);
            if (p.kind == kind && month) m_held[{p.record.value, *month}].push_back(&p);
        });
    }
    void write(RecordKey object, Month month, Money amount)
    {
        auto node = m_held.extract({object.id, month});
        const auto rows = node ? std::move(node.mapped()) : std::vector<const PhasedAmount*>();
        for (std::size_t i = 1; i < rows.size(); ++i) m_build.remove(m_portfolio, entityOf<PhasedAmount>(), rows[i]->id.value);
        if (!rows.empty())
            m_build.update<&PhasedAmount::amount>(m_portfolio, rows.front()->id.value, amount);
        else
            m_build.insert(PhasedAmount{.id = m_ids.next<PhasedAmountId>(),
                .project = m_project,
                .entity = infoOf(object.entity).keyText(),
                .record = {object.id},
                .kind = m_kind,
                .month = month.first(),
                .amount = amount});
    }
    /// What an object holds from a month on and was not written.
    void removeRest(RecordKey object, Month from)
    {
        for (auto it = m_held.lower_bound({object.id, from}); it != m_held.end() && it->first.first == object.id; it = m_held.erase(it))
            for (const PhasedAmount* p : it->second) m_build.remove(m_portfolio, entityOf<PhasedAmount>(), p->id.value);
    }
    /// The same of every object and month.
    void removeRest()
    {
        for (const auto& [key, rows] : m_held)
            for (const PhasedAmount* p : rows) m_build.remove(m_portfolio, entityOf<PhasedAmount>(), p->id.value);
    }

private:
    const Portfolio& m_portfolio;
    IdSource& m_ids;
    NodeId m_project;
    PhasedKind m_kind;
    ChangeBuilder& m_build;
    std::map<std::pair<qint64, Month>, std::vector<const PhasedAmount*>> m_held;
};

const Phasing* phasingOf(const Portfolio& portfolio, NodeId project, RecordKey object)
{
    const Phasing* held = nullptr;
    portfolio.all<Phasing>().forEachIn(project, [&](const Phasing& p) {
        if (p.record.value == object.id && (!held || p.id < held->id)) held = &p;
    });
    return held;
}

void writePhasing(ChangeBuilder& build, const Portfolio& portfolio, IdSource& ids, NodeId project, RecordKey object, const CurveChoice& to)
{
    if (const Phasing* held = phasingOf(portfolio, project, object))
        build.update<&Phasing::curve>(portfolio, held->id.value, to.curve)
            .update<&Phasing::from>(portfolio, held->id.value, to.from)
            .update<&Phasing::to>(portfolio, held->id.value, to.to)
            .update<&Phasing::task>(portfolio, held->id.value, to.task);
    else
        build.insert(Phasing{.id = ids.next<PhasingId>(),
            .project = project,
            .entity = infoOf(object.entity).keyText(),
            .record = {object.id},
            .curve = to.curve,
            .from = to.from,
            .to = to.to,
            .task = to.task});
}

/// The row that an amount is to be set in.
Result<const CashRow*> rowFor(const Portfolio& portfolio, const CashFlow& flow, RecordKey object)
{
    const bool account = object.entity == entityOf<CostAccount>();
    if (object.entity != entityOf<Node>() && account != (flow.by == CashFlowBy::Accounts))
        return Error{Errc::Invalid, account ? "cash.by-objects" : "cash.by-accounts", {portfolio.titleOf(object.entity, object.id)}};
    const CashRow* row = flow.find(object);
    if (!row) return Error{Errc::NotFound, "cash.no-such-object", {portfolio.titleOf(object.entity, object.id)}};
    return row;
}

/// Months as they stand, from the first open one on, become amounts by hand.
Result<void> takeOver(MonthWriter& writer, const Portfolio& portfolio, const CashFlow& flow, const CashRow& row, const QSet<int>& but)
{
    if (row.months.empty()) return {};
    for (Month m = std::max(row.months.first(), flow.firstOpen); m <= row.months.last(); m = m + 1) {
        const CashMonth& cell = row.months.at(m);
        if (but.contains(m.index) || cell.toCome == Amount{}) continue;
        if (!cell.forecast()) return Error{Errc::Invalid, "cash.unknown", {portfolio.titleOf(row.record.entity, row.record.id)}};
        writer.write(row.record, m, Money{cell.forecast().minor});
    }
    return {};
}

} // namespace

Result<ChangeSet> setCashMonths(
    const Portfolio& portfolio, IdSource& ids, const CashFlow& flow, const std::vector<CashEntry>& entries, PhasedKind kind)
{
    const bool forecast = kind == PhasedKind::Forecast;
    ChangeBuilder build(forecast ? QStringLiteral("cash_flow.months") : QStringLiteral("cash_flow.targets"),
        forecast ? QStringLiteral("Set cash flow by hand") : QStringLiteral("Set cash flow targets"));
    MonthWriter writer(portfolio, ids, flow.project, kind, build);
    std::map<RecordKey, QSet<int>> entered;
    for (const CashEntry& entry : entries) {
        if (entry.month < flow.firstOpen)
            return Error{Errc::Invalid, "cash.month-closed",
                {portfolio.titleOf(entry.object.entity, entry.object.id), monthText(entry.month), monthText(flow.firstOpen)}};
        entered[entry.object].insert(entry.month.index);
    }
    for (const auto& [object, months] : entered) {
        const auto row = rowFor(portfolio, flow, object);
        if (!row) return row.error();
        const Phasing* held = phasingOf(portfolio, flow.project, object);
        if (!forecast || (held && held->curve == SpreadCurve::Hand)) continue;
        if (auto done = takeOver(writer, portfolio, flow, **row, months); !done) return done.error();
        writePhasing(build, portfolio, ids, flow.project, object, {SpreadCurve::Hand, {}, {}, {}});
    }
    for (const CashEntry& entry : entries) {
        if (!entered[entry.object].remove(entry.month.index)) continue; // of two amounts for one month the first holds
        writer.write(entry.object, entry.month, entry.amount);
    }
    return build.take();
}

Result<ChangeSet> setCashCurve(
    const Portfolio& portfolio, IdSource& ids, const CashFlow& flow, const std::vector<RecordKey>& objects, const CurveChoice& choice)
{
    if (choice.from && choice.to && *choice.to < *choice.from) return Error{Errc::Invalid, "cash.ends-first", {}};
    ChangeBuilder build(QStringLiteral("cash_flow.curve"), QStringLiteral("Choose a cash flow curve"));
    MonthWriter writer(portfolio, ids, flow.project, PhasedKind::Forecast, build);
    for (RecordKey object : objects) {
        const auto row = rowFor(portfolio, flow, object);
        if (!row) return row.error();
        if (choice.curve != SpreadCurve::Hand)
            writer.removeRest(object, flow.firstOpen);
        else if ((*row)->curve != SpreadCurve::Hand)
            if (auto done = takeOver(writer, portfolio, flow, **row, {}); !done) return done.error();
        writePhasing(build, portfolio, ids, flow.project, object, choice);
    }
    return build.take();
}

Result<ChangeSet> clearCashCurve(const Portfolio& portfolio, const CashFlow& flow, const std::vector<RecordKey>& objects)
{
    ChangeBuilder build(QStringLiteral("cash_flow.clear"), QStringLiteral("Clear cash flow by hand"));
    IdSource none(1); // nothing is added
    MonthWriter writer(portfolio, none, flow.project, PhasedKind::Forecast, build);
    for (RecordKey object : objects) {
        const auto row = rowFor(portfolio, flow, object);
        if (!row) return row.error();
        writer.removeRest(object, flow.firstOpen);
        portfolio.all<Phasing>().forEachIn(flow.project, [&](const Phasing& p) {
            if (p.record.value == object.id) build.remove(portfolio, entityOf<Phasing>(), p.id.value);
        });
    }
    return build.take();
}

Result<ChangeSet> setCashBaseline(const Portfolio& portfolio, IdSource& ids, const std::vector<std::shared_ptr<const CashFlow>>& flows)
{
    ChangeBuilder build(QStringLiteral("cash_flow.baseline"), QStringLiteral("Set cash flow baseline"));
    bool any = false;
    for (const auto& flow : flows) {
        MonthWriter writer(portfolio, ids, flow->project, PhasedKind::Baseline, build);
        for (const CashRow& row : flow->rows) {
            if (row.months.empty()) continue;
            for (Month m = row.months.first(); m <= row.months.last(); m = m + 1) {
                const Amount amount = row.months.at(m).forecast();
                if (!amount) return Error{Errc::Invalid, "cash.unknown", {portfolio.titleOf(row.record.entity, row.record.id)}};
                if (amount.minor == 0) continue;
                any = true;
                writer.write(row.record, m, Money{amount.minor});
            }
        }
        writer.removeRest();
    }
    if (!any) return Error{Errc::Invalid, "cash.nothing", {}};
    return build.take();
}

Result<ChangeSet> setCashFlowBy(const Portfolio& portfolio, IdSource& ids, NodeId project, CashFlowBy by)
{
    auto set = setCostRule(portfolio, ids, project, fieldFor<&CostOptions::cashFlowBy>(), wordOf(by));
    if (set) set->action = QStringLiteral("cash_flow.entry"), set->label = QStringLiteral("Choose what cash flow is entered by");
    return set;
}

} // namespace gantry
