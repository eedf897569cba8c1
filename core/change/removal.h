#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// What happens to records that lie under a removed one, or belong to it, by a reference that might be empty: a part of a tree, an action
/// of a project. They go with it, or stay and lose the reference. What cannot be without the record goes in either case.
enum class Hanging { Goes, StaysWhereItCan };

/// Removes records with everything that hangs on them: what requires them, children in a tree, and of a project its whole plan.
/// Optional references from elsewhere are cleared. Dependants come first, so that the inverse brings owners back before them.
ChangeSet removalOf(const Portfolio& portfolio, std::span<const RecordKey> records, const QString& action, Hanging hanging = Hanging::Goes);

} // namespace gantry
