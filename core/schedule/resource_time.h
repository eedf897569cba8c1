#pragma once
#include "core/schedule/compiled_calendars.h"
#include "core/schedule/network.h"

namespace gantry::schedule {

/// Who works on the tasks of a project by calendars of their own. Material and cost do not.
class ResourceTime {
public:
    struct Work {
        TaskId task{};
        int calendar = 0;
        const Assignment* assignment = nullptr;
    };
    struct OfTask {
        std::optional<int> single; // the calendar, where all have the same one
        std::span<const Work> works;
    };
    ResourceTime(const Portfolio& portfolio, NodeId project, CompiledCalendars& calendars);
    OfTask of(TaskId task) const;

private:
    std::vector<Work> m_works; // by task
};

/// Lets each resource spend its own work on a task, that is the work that remains of the assignment at the assignment's units. In MS
/// Project a curve stretches it, and its delay comes before what has not begun.
/// `within`: only while the task's calendar works too.
void addAssignments(
    Network& network, NetworkTask& task, std::span<const ResourceTime::Work> works, CompiledCalendars& calendars, bool within);

} // namespace gantry::schedule
