#include "core/earned/actual_cost.h"

namespace gantry {
namespace {

/// How far a row is: the percentage of a task as entered, of a summary as computed.
Percent completeOf(const PlanTasks& plan, int place)
{
    const TaskDates& dates = plan.schedule->dates[std::size_t(place)];
    return {std::clamp<qint64>(dates.complete.e8, 0, 100 * e8)};
}

/// What has fallen of a fixed cost, by its accrual. A summary begins with its first task and ends with its last.
qint64 fallen(const Task& task, Percent complete, bool started, bool finished)
{
    switch (task.fixedCostAccrual) {
    case Accrual::Start: return started || complete.e8 > 0 ? task.fixedCost.minor : 0;
    case Accrual::End: return finished || complete.e8 >= 100 * e8 ? task.fixedCost.minor : 0;
    case Accrual::Prorated: return finished ? task.fixedCost.minor : *mulDiv(task.fixedCost.minor, complete.e8, 100 * e8);
    }
    return 0;
}

class Spending {
public:
    Spending(
        const Portfolio& portfolio, const EarnedValue& value, const PlanTasks& plan, const TaskProgress& progress, SpanCalendars& calendars)
        : m_portfolio(portfolio)
        , m_value(value)
        , m_plan(plan)
        , m_progress(progress)
        , m_calendars(calendars)
    {
    }

    std::vector<CostSpan> recorded()
    {
        m_portfolio.all<Assignment>().forEachIn(m_value.project, [&](const Assignment& a) {
            const int place = a.actualCost.minor ? m_plan.place(a.task) : -1;
            if (place < 0) return;
            const Task& task = *m_plan.tasks[std::size_t(place)];
            add(place, task, a.actualCost.minor, {entityOf<Assignment>(), a.id.value}, a.actualStart ? a.actualStart : task.actualStart,
                a.actualFinish ? a.actualFinish : task.actualFinish);
        });
        for (std::size_t i = 0; i < m_plan.tasks.size(); ++i) {
            const Task& task = *m_plan.tasks[i];
            if (task.fixedCost.minor == 0) continue;
            const qint64 amount = fallen(task, completeOf(m_plan, int(i)), m_progress.started(task), m_progress.finished(task));
            const bool summary = m_plan.schedule->dates[i].summary;
            auto start = summary ? m_plan.schedule->dates[i].start : task.actualStart;
            auto finish = task.actualFinish;
            if (task.fixedCostAccrual == Accrual::Start) finish = start;
            if (task.fixedCostAccrual == Accrual::End) start = finish;
            add(int(i), task, amount, {entityOf<Task>(), task.id.value}, start, finish);
        }
        return std::move(m_out);
    }

    std::vector<CostSpan> booked()
    {
        QHash<CostAccountId, std::vector<int>> byAccount;
        for (std::size_t i = 0; i < m_plan.tasks.size(); ++i)
            if (const CostAccountId account = m_plan.tasks[i]->account) byAccount[account].push_back(int(i));
        const QDate last = dateOf(m_value.asOf);
        m_portfolio.all<LedgerEntry>().forEachIn(m_value.project, [&](const LedgerEntry& entry) {
            if (entry.amount.minor == 0 || (entry.date && *entry.date > last)) return;
            const auto at = entry.date ? std::optional(atDay(*entry.date)) : std::nullopt;
            const auto put = [&](int place, qint64 amount) {
                if (amount) m_out.push_back(spanOf(place, amount, {entityOf<LedgerEntry>(), entry.id.value}, at, at));
            };
            const int place = entry.task ? m_plan.place(entry.task) : -1;
            const auto of = byAccount.constFind(entry.account);
            if (place >= 0 || of == byAccount.cend()) return put(place, entry.amount.minor);
            const auto parts = allocated(entry.amount.minor, weightsOf(*of));
            for (std::size_t i = 0; i < parts.size(); ++i) put((*of)[i], parts[i]);
        });
        return std::move(m_out);
    }

private:
    CostSpan spanOf(int place, qint64 amount, RecordKey record, std::optional<DateTime> start, std::optional<DateTime> finish) const
    {
        const qint64 now = m_value.asOf.seconds, from = std::min(start ? start->seconds : now, now);
        return {from, std::clamp(finish ? finish->seconds : now, from, now), amount, record, place, 0, Curve::Flat};
    }
    void add(int place, const Task& task, qint64 amount, RecordKey record, std::optional<DateTime> start, std::optional<DateTime> finish)
    {
        if (amount == 0) return;
        CostSpan& span = m_out.emplace_back(spanOf(place, amount, record, start, finish));
        if (span.from != span.to) span.calendar = m_calendars.of(task);
    }
    std::vector<qint64> weightsOf(const std::vector<int>& places) const
    {
        std::vector<qint64> earned, budget;
        for (int place : places) {
            earned.push_back(m_value.rows[std::size_t(place)].sums.earned.minor);
            budget.push_back(m_value.rows[std::size_t(place)].sums.budget.minor);
        }
        return std::ranges::any_of(earned, [](qint64 e) { return e > 0; }) ? earned : budget;
    }

    const Portfolio& m_portfolio;
    const EarnedValue& m_value;
    const PlanTasks& m_plan;
    const TaskProgress& m_progress;
    SpanCalendars& m_calendars;
    std::vector<CostSpan> m_out;
};

} // namespace

std::vector<CostSpan> actualCosts(
    const Portfolio& portfolio, const EarnedValue& value, const PlanTasks& plan, const TaskProgress& progress, SpanCalendars& calendars)
{
    Spending spending(portfolio, value, plan, progress, calendars);
    return value.options.actualCostFrom == ActualCostFrom::Ledger ? spending.booked() : spending.recorded();
}

void addRemaining(const Portfolio& portfolio, EarnedValue& value, const PlanTasks& plan, const TaskProgress& progress)
{
    portfolio.all<Assignment>().forEachIn(value.project, [&](const Assignment& a) {
        const int place = a.cost.minor || a.remainingCost.minor ? plan.place(a.task) : -1;
        if (place < 0 || a.actualFinish || progress.finished(*plan.tasks[std::size_t(place)])) return;
        const Amount rest = Amount{a.cost.minor} - Amount{a.actualCost.minor};
        value.rows[std::size_t(place)].sums.remaining += a.remainingCost.minor ? Amount{a.remainingCost.minor}
            : !rest || rest.minor > 0                                          ? rest
                                                                               : Amount{};
    });
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
        const Task& task = *plan.tasks[i];
        if (task.fixedCost.minor == 0) continue;
        const qint64 spent = fallen(task, completeOf(plan, int(i)), progress.started(task), progress.finished(task));
        value.rows[i].sums.remaining += Amount{task.fixedCost.minor} - Amount{spent};
    }
}

} // namespace gantry
