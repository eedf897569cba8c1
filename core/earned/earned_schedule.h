#pragma once
#include <optional>
#include <span>

namespace gantry {

/// The plan's cumulative value at a time since its start.
struct PlannedPoint {
    double time = 0, value = 0;
};

/// When what has been earned was to be earned. Times in the unit of the points, since the start of the plan.
struct EarnedSchedule {
    double earned = 0; // ES: the time by which the plan had the value that is earned
    double actual = 0; // AT: the time gone by
    double planned = 0; // PD: how long the plan takes
    double variance = 0; // SV(t) = ES - AT
    std::optional<double> index; // SPI(t) = ES / AT
    std::optional<double> forecast; // IEAC(t) = PD / SPI(t)
    std::optional<double> toComplete; // TSPI = (PD - ES) / (PD - AT)
};

/// `points` by time, each the cumulative value by then; the first is where the plan starts. ES = C + I: C counts the whole periods whose
/// planned value has been earned, I is the part of the next. All earned: ES = PD; nothing: 0. Absent where the plan has no value.
/// Source: Lipke, Schedule is Different, The Measurable News, 2003.
std::optional<EarnedSchedule> earnedSchedule(std::span<const PlannedPoint> points, double earned, double time);

} // namespace gantry
