#pragma once
#include "core/change/frozen.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// What people say of a baseline. Without a name it is called by its number.
struct BaselineWords {
    QString name{}, type{}, reason{};
};
/// Who freezes a plan, and when.
struct TakenBy {
    QString author;
    Instant at;
};

/// Everything that makes a project's plan, as inserts: options, calendars, tasks, links, resources, assignments, custom fields and values,
/// notes, limits of checks; with them the calendars, resources and fields of the whole portfolio that these use.
std::vector<Change> planRows(const Portfolio& portfolio, NodeId project);
/// The plan as it is now, as a baseline would freeze it: those rows, and of every task dates, floats, work and cost (see taskTotals).
Frozen frozenPlan(const Portfolio& portfolio, const ProjectSchedule& schedule);

/// Freezes the plan as the project's next baseline. Bars and variances go by it from then on; `use` false: by the one they went by.
Result<ChangeSet> setBaseline(const Portfolio& portfolio, IdSource& ids, const ProjectSchedule& schedule, const BaselineWords& words,
    const TakenBy& by, bool use = true);
/// What people say of one. Errors: NotFound, Invalid (no name).
Result<ChangeSet> describeBaseline(const Portfolio& portfolio, SnapshotId baseline, const BaselineWords& words);
/// Bars, variances and figures of its project go by this one. Errors: NotFound.
Result<ChangeSet> useBaseline(const Portfolio& portfolio, SnapshotId baseline);
/// Errors: NotFound.
Result<ChangeSet> removeBaseline(const Portfolio& portfolio, SnapshotId baseline);
/// The baseline of a project that somebody names: by number, else by name. Errors: NotFound, Invalid (several go by that name).
Result<SnapshotId> baselineCalled(const Portfolio& portfolio, NodeId project, const QString& name);

} // namespace gantry
