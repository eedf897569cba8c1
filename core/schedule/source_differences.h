#pragma once
#include "core/model/frozen_task.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// A task whose dates computed here are not those that its source had computed.
struct SourceDifference {
    TaskId task{};
    std::optional<DateTime> startThere{}, finishThere{}, startHere{}, finishHere{};
    /// "source.unscheduled", "source.calendar" (it does not work when the source says), "source.constraint", "source.link" (`by`: what it
    /// follows), "source.status-date", "source.project-start", "source.duration" (it starts alike), "source.other".
    const char* reason = "";
    TaskId by{};
};

/// In the order of the plan. Dates are alike where only time off lies between them and both stand at its edge, such as an evening and the
/// next morning. Summaries are left out: they follow from the tasks below them.
std::vector<SourceDifference> sourceDifferences(
    const Portfolio& portfolio, const ProjectSchedule& schedule, const QHash<TaskId, FrozenTask>& source);

} // namespace gantry
