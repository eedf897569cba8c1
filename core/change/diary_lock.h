#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// A completed day of a site diary takes no change, whoever writes: not to itself, its entries, its photographs and what custom fields say
/// of it; nothing comes to it and nothing leaves it. It opens again only by a set that says why, and closes only with who declared it and
/// when. References to what is removed are cleared all the same: a task that goes from the plan was there on the day.

/// Of what the set is going to touch; `before` does not hold it yet. Errors: Invalid ("diary.completed", "diary.opened-silently").
Result<void> checkDiaryBefore(const Portfolio& before, const ChangeSet& set);
/// Of what it came to. Errors: Invalid ("diary.completed", "diary.completed-undeclared").
Result<void> checkDiaryAfter(const Portfolio& after, const ChangeSet& set);
/// The refusal of one row of an import for these reasons: `before` without the row, `after` with it.
std::optional<Error> refusedByCompletedDay(const Portfolio& before, const Portfolio& after, const Change& change);

} // namespace gantry
