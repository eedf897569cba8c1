#include "core/schedule/resource_time.h"

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
    std::ranges::stable_sort(m_works, {}, &Work::task);
}

ResourceTime::OfTask ResourceTime::of(TaskId task) const
{
    const auto mine = std::ranges::equal_range(m_works, task, {}, &Work::task);
    OfTask out{{}, {mine.begin(), mine.end()}};
    if (!mine.empty() && std::ranges::all_of(mine, [&](const Work& w) { return w.calendar == mine.front().calendar; }))
        out.single = mine.front().calendar;
    return out;
}

void addAssignments(
    Network& network, NetworkTask& task, std::span<const ResourceTime::Work> works, CompiledCalendars& calendars, bool within)
{
    task.firstAssignment = int(network.assignments.size());
    for (const ResourceTime::Work& w : works) {
        const Assignment& a = *w.assignment;
        const qint64 work = a.remainingWork.value_or(a.work).seconds;
        const qint64 amount = a.units.e8 > 0 && work > 0 ? mulDiv(work, e8, a.units.e8).value_or(0) : 0;
        const int calendar = within ? calendars.common(task.calendar, w.calendar) : w.calendar;
        if (amount > 0 && calendars.at(calendar).hasWork()) network.assignments.push_back({calendar, bounded(amount)});
    }
    task.assignments = int(network.assignments.size()) - task.firstAssignment;
}

} // namespace gantry::schedule
