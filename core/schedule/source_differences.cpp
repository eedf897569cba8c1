#include "core/schedule/source_differences.h"

#include "core/calendar/work_calendars.h"
#include "core/schedule/network.h"

namespace gantry {
namespace {

constexpr qint64 slack = 60; // seconds that rounding may make of a duration or a float

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
    Reasons(const Portfolio& portfolio, const ProjectSchedule& schedule, const QHash<TaskId, FrozenTask>& source)
        : m_portfolio(portfolio)
        , m_schedule(schedule)
        , m_source(source)
        , m_options(portfolio.optionsOf(schedule.project))
        , m_calendars(portfolio)
    {
    }
    const WorkCalendar* calendarOf(const Task& task) const { return m_calendars.of(task); }

    void find(std::vector<SourceDifference>& found)
    {
        for (const SourceDifference& d : found) m_differ.insert(d.task, d.late);
        gather();
        for (SourceDifference& d : found) {
            const Task& task = *m_portfolio.find(d.task);
            const TaskDates& dates = *m_schedule.find(d.task);
            d.reason = d.late ? lateReason(task, d) : reason(task, dates, d);
        }
    }

private:
    /// The links and assignments of the tasks that differ.
    void gather()
    {
        m_portfolio.all<Link>().forEachIn(m_schedule.project, [&](const Link& l) {
            if (m_differ.contains(l.successor)) m_into[l.successor].push_back(&l);
            if (m_differ.contains(l.predecessor)) m_from[l.predecessor].push_back(&l);
        });
        m_portfolio.all<Assignment>().forEachIn(m_schedule.project, [&](const Assignment& a) {
            if (a.delay.seconds > 0) m_delayed.insert(a.task);
        });
        for (const auto& [id, there] : m_source.asKeyValueRange())
            if (const TaskDates* here = m_schedule.find(id); here && !here->summary && there.finish && here->finish) {
                m_finishThere = std::max(m_finishThere.value_or(*there.finish), *there.finish);
                m_finishHere = std::max(m_finishHere.value_or(*here->finish), *here->finish);
            }
    }

    bool differs(TaskId task) const { return m_differ.contains(task) && !m_differ.value(task); }

    const char* reason(const Task& task, const TaskDates& dates, SourceDifference& d) const
    {
        const WorkCalendar* calendar = calendarOf(task);
        if (!dates.start || !calendar) return "source.unscheduled";
        if (task.manual) return "source.manual";
        if (!task.active) return "source.inactive";
        if (d.startThere && d.finishThere && *d.finishThere < *d.startThere) return "source.backwards";
        if ((task.actualStart && !alike(calendar, d.startThere, task.actualStart))
            || (task.actualFinish && !alike(calendar, d.finishThere, task.actualFinish)))
            return "source.actual";
        if (runsAlong(task)) return "source.level-of-effort";
        if (isHeldFromOutside(task)) return "source.external";
        const bool moves = m_options.moveCompletedEndsBack || m_options.moveCompletedEndsForward || m_options.moveRemainingStartsBack
            || m_options.moveRemainingStartsForward;
        if (moves && m_options.statusDate && !task.actualFinish) return "source.option";
        if (m_delayed.contains(task.id)) return "source.delayed";
        if (d.startsAlike) return finishReason(task, *calendar, d);
        const qint64 there = d.startThere->seconds;
        if (!task.elapsed && !atEdge(*calendar, there) && calendar->next(there) != there) return "source.calendar";
        const FrozenTask& source = m_source.find(task.id).value();
        const bool late = task.constraint == ConstraintType::AsLateAsPossible || m_options.scheduleFrom == ScheduleFrom::Finish;
        if (!task.actualStart && !late
            && (task.levelingDelay.seconds
                || (source.earlyStart && *source.earlyStart < *d.startThere && !alike(calendar, source.earlyStart, d.startThere))))
            return "source.levelled";
        if (isBound(task, task.constraint, task.constraintDate, dates)
            || isBound(task, task.secondConstraint, task.secondConstraintDate, dates))
            return "source.constraint";
        if ((d.other = brokenPredecessor(task, *calendar))) return "source.stale";
        if ((d.other = dates.driver)) return differs(dates.driver) ? "source.follows" : "source.link";
        const auto starts = [&](const std::optional<DateTime>& at) { return at && alike(calendar, at, dates.earlyStart); };
        if (starts(m_options.statusDate)) return "source.status-date";
        return starts(m_options.plannedStart) ? "source.project-start" : "source.other";
    }

    static bool runsAlong(const Task& task) { return task.kind == TaskKind::LevelOfEffort || task.kind == TaskKind::WbsSummary; }

    const char* finishReason(const Task& task, const WorkCalendar& calendar, const SourceDifference& d) const
    {
        if (task.actualStart) return "source.progress";
        if (!task.duration || !d.finishThere || !d.startThere) return "source.duration";
        const qint64 from = d.startThere->seconds, to = d.finishThere->seconds;
        const qint64 spans = task.elapsed ? to - from : calendar.work(from, to);
        return std::abs(spans - task.duration->seconds) > slack ? "source.split" : "source.duration";
    }

    bool isHeldFromOutside(const Task& task) const
    {
        if (task.externalEarlyStart || task.externalLateFinish) return true;
        for (const Link* l : m_into.value(task.id)) {
            const Task* from = m_portfolio.find(l->predecessor);
            if (!from || from->project != task.project) return true;
        }
        return false;
    }

