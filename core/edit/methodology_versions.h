#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// A draft of the next version, with all that this one holds. What had no code gets one in both, so that the two know each other's parts.
/// The first change is the new version. Errors: NotFound.
Result<ChangeSet> newVersionOf(const Portfolio& portfolio, IdSource& ids, MethodologyId methodology);
/// From now on projects start from it. Errors: NotFound; Invalid: "methodology.published-already", "methodology.no-phases",
/// "methodology.code-twice", "methodology.loop" (its links run in a circle).
Result<ChangeSet> publishMethodology(const Portfolio& portfolio, MethodologyId methodology, QDate today);
/// No project starts from it any more; those that it runs go on. Errors: NotFound; Invalid "methodology.retired-already".
Result<ChangeSet> retireMethodology(const Portfolio& portfolio, MethodologyId methodology);

} // namespace gantry
