#include "core/earned/earned_schedule.h"

namespace gantry {

std::optional<EarnedSchedule> earnedSchedule(std::span<const PlannedPoint> points, double earned, double time)
{
    if (points.size() < 2 || points.back().value <= 0) return std::nullopt;
    const double all = points.back().value;
    EarnedSchedule out;
    std::size_t end = points.size() - 1; // where the plan first has all its value
    while (end > 0 && points[end - 1].value >= all) --end;
    out.planned = points[end].time;
    if (earned >= all)
        out.earned = out.planned;
    else if (earned > 0) {
        std::size_t whole = 0;
        while (whole < end && points[whole + 1].value <= earned) ++whole;
        const PlannedPoint &from = points[whole], &to = points[whole + 1];
        out.earned = from.time + (to.time - from.time) * (earned - from.value) / (to.value - from.value);
    }
    out.actual = time;
    out.variance = out.earned - out.actual;
    if (out.actual > 0) out.index = out.earned / out.actual;
    if (out.index && *out.index > 0) out.forecast = out.planned / *out.index;
    if (out.planned != out.actual) out.toComplete = (out.planned - out.earned) / (out.planned - out.actual);
    return out;
}

} // namespace gantry
