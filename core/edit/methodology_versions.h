#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// A draft of the next version, with all that this one holds. What had no code gets one in both, so that the two know each other's parts.
/// The first change is the new version. Errors: NotFound.
Result<ChangeSet> newVersionOf(const Portfolio& portfolio, IdSource& ids, MethodologyId methodology);
/// From now on projects start from it. Errors: NotFound; Invalid: "methodology.published-already", "methodology.no-phases",
/// "methodology.code-twice", "methodology.loop" (its links run in a circle).
Result<ChangeSet> publishMethodology(const Portfolio& portfolio, MethodologyId methodology, QDate today);
/// A new part of a methodology, behind another one of its kind (0: the last one): in the same phase and under the same part, with a code
/// of its own. The first change is the part. Errors: Invalid "methodology.no-phases" (a requirement belongs to one).
Result<ChangeSet> addMethodologyPart(const Portfolio& portfolio, IdSource& ids, Entity entity, MethodologyId methodology, qint64 behind);
/// Links tasks of a methodology finish to start, in the given order; links that are there stay. Errors: Invalid:
/// "methodology.two-tasks" (there are fewer), "methodology.loop".
Result<ChangeSet> linkMethodologyTasks(const Portfolio& portfolio, IdSource& ids, const std::vector<MethodologyTaskId>& tasks);
/// No project starts from it any more; those that it runs go on. Errors: NotFound; Invalid "methodology.retired-already".
Result<ChangeSet> retireMethodology(const Portfolio& portfolio, MethodologyId methodology);

} // namespace gantry
