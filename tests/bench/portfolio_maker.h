#pragma once
#include "tests/bench/run.h"

namespace gantry::bench {

/// Writes a portfolio of invented projects in programmes of 25: each with phases, work packages, about 1.75 links and 1.5 assignments a
/// task, resources of its own, a baseline, and progress up to one status date; every tenth waits for the one before it. Eight calendars.
/// The same size gives the same portfolio, ids excepted. Errors: those of Session::create and applyBulkNow.
Result<void> makePortfolio(const QString& path, const Size& size);

} // namespace gantry::bench