    /// The predecessor that the task would have to wait for by the source's own dates, and does not.
    TaskId brokenPredecessor(const Task& task, const WorkCalendar& calendar) const
    {
        const FrozenTask& own = m_source.find(task.id).value();
        if (task.actualStart || !own.start || !own.finish) return {};
        for (const Link* l : m_into.value(task.id)) {
            const auto from = m_source.constFind(l->predecessor);
            if (from == m_source.cend() || l->lagKind != LagKind::Working) continue;
            const auto& leaves = schedule::leavesStart(l->type) ? from->start : from->finish;
            const auto& enters = schedule::entersFinish(l->type) ? own.finish : own.start;
            if (leaves && calendar.work(calendar.plus(leaves->seconds, l->lag.seconds, Edge::Finish), enters->seconds) < -slack)
                return l->predecessor;
        }
        return {};
    }

    const char* lateReason(const Task& task, SourceDifference& d) const
    {
        const WorkCalendar* calendar = calendarOf(task);
        const FrozenTask& there = m_source.find(task.id).value();
        if (!calendar) return "source.late-other";
        if (runsAlong(task)) return "source.level-of-effort";
        if (there.totalFloat && there.start && there.finish && there.lateStart && there.lateFinish && !task.actualStart) {
            const auto gives = [&](const std::optional<DateTime>& from, const std::optional<DateTime>& to) {
                return std::abs(calendar->work(from->seconds, to->seconds) - *there.totalFloat) <= slack;
            };
            const auto& start = there.earlyStart ? there.earlyStart : there.start;
            const auto& finish = there.earlyFinish ? there.earlyFinish : there.finish;
            if (!task.elapsed && !gives(start, there.lateStart) && !gives(finish, there.lateFinish)) return "source.late-stale";
        }
        for (const Link* l : m_from.value(task.id)) {
            const auto to = m_source.constFind(l->successor);
            const Task* successor = m_portfolio.find(l->successor);
            if (!successor || successor->actualFinish || to == m_source.cend() || l->lagKind != LagKind::Working) continue;
            const auto& leaves = schedule::leavesStart(l->type) ? there.lateStart : there.lateFinish;
            const auto& enters = schedule::entersFinish(l->type) ? to->lateFinish : to->lateStart;
            if (!leaves || !enters || (schedule::leavesStart(l->type) && task.actualStart)) continue;
            if (!schedule::entersFinish(l->type) && successor->actualStart) continue;
            if (calendar->work(calendar->plus(leaves->seconds, l->lag.seconds, Edge::Finish), enters->seconds) < -slack) {
                d.other = l->successor;
                return "source.late-stale";
            }
        }
        for (const Link* l : m_from.value(task.id))
            if (m_differ.contains(l->successor)) {
                d.other = l->successor;
                return "source.late-follows";
            }
        if (task.actualStart) return "source.late-progress";
        const auto bounds = [](ConstraintType type) {
            return type != ConstraintType::AsSoonAsPossible && type != ConstraintType::StartNoEarlierThan
                && type != ConstraintType::FinishNoEarlierThan;
        };
        if (task.deadline || bounds(task.constraint) || bounds(task.secondConstraint)) return "source.late-constraint";
        if (m_finishThere && m_finishHere && !alike(m_calendars.of(m_schedule.project), m_finishThere, m_finishHere))
            return "source.late-finish";
        return "source.late-other";
    }

    const Portfolio& m_portfolio;
    const ProjectSchedule& m_schedule;
    const QHash<TaskId, FrozenTask>& m_source;
    const ScheduleOptions& m_options;
    WorkCalendars m_calendars;
    QHash<TaskId, bool> m_differ; // whether only in late dates
    QHash<TaskId, QList<const Link*>> m_into, m_from;
    QSet<TaskId> m_delayed;
    std::optional<DateTime> m_finishThere, m_finishHere; // of the project
};

} // namespace

std::span<const char* const> sourceReasons()
{
    static constexpr const char* reasons[] = {"source.unscheduled", "source.manual", "source.inactive", "source.backwards", "source.actual",
        "source.level-of-effort", "source.external", "source.option", "source.delayed", "source.split", "source.progress",
        "source.duration", "source.calendar", "source.levelled", "source.constraint", "source.stale", "source.follows", "source.link",
        "source.status-date", "source.project-start", "source.other", "source.late-stale", "source.late-follows", "source.late-progress",
        "source.late-constraint", "source.late-finish", "source.late-other"};
    return reasons;
}

std::vector<SourceDifference> sourceDifferences(
    const Portfolio& portfolio, const ProjectSchedule& schedule, const QHash<TaskId, FrozenTask>& source)
{
    std::vector<SourceDifference> out;
    Reasons reasons(portfolio, schedule, source);
    for (std::size_t i = 0; i < schedule.tasks.size(); ++i) {
        const TaskDates& dates = schedule.dates[i];
        const auto there = source.constFind(schedule.tasks[i]);
        const Task* task = portfolio.find(schedule.tasks[i]);
        if (!task || dates.summary || there == source.cend()) continue;
        const WorkCalendar* calendar = reasons.calendarOf(*task);
        const bool start = alike(calendar, there->start, dates.start), forward = start && alike(calendar, there->finish, dates.finish);
        const bool late = task->actualFinish
            || (alike(calendar, there->lateStart, dates.lateStart) && alike(calendar, there->lateFinish, dates.lateFinish));
        if (forward && late) continue;
        SourceDifference d{
            task->id, there->start, there->finish, dates.start, dates.finish, there->lateFinish, dates.lateFinish, start, forward};
        const auto& from = forward ? d.lateFinishThere : start ? d.finishThere : d.startThere;
        const auto& to = forward ? d.lateFinishHere : start ? d.finishHere : d.startHere;
        if (calendar && from && to) d.by = calendar->work(from->seconds, to->seconds);
        out.push_back(d);
    }
    reasons.find(out);
    return out;
}

} // namespace gantry
