#include "core/schedule/resource_time.h"

#include "core/schedule/contour.h"

namespace gantry::schedule {

ResourceTime::ResourceTime(const Portfolio& portfolio, NodeId project, CompiledCalendars& calendars)
{
    QHash<ResourceId, int> ownCalendars; // -1: decides nothing; a project has few resources and asks for each many times
    const auto ownCalendar = [&](ResourceId id) {
        if (const auto known = ownCalendars.constFind(id); known != ownCalendars.cend()) return *known;
        const Resource* r = portfolio.find(id);
        const bool decides = r && r->calendar && r->kind != ResourceKind::Material && r->kind != ResourceKind::Cost;
        return ownCalendars[id] = decides ? calendars.of(portfolio, r->calendar) : -1;
    };
    portfolio.all<Assignment>().forEachIn(project, [&](const Assignment& a) {
        if (const int calendar = ownCalendar(a.resource); calendar >= 0) m_works.push_back({a.task, calendar, &a});
    });
    if (!std::ranges::is_sorted(m_works, {}, &Work::task)) std::ranges::stable_sort(m_works, {}, &Work::task); // mostly they are
}

ResourceTime::OfTask ResourceTime::of(TaskId task) const
{
    const auto mine = std::ranges::equal_range(m_works, task, {}, &Work::task);
    OfTask out{{}, {mine.begin(), mine.end()}};
    if (!mine.empty() && std::ranges::all_of(mine, [&](const Work& w) { return w.calendar == mine.front().calendar; }))
        out.single = mine.front().calendar;
    return out;
}

namespace {

/// Working time of its calendar from the start of the task to the end of the assignment.
qint64 amountOf(const Assignment& a, bool microsoft, const WorkCalendar& calendar)
{
    const auto atFullRate = [&](qint64 work) { return a.units.e8 > 0 && work > 0 ? bounded(mulDiv(work, e8, a.units.e8).value_or(0)) : 0; };
    const qint64 left = atFullRate(a.remainingWork.value_or(a.work).seconds);
    if (!microsoft || left == 0) return left;
    const bool begun = a.actualStart || a.actualWork.seconds > 0;
    const qint64 delay = begun ? 0 : std::max<qint64>(0, bounded(a.delay.seconds));
    // Of an edited curve only its length in the source is known.
    if (a.curve == Curve::Edited && !begun && a.plannedStart && a.plannedFinish)
        return std::max(left, calendar.work(a.plannedStart->seconds, a.plannedFinish->seconds)) + delay;
    return contouredTime(a.curve, atFullRate(a.work.seconds), left) + delay;
}

} // namespace

void addAssignments(
    Network& network, NetworkTask& task, std::span<const ResourceTime::Work> works, CompiledCalendars& calendars, bool within)
{
    const bool microsoft = network.projects[std::size_t(task.project)].rules == SchedulingRules::MicrosoftProject;
    task.firstAssignment = int(network.assignments.size());
    for (const ResourceTime::Work& w : works) {
        const Assignment& a = *w.assignment;
        const int calendar = within ? calendars.common(task.calendar, w.calendar) : w.calendar;
        if (!calendars.at(calendar).hasWork()) continue;
        if (const qint64 amount = amountOf(a, microsoft, calendars.at(calendar)); amount > 0)
            network.assignments.push_back({calendar, bounded(amount)});
    }
    task.assignments = int(network.assignments.size()) - task.firstAssignment;
}

} // namespace gantry::schedule
