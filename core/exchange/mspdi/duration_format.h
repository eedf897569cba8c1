#pragma once
#include "core/model/link.h"

namespace gantry::mspdi {

/// The unit in which a duration or lag is shown. Even numbers are elapsed; 32 more means estimated.
struct DurationFormat {
    DurationUnit unit = DurationUnit::Days;
    bool elapsed = false;
    bool estimated = false;
};
constexpr DurationFormat durationFormat(qint64 number)
{
    DurationFormat out;
    if (number >= 35 && number <= 53) number -= 32, out.estimated = true;
    out.elapsed = number % 2 == 0;
    switch (number) {
    case 3:
    case 4: out.unit = DurationUnit::Minutes; break;
    case 5:
    case 6: out.unit = DurationUnit::Hours; break;
    case 7:
    case 8: break;
    case 9:
    case 10: out.unit = DurationUnit::Weeks; break;
    case 11:
    case 12: out.unit = DurationUnit::Months; break;
    case 19:
    case 20: out.unit = DurationUnit::Percent; break;
    default: out.elapsed = false; // 21: no unit
    }
    return out;
}

/// The number for it.
constexpr qint64 durationNumber(DurationUnit unit, bool elapsed, bool estimated)
{
    constexpr qint64 plain[] = {3, 5, 7, 9, 11, 19};
    return plain[int(unit)] + (elapsed ? 1 : 0) + (estimated ? 32 : 0);
}

} // namespace gantry::mspdi
