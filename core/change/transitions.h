#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Rules that look at what was there before a ChangeSet: a closed period takes no entry and loses none, whoever writes; a contract's line
/// with a variation or a claim stays while the contract does. `before` does not hold the set yet. Errors: Invalid.
Result<void> checkTransitions(const Portfolio& before, const ChangeSet& set);
/// The same rule of closed periods for the outcome: nothing of the set may have come to lie in one.
Result<void> checkClosedPeriods(const Portfolio& after, const ChangeSet& set);

} // namespace gantry
