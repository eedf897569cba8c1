#pragma once
#include "core/model/assignment.h"

namespace gantry::schedule {

/// Working time that the last `left` of an assignment's `work` takes where its curve spreads that over time. Both are seconds at the full
/// rate of its units; a flat or edited curve takes them as they are.
/// Source: Microsoft's tables of work contours, which give a share of the full rate for each tenth of the time; flat is 100 % throughout.
/// Example: forty hours of a turtle, whose tenths come to 70 %, take 57 h 9 min.
qint64 contouredTime(Curve curve, qint64 work, qint64 left);

} // namespace gantry::schedule
