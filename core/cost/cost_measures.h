#pragma once
#include "core/cost/amount.h"
#include "core/model/value.h"

namespace gantry {

/// The figures of a cost sheet, each with the standard name of cost control. The first are added up from records, the others follow from
/// them.
enum class CostMeasure : quint8 {
    OriginalBudget,
    Adjustments, // approved
    DraftAdjustments,
    Contract,
    Variations, // committed: approved, and in principle where the house rule says so
    PendingVariations, // forecast, pending, and in principle where that is not committed
    Uncommitted,
    Contingency, // forecast for project and client
    Risk, // forecast, by likelihood
    DirectCost, // of no contract; 0 where the house rule leaves it out of the forecast
    Claimed,
    Approved,
    RetentionHeld,
    Paid, // without retention and tax
    Accrued,
    Ledger,
    Budget, // from here on computed
    CurrentContract,
    ForecastFinalCost,
    Variance,
    ToGo,
    Committed
};
template <>
inline constexpr auto keysOf<CostMeasure> = std::to_array<std::string_view>({"original_budget", "adjustments", "draft_adjustments",
    "contract", "variations", "pending_variations", "uncommitted", "contingency", "risk", "direct_cost", "claimed", "approved",
    "retention_held", "paid", "accrued", "ledger", "budget", "current_contract", "forecast_final_cost", "variance", "to_go", "committed"});
inline constexpr std::size_t basicMeasures = std::size_t(CostMeasure::Budget);
inline constexpr std::size_t costMeasures = keysOf<CostMeasure>.size();
inline bool isBasic(CostMeasure measure) { return std::size_t(measure) < basicMeasures; }

/// One sign and one measure of a rule: Variance is Budget less ForecastFinalCost.
struct CostTerm {
    int sign;
    CostMeasure measure;
};
/// What a computed measure is made of; empty for a basic one.
std::span<const CostTerm> termsOf(CostMeasure measure);

/// Basic figures of one row.
using CostFigures = std::array<Amount, basicMeasures>;
Amount figure(const CostFigures& figures, CostMeasure measure);
void add(CostFigures& to, const CostFigures& part);

} // namespace gantry
