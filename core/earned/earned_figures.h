#pragma once
#include "core/cost/amount.h"
#include "core/model/cost_options.h"
#include "core/model/value.h"

namespace gantry {

/// What earned value is computed from: of a task, a summary, a project or several.
struct EarnedSums {
    Amount budget; // budget at completion, BAC
    Amount planned; // PV: what of the budget was to be done by the status date
    Amount earned; // EV: what of the budget has been done
    Amount actual; // AC: what that has cost
    Amount remaining; // what is still to be spent by the plan of now: the estimate from below
    bool operator==(const EarnedSums&) const = default;
    EarnedSums& operator+=(const EarnedSums& other);
};

/// Sums and the figures made of them. The words are stable: keys of the command line, of columns and of KPI formulas.
enum class EarnedMeasure {
    Budget,
    Planned,
    Earned,
    Actual,
    ScheduleVariance,
    CostVariance,
    ScheduleVariancePercent,
    CostVariancePercent,
    ScheduleIndex,
    CostIndex,
    PercentEarned,
    PercentSpent,
    EstimateAtCompletion,
    EstimateToComplete,
    VarianceAtCompletion,
    VarianceAtCompletionPercent,
    ToCompleteBudget,
    ToCompleteEstimate
};
template <>
inline constexpr auto keysOf<EarnedMeasure> = std::to_array<std::string_view>({"bac", "pv", "ev", "ac", "sv", "cv", "sv_percent",
    "cv_percent", "spi", "cpi", "percent_earned", "percent_spent", "eac", "etc", "vac", "vac_percent", "tcpi_bac", "tcpi_eac"});
inline constexpr std::size_t earnedMeasures = keysOf<EarnedMeasure>.size();

/// Kind::Money (minor units), Kind::Percent (1e-8 percent) or Kind::Real (an index, 1 where all is as agreed).
Kind kindOf(EarnedMeasure measure);

/// The figure as a value of its kind; absent where it would be a division by nothing, or where a sum is not known (no rate, too large).
/// SV = EV - PV, CV = EV - AC, SPI = EV / PV, CPI = EV / AC; EAC by `method`: BAC / CPI; AC + (BAC - EV); AC + (BAC - EV) / (CPI x SPI);
/// AC + what remains by the plan. ETC = EAC - AC, VAC = BAC - EAC, TCPI = (BAC - EV) / (BAC - AC), to the estimate (BAC - EV) / (EAC - AC).
/// Source: the practice of ANSI/EIA-748.
Value figure(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method);
/// Of a measure of money.
std::optional<Amount> money(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method);
/// Of an index, or a percentage as a share of 1.
std::optional<double> ratio(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method);

} // namespace gantry
