#include "core/exchange/mspdi/project.h"
#include "core/schedule/compiled_calendars.h"

namespace gantry::mspdi {
namespace {

constexpr qint64 rounding = 60; // seconds that the file may be off

/// The calendars of the file, compiled.
class Calendars {
public:
    explicit Calendars(const ParsedProject& project)
    {
        ChangeBuilder build({});
        for (const Calendar& c : project.calendars) build.insert(c);
        for (const CalendarWeek& w : project.weeks) build.insert(w);
        for (const CalendarException& e : project.exceptions) build.insert(e);
        ChangeSet set = build.take();
        if (!applyToMemory(m_portfolio, set, false)) m_portfolio = {};
    }
    /// By which a resource works on a task, as the engine has it.
    const WorkCalendar& of(const Task& task, CalendarId ofProject, CalendarId ofResource)
    {
        const int own = m_compiled.of(m_portfolio, task.calendar ? task.calendar : ofProject);
        if (!ofResource || task.ignoreResourceCalendars || task.taskType == TaskType::FixedDuration) return m_compiled.at(own);
        const int resource = m_compiled.of(m_portfolio, ofResource);
        return m_compiled.at(task.calendar ? m_compiled.common(own, resource) : resource);
    }

private:
    Portfolio m_portfolio;
    schedule::CompiledCalendars m_compiled;
};

} // namespace

/// Of a task that takes longer than its duration, because an assignment pauses for just the difference: the pauses are told as one, from
/// where the first begins, since that is what its dates follow from.
void readSplits(Reading& reading)
{
    if (reading.pauses.isEmpty()) return;
    ParsedProject& p = reading.project;
    Calendars calendars(p);
    QHash<TaskId, Task*> tasks;
    for (Task& t : p.tasks)
        if (t.duration && t.duration->seconds > 0 && !t.actualStart && !t.percentComplete.e8 && !t.manual && !t.elapsed && !t.resumed)
            tasks.insert(t.id, &t);
    QHash<TaskId, const FrozenTask*> dates;
    for (const FrozenTask& f : p.sourceDates) dates.insert(f.task, &f);
    QHash<ResourceId, CalendarId> calendarOf;
    for (const Resource& r : p.resources) calendarOf.insert(r.id, r.calendar);
    for (const Assignment& a : p.assignments) {
        const auto pauses = reading.pauses.constFind(a.id);
        Task* task = pauses == reading.pauses.cend() ? nullptr : tasks.value(a.task);
        const FrozenTask* there = task ? dates.value(task->id) : nullptr;
        if (!there || !there->start || !there->finish || task->resumed) continue;
        const WorkCalendar& calendar = calendars.of(*task, p.options.calendar, calendarOf.value(a.resource));
        qint64 paused = 0;
        std::optional<DateTime> first;
        for (const auto& [from, to] : *pauses) {
            const qint64 begin = std::max(from.seconds, there->start->seconds), end = std::min(to.seconds, there->finish->seconds);
            const qint64 time = begin < end ? calendar.work(begin, end) : 0;
            if (time > 0 && (!first || begin < first->seconds)) first = DateTime{calendar.next(begin)};
            paused += time;
        }
        const qint64 over = calendar.work(there->start->seconds, there->finish->seconds) - task->duration->seconds;
        if (!first || over <= rounding || std::abs(over - paused) > rounding) continue;
        task->suspended = DateTime{calendar.previous(first->seconds)};
        task->resumed = DateTime{calendar.plus(first->seconds, over, Edge::Start)};
    }
}

} // namespace gantry::mspdi
