#include "core/schedule/source_differences.h"

#include "core/calendar/work_calendars.h"

namespace gantry {
namespace {

bool atEdge(const WorkCalendar& calendar, qint64 at) { return calendar.next(at) == at || calendar.previous(at) == at; }

bool alike(const WorkCalendar* calendar, const std::optional<DateTime>& a, const std::optional<DateTime>& b)
{
    if (!a || !b || *a == *b) return !a || a == b; // what the source does not say differs from nothing
    return calendar && calendar->work(a->seconds, b->seconds) == 0 && atEdge(*calendar, a->seconds) && atEdge(*calendar, b->seconds);
}

bool isBound(const Task& task, ConstraintType type, const std::optional<DateTime>& date, const TaskDates& dates)
{
    switch (type) {
    case ConstraintType::AsSoonAsPossible: return false;
    case ConstraintType::AsLateAsPossible: return dates.lateStart == dates.start;
    default: break;
    }
    if (!date || task.actualStart) return false;
    // A day off is passed over, so the date itself need not be the one that the task has.
    const auto near = [&](const std::optional<DateTime>& at) { return at && std::abs(dayOf(*at) - dayOf(*date)) <= 3; };
    return near(dates.start) || near(dates.finish);
}

class Reasons {
public:
    Reasons(const Portfolio& portfolio, const ProjectSchedule& schedule)
        : m_portfolio(portfolio)
        , m_options(portfolio.optionsOf(schedule.project))
        , m_calendars(portfolio)
    {
    }
    const WorkCalendar* calendarOf(const Task& task) const { return m_calendars.of(task); }

    void find(const Task& task, const TaskDates& dates, SourceDifference& d) const
    {
        d.reason = reason(task, dates, d);
        if (QLatin1String(d.reason) == QLatin1String("source.link")) d.by = dates.driver;
    }

private:
    const char* reason(const Task& task, const TaskDates& dates, const SourceDifference& d) const
    {
        const WorkCalendar* calendar = calendarOf(task);
        if (!dates.start || !calendar) return "source.unscheduled";
        if (alike(calendar, d.startThere, d.startHere)) return "source.duration";
        const qint64 there = d.startThere->seconds;
        if (!task.elapsed && !atEdge(*calendar, there) && calendar->next(there) != there) return "source.calendar";
        if (isBound(task, task.constraint, task.constraintDate, dates)
            || isBound(task, task.secondConstraint, task.secondConstraintDate, dates))
            return "source.constraint";
        if (dates.driver) return "source.link";
        const auto starts = [&](const std::optional<DateTime>& at) { return at && alike(calendar, at, dates.earlyStart); };
        if (starts(m_options.statusDate)) return "source.status-date";
        return starts(m_options.plannedStart) ? "source.project-start" : "source.other";
    }

    const Portfolio& m_portfolio;
    const ScheduleOptions& m_options;
    WorkCalendars m_calendars;
};

} // namespace

std::vector<SourceDifference> sourceDifferences(
    const Portfolio& portfolio, const ProjectSchedule& schedule, const QHash<TaskId, FrozenTask>& source)
{
    std::vector<SourceDifference> out;
    const Reasons reasons(portfolio, schedule);
    for (std::size_t i = 0; i < schedule.tasks.size(); ++i) {
        const TaskDates& dates = schedule.dates[i];
        const auto there = source.constFind(schedule.tasks[i]);
        const Task* task = portfolio.find(schedule.tasks[i]);
        if (!task || dates.summary || there == source.cend()) continue;
        const WorkCalendar* calendar = reasons.calendarOf(*task);
        if (alike(calendar, there->start, dates.start) && alike(calendar, there->finish, dates.finish)) continue;
        SourceDifference d{task->id, there->start, there->finish, dates.start, dates.finish};
        reasons.find(*task, dates, d);
        out.push_back(d);
    }
    return out;
}

} // namespace gantry
