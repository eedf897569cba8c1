#pragma once
#include "core/calendar/work_calendar.h"
#include "core/cost/month.h"
#include "core/model/phasing.h"

namespace gantry {

/// How much of a whole a curve has spread by a point of its way, in 1e-12 of the whole; `way` in millionths. With x the point, 0 to 1:
/// flat x; front 2x - x^2 (falls evenly to nothing); back x^2 (rises evenly from nothing); bell 3x^2 - 2x^3 (most in the middle).
/// By schedule and by hand have no curve of their own and count as flat.
qint64 spreadBy(SpreadCurve curve, qint64 way);

/// One weight a month, from `first` on.
struct MonthlyWeights {
    Month first{};
    std::vector<qint64> weights{};
    bool operator==(const MonthlyWeights&) const = default;
};

/// How a curve from one day to another (both included) falls on the months from `firstOpen` on: what lies before is not made up for, the
/// rest of the curve is. A span that is over falls on `firstOpen` as a whole. By schedule: working time of `calendar`; without one, and for
/// all other curves, every whole month is one step of equal length, whatever its days.
MonthlyWeights spreadOver(SpreadCurve curve, QDate from, QDate to, const WorkCalendar* calendar, Month firstOpen);

} // namespace gantry
