#pragma once
#include "tests/bench/run.h"

namespace gantry::bench {

/// An aligned table, and below it what was skipped and why.
QString reportText(const Run& run);
/// {"format":1, "results":[{name, size, unit, runs, min, median, p95, max, peak_rss_mb}], "skipped":[{name, why}]}
QByteArray reportJson(const Run& run);

} // namespace gantry::bench
