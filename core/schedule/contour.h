#pragma once
#include "core/model/assignment.h"

namespace gantry::schedule {

/// Percent of the full rate in each tenth of the time that a curve spreads work over.
/// Source: Microsoft's tables of work contours; flat is 100 % throughout, and so is an edited one here.
const std::array<int, 10>& tenthsOf(Curve curve);

/// Working time that the last `left` of an assignment's `work` takes where its curve spreads that over time. Both are seconds at the full
/// rate of its units; a flat or edited curve takes them as they are.
/// Example: forty hours of a turtle, whose tenths come to 70 %, take 57 h 9 min.
qint64 contouredTime(Curve curve, qint64 work, qint64 left);

} // namespace gantry::schedule
