#pragma once
#include "core/model/ids.h"
#include "core/model/task.h"

namespace gantry {

enum class EstimateMethod { BudgetOverCpi, ActualPlusRest, CpiTimesSpi, BottomUp };
template <>
inline constexpr auto keysOf<EstimateMethod> = std::to_array<std::string_view>(
    {"budget_over_cpi", "actual_plus_rest", "cpi_times_spi", "bottom_up"});
enum class ActualCostFrom { Assignments, Ledger };
template <> inline constexpr auto keysOf<ActualCostFrom> = std::to_array<std::string_view>({"assignments", "ledger"});
enum class CashFlowBy { Objects, Accounts };
template <> inline constexpr auto keysOf<CashFlowBy> = std::to_array<std::string_view>({"objects", "accounts"});

/// House rules for figures: of a project, else of the whole portfolio (no project), else as they stand here.
struct CostOptions {
    CostOptionsId id{};
    NodeId project{};
    bool inPrincipleCommitted{};
    bool contingencyInForecast = true;
    bool riskInForecast = true;
    bool directInForecast{};
    bool draftContractsCount = true;
    EstimateMethod estimateMethod = EstimateMethod::BudgetOverCpi;
    ActualCostFrom actualCostFrom = ActualCostFrom::Assignments;
    EarnedValueTechnique technique = EarnedValueTechnique::PercentComplete;
    CashFlowBy cashFlowBy = CashFlowBy::Objects;
    qint64 fiscalYearStart = 1;
    bool operator==(const CostOptions&) const = default;
};

template <> struct Describe<CostOptions> {
    static constexpr EntityWords words{"cost_options", "Cost options", "Cost options", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::inPrincipleCommitted>("in_principle_committed", "In-principle variations are committed"),
        field<&T::contingencyInForecast>("contingency_in_forecast", "Contingency counts in the forecast final cost"),
        field<&T::riskInForecast>("risk_in_forecast", "Risk counts in the forecast final cost"),
        field<&T::directInForecast>("direct_in_forecast", "Direct costs count in the forecast final cost"),
        field<&T::draftContractsCount>("draft_contracts_count", "Draft and pending contracts count as uncommitted"),
        field<&T::estimateMethod>("estimate_method", "Estimate at completion"),
        field<&T::actualCostFrom>("actual_cost_from", "Actual cost from"),
        field<&T::technique>("earned_value_technique", "Earned value by"),
        field<&T::cashFlowBy>("cash_flow_by", "Cash flow is entered by"),
        field<&T::fiscalYearStart>("fiscal_year_start", "Fiscal year starts in month"),
    });
};

} // namespace gantry
