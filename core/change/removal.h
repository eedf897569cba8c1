#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// Removes records with everything that hangs on them: what requires them, children in a tree, and of a project its whole plan.
/// Optional references from elsewhere are cleared. Dependants come first, so that the inverse brings owners back before them.
ChangeSet removalOf(const Portfolio& portfolio, std::span<const RecordKey> records, const QString& action);

} // namespace gantry
