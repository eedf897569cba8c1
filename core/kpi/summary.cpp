#include "core/kpi/summary.h"

#include <algorithm>
#include <cmath>

namespace gantry {

Figures rollUp(const std::vector<Figures>& parts)
{
    Figures out;
    const auto earliest = [](auto& into, const auto& from) {
        if (from && (!into || *from < *into)) into = from;
    };
    const auto latest = [](auto& into, const auto& from) {
        if (from && (!into || *from > *into)) into = from;
    };
    long double done = 0, plain = 0;
    int counted = 0;
    for (const Figures& part : parts) {
        earliest(out.start, part.start);
        latest(out.finish, part.finish);
        latest(out.baselineFinish, part.baselineFinish);
        latest(out.slipDays, part.slipDays);
        earliest(out.statusDate, part.statusDate);
        out.slipTotal += part.slipTotal;
        out.slips += part.slips;
        out.projects += part.projects;
        out.tasks += part.tasks;
        out.milestones += part.milestones;
        out.critical += part.critical;
        out.late += part.late;
        out.tasksDue += part.tasksDue;
        out.tasksDone += part.tasksDone;
        out.milestonesDue += part.milestonesDue;
        out.milestonesMet += part.milestonesMet;
        out.health = std::max(out.health, part.health);
        if (!part.complete) continue;
        out.weight += part.weight;
        done += static_cast<long double>(part.complete->e8) * static_cast<long double>(part.weight);
        plain += static_cast<long double>(part.complete->e8);
        ++counted;
    }
    // Plans of milestones alone have no duration to weigh by; then each counts the same.
    if (counted) out.complete = Percent{std::llround(out.weight ? done / static_cast<long double>(out.weight) : plain / counted)};
    return out;
}

std::optional<double> executionIndex(const Figures& f)
{
    return f.tasksDue ? std::optional(double(f.tasksDone) / double(f.tasksDue)) : std::nullopt;
}
std::optional<double> averageSlip(const Figures& f)
{
    return f.slips ? std::optional(double(f.slipTotal) / double(f.slips)) : std::nullopt;
}
std::optional<double> milestonesMetPercent(const Figures& f)
{
    return f.milestonesDue ? std::optional(100.0 * double(f.milestonesMet) / double(f.milestonesDue)) : std::nullopt;
}

namespace {
Health atLeast(double value, double good, double watch)
{
    return value >= good ? Health::Good : value >= watch ? Health::Watch : Health::Bad;
}
} // namespace

Health slipHealth(qint64 days) { return days <= 0 ? Health::Good : days <= limits::slipWatch ? Health::Watch : Health::Bad; }
Health executionHealth(double index) { return atLeast(index, limits::executionGood, limits::executionWatch); }
Health milestonesHealth(double percentMet) { return atLeast(percentMet, limits::milestonesGood, limits::milestonesWatch); }
Health lateHealth(int late, int tasks)
{
    return late == 0 ? Health::Good : 100.0 * late < limits::lateWatch * tasks ? Health::Watch : Health::Bad;
}
Health progressHealth(double actual, double planned) { return planned > 0 ? executionHealth(actual / planned) : Health::Good; }

} // namespace gantry
