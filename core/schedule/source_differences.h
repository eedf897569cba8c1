#pragma once
#include "core/model/frozen_task.h"
#include "core/schedule/project_schedule.h"

#include <span>

namespace gantry {

/// A task whose dates computed here are not those that its source had computed.
struct SourceDifference {
    TaskId task{};
    std::optional<DateTime> startThere{}, finishThere{}, startHere{}, finishHere{};
    std::optional<DateTime> lateFinishThere{}, lateFinishHere{};
    bool startsAlike = false;
    bool late = false; ///< start and finish are alike: only its late dates differ
    std::optional<qint64> by{}; ///< working seconds of its calendar from there to here: of the start, of the finish where it
                                ///< starts alike, of the late finish where both are alike
    const char* reason = ""; ///< one of sourceReasons()
    TaskId other{}; ///< the task that the reason names, or none
};

/// Why dates differ, in the order in which they are looked for: the first that applies is told. Each is the key of a sentence; with
/// "-class" after it, of a heading for several. Of start and finish: "source.unscheduled" (it could not be scheduled here),
/// "source.manual", "source.inactive", "source.backwards" (there it finishes before it starts), "source.actual" (the source's dates are not
/// its own actual ones), "source.level-of-effort" (it runs along with others; of late dates too), "source.external" (held by another
/// project that is not here), "source.option" (its source moves what is done or left to the status date), "source.delayed" (an assignment
/// starts later than its task), "source.split" (it starts alike; from start to finish there is other time than its duration),
/// "source.progress" (it starts alike and is under way), "source.duration" (it starts alike), "source.calendar" (it does not work when the
/// source says), "source.levelled" (there it starts later than its own early start), "source.constraint", "source.stale" (the dates there
/// break its own link from `other`), "source.follows" (`other` drives it here and differs itself), "source.link" (`other` drives it here),
/// "source.status-date", "source.project-start", "source.other".
/// Of late dates alone: "source.late-stale" (those there do not give the float there, or break its own link to `other`),
/// "source.late-follows" (`other` holds it and differs itself), "source.late-progress" (it is under way), "source.late-constraint",
/// "source.late-finish" (the project's finish differs), "source.late-other".
std::span<const char* const> sourceReasons();

/// In the order of the plan. Dates are alike where only time off lies between them and both stand at its edge, such as an evening and the
/// next morning. Summaries are left out: they follow from the tasks below them; so are late dates of what is finished.
std::vector<SourceDifference> sourceDifferences(
    const Portfolio& portfolio, const ProjectSchedule& schedule, const QHash<TaskId, FrozenTask>& source);

} // namespace gantry
