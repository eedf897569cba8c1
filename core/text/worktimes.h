#pragma once
#include "core/model/task.h"

namespace gantry {

/// Which fields of Kind::Work are no durations in days: the hours of a day or week, and times of day.
inline bool isTimeOfDay(const Field& field) { return field.key == "day_start_seconds" || field.key == "day_finish_seconds"; }
/// Which fields of Kind::Int are years, which nobody parts into thousands.
inline bool isYear(const Field& field) { return field.key == "fiscal_year"; }
inline DurationUnit workUnitOf(const Field& field)
{
    return field.key == "day_seconds" || field.key == "week_seconds" ? DurationUnit::Hours : DurationUnit::Days;
}
/// "08:00"; seconds only where there are some.
inline QString clockText(qint64 secondOfDay)
{
    const auto two = [](qint64 n) { return QString::number(n).rightJustified(2, u'0'); };
    const QString minutes = two(secondOfDay / 3600) + u':' + two(secondOfDay / 60 % 60);
    return secondOfDay % 60 ? minutes + u':' + two(secondOfDay % 60) : minutes;
}

} // namespace gantry
