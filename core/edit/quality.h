#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Takes the dates away that logic cannot move (see isHard): the task is scheduled as soon as possible from then on. Errors: NotFound,
/// Invalid (it has none).
Result<ChangeSet> clearHardConstraints(const Portfolio& portfolio, TaskId task);
/// From when on a check fails, of one project or of the whole portfolio (no project). What is absent is as the portfolio or the program has
/// it; where both are, the row goes.
Result<ChangeSet> setQualityLimit(const Portfolio& portfolio, IdSource& ids, NodeId project, QualityCheck check,
    std::optional<Quantity> limit, std::optional<Quantity> days);

} // namespace gantry
