#pragma once
#include "core/model/node.h"

#include <vector>

namespace gantry {

/// Figures of one project, or rolled up over several: earliest start, latest finish, most slip, percent weighted by duration, sums, worst
/// health.
struct Figures {
    std::optional<DateTime> start, finish, baselineFinish;
    std::optional<qint64> slipDays; // working days of the project's calendar, positive where later than the baseline
    qint64 slipTotal = 0; // the sum of all slips
    int slips = 0; // and how many projects have one
    std::optional<Percent> complete;
    qint64 weight = 0; // working seconds of the tasks; what `complete` is weighted by
    int projects = 0, tasks = 0, milestones = 0, critical = 0;
    int late = 0; // unfinished tasks whose baseline finish, else own finish, lies before the status date
    /// Tasks agreed for the status date or earlier, with those that the baseline has no finish of; finished by then. No milestones.
    int tasksDue = 0, tasksDone = 0;
    int milestonesDue = 0, milestonesMet = 0; // by baseline finish up to the status date; met: finished by then
    std::optional<DateTime> statusDate; // rolled up: the oldest
    Health health = Health::NotAssessed;
    Trend trend = Trend::None; // of one project only
    bool operator==(const Figures&) const = default;
};

Figures rollUp(const std::vector<Figures>& parts);

/// Baseline execution index: tasks done by those that were to be done, 1 where all is as agreed; absent while nothing was due.
/// Source: DCMA 14-point assessment, check 14, as in core/schedule/quality; milestones, summaries and level of effort are left out.
std::optional<double> executionIndex(const Figures& figures);
/// Working days by which the projects finish later than agreed, on average; absent where none has a baseline.
std::optional<double> averageSlip(const Figures& figures);
/// Share of the milestones due that were met, 0 to 100; absent where none was due.
std::optional<double> milestonesMetPercent(const Figures& figures);

/// What a figure means, by limits of our own where no source is named.
namespace limits {
inline constexpr double executionGood = 0.95, executionWatch = 0.85; // DCMA 14-point assessment; watch: our own
inline constexpr double milestonesGood = 90, milestonesWatch = 80; // percent met
inline constexpr double lateWatch = 5; // percent of the tasks: DCMA 14-point assessment, check 11
inline constexpr qint64 slipWatch = 20; // working days
} // namespace limits
Health slipHealth(qint64 workingDays);
Health executionHealth(double index);
Health milestonesHealth(double percentMet);
/// Of late tasks among all.
Health lateHealth(int late, int tasks);
/// Percent done against percent that was to be done, judged as an index.
Health progressHealth(double actual, double planned);

} // namespace gantry
