#pragma once
#include "core/schedule/compiled_calendars.h"
#include "core/schedule/network.h"
#include "core/schedule/project_schedule.h"

#include <memory>

namespace gantry::schedule {

/// Projects that links tie together, so that they must be scheduled in one; every project of the portfolio in exactly one component.
std::vector<std::vector<NodeId>> components(const Portfolio& portfolio);
/// The component that one project belongs to.
std::vector<NodeId> componentOf(const Portfolio& portfolio, NodeId project);

/// Links whose predecessor belongs to another project than their successor.
std::vector<const Link*> linksBetweenProjects(const Portfolio& portfolio);

/// The network of some projects with the ids behind its places. Links to tasks of other projects are left out.
struct Plan {
    Network network;
    std::vector<NodeId> projects; // as network.projects
    std::vector<TaskId> tasks; // as network.tasks: project by project, each in outline order
    std::vector<int> firstTask; // of each project; one more than projects
    std::vector<LinkId> links; // as network.links
    std::vector<TaskPlaces> places; // of each project: its tasks, counted from its first
};
/// Borrows what `calendars` holds, until the network is computed and they are given back.
Plan planOf(const Portfolio& portfolio, std::span<const NodeId> projects, CompiledCalendars& calendars);

/// The computed plan of every project of a component, in the order given.
std::vector<std::shared_ptr<const ProjectSchedule>> scheduleOf(const Portfolio& portfolio, std::span<const NodeId> component);
/// The same with calendars that are kept from one plan to the next.
std::vector<std::shared_ptr<const ProjectSchedule>> scheduleOf(
    const Portfolio& portfolio, std::span<const NodeId> component, CompiledCalendars& calendars);
/// Of all projects of the portfolio, on `threads` threads (0: as many as the machine runs at once), in the order of the components.
std::vector<std::shared_ptr<const ProjectSchedule>> scheduleAll(const Portfolio& portfolio, int threads = 0);

} // namespace gantry::schedule
