#pragma once
#include "core/change/changeset.h"
#include "core/change/frozen.h"

namespace gantry {

/// Holds tasks where their source had computed them: a constraint that logic cannot move on the start (must start on; start on in plans by
/// Primavera's rules), in place of the one there. Summaries, what has begun, manual tasks and what the source gave no start stay as they
/// are. Errors: Invalid (none of them is left).
Result<ChangeSet> acceptSourceDates(const Portfolio& portfolio, std::span<const TaskId> tasks, const QHash<TaskId, FrozenTask>& source);

} // namespace gantry
