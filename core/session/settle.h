#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Puts `set` into `portfolio` and holds it against the rules, as Session::apply does: invariants always, new findings where `source` is
/// Person. Cells that change nothing are dropped from the set. On an Error the portfolio is as before. On a copy of the portfolio it tells
/// beforehand what apply would say.
Result<void> settle(Portfolio& portfolio, ChangeSet& set, Source source);

} // namespace gantry
