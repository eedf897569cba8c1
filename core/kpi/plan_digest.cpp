#include "core/kpi/plan_digest.h"

#include "core/calendar/calendar_rules.h"

#include <cmath>

namespace gantry {

namespace {
class DayCounter {
public:
    DayCounter(const Portfolio& portfolio, NodeId project)
        : m_calendar(rulesOf(portfolio, portfolio.optionsOf(project).calendar))
        , m_day(std::max<qint64>(1, portfolio.optionsOf(project).dayLength.seconds))
    {
    }
    qint64 between(DateTime from, DateTime to) const
    {
        return from == to ? 0 : std::llround(double(m_calendar.work(from, to).seconds) / double(m_day));
    }

    qint64 workBetween(DateTime from, DateTime to) const { return m_calendar.work(from, to).seconds; }

private:
    WorkCalendar m_calendar;
    qint64 m_day;
};
} // namespace

qint64 workingDaysBetween(const Portfolio& portfolio, NodeId project, DateTime from, DateTime to)
{
    return DayCounter(portfolio, project).between(from, to);
}

PlanDigest digestOf(const Portfolio& portfolio, const ProjectInput& input, QDate today)
{
    PlanDigest out;
    out.project = input.project;
    Figures& f = out.figures;
    f.projects = 1;
    if (const Node* node = portfolio.find(input.project)) {
        f.health = node->health;
        f.trend = node->trend;
    }
    f.statusDate = portfolio.optionsOf(input.project).statusDate;
    if (!input.schedule) return out;
    f.start = input.schedule->start;
    f.finish = input.schedule->finish;

    const DateTime status = f.statusDate.value_or(atDay(today));
    int notAgreed = 0, notAgreedDone = 0;
    std::optional<DayCounter> counter; // made when first needed: most of its cost is the table of days
    const auto days = [&]() -> const DayCounter& { return counter ? *counter : counter.emplace(portfolio, input.project); };
    for (std::size_t i = 0; i < input.schedule->tasks.size(); ++i) {
        const TaskDates& dates = input.schedule->dates[i];
        const Task* task = dates.summary ? nullptr : portfolio.find(input.schedule->tasks[i]);
        if (!task || !task->active) continue;
        ++(dates.milestone ? f.milestones : f.tasks);
        f.critical += dates.critical;
        f.weight += dates.workingTime.seconds;

        const auto baseline = input.baseline ? input.baseline(task->id) : std::nullopt;
        const auto agreed = baseline ? baseline->finish : std::nullopt;
        if (agreed) f.baselineFinish = f.baselineFinish ? std::max(*f.baselineFinish, *agreed) : *agreed;
        // A day that was reported counts whole, whatever the hour of the status date.
        const bool done = task->actualFinish && dayOf(*task->actualFinish) <= dayOf(status);
        const bool due = agreed && *agreed <= status;
        const auto commitment = [&] {
            Commitment c{task->id, input.project, task->actualFinish ? task->actualFinish : dates.finish, agreed, {}, due, done};
            if (c.agreed && c.finish) c.slipDays = days().between(*c.agreed, *c.finish);
            return c;
        };
        if (dates.milestone) {
            out.milestones.push_back(commitment());
            f.milestonesDue += due;
            f.milestonesMet += due && done;
        }
        if (task->kind == TaskKind::LevelOfEffort) continue;
        if (const auto expected = agreed ? agreed : dates.finish; !task->actualFinish && expected && *expected < status) {
            ++f.late;
            out.late.push_back(commitment());
        }
        if (dates.milestone) continue;
        if (!agreed) {
            ++notAgreed;
            notAgreedDone += done;
            continue;
        }
        f.tasksDue += due;
        f.tasksDone += done;
        const bool elapsed = task->elapsed && baseline->start;
        const qint64 weight = elapsed ? days().workBetween(*baseline->start, *agreed) : baseline->duration.seconds;
        if (weight <= 0) continue;
        const auto finish = task->actualFinish ? task->actualFinish : dates.finish;
        out.work.push_back({dateOf(*agreed), finish ? dateOf(*finish) : QDate(), weight, done});
    }
    if (f.tasksDue) f.tasksDue += notAgreed, f.tasksDone += notAgreedDone;
    if (f.tasks + f.milestones > 0) f.complete = input.schedule->complete;
    if (f.finish && f.baselineFinish) {
        f.slipDays = days().between(*f.baselineFinish, *f.finish);
        f.slipTotal = *f.slipDays;
        f.slips = 1;
    }
    return out;
}

} // namespace gantry
