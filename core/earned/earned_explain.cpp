#include "core/earned/earned_explain.h"

#include "core/earned/earned_counting.h"

namespace gantry {
namespace {

using M = EarnedMeasure;

Amount sumOf(const EarnedSums& sums, M measure) { return money(sums, measure, {}).value_or(Amount{}); }

bool isSum(M measure) { return measure <= M::Actual; }

const char* earnedRule(EarnedValueTechnique technique)
{
    switch (technique) {
    case EarnedValueTechnique::PercentComplete: return "earned.by-percent";
    case EarnedValueTechnique::PhysicalPercent: return "earned.by-physical-percent";
    case EarnedValueTechnique::ZeroHundred: return "earned.by-zero-hundred";
    case EarnedValueTechnique::FiftyFifty: return "earned.by-fifty-fifty";
    case EarnedValueTechnique::TwentyEighty: return "earned.by-twenty-eighty";
    case EarnedValueTechnique::WeightedMilestones: return "earned.by-milestones";
    case EarnedValueTechnique::Units: return "earned.by-units";
    case EarnedValueTechnique::LevelOfEffort: return "earned.by-plan";
    }
    return "";
}

/// What one row has by itself.
void ownParts(const EarnedCounting& counting, const EarnedInput& input, int row, M measure, std::vector<EarnedPart>& out)
{
    const EarnedRow& own = counting.own().rows[std::size_t(row)];
    if (measure == M::Actual) {
        for (const CostSpan& span : counting.actual())
            if (span.task == row) out.push_back({span.record, Amount{span.amount}, "earned.spent", {}, {}});
        return;
    }
    const int place = input.planned ? input.planned->places.value(own.task) : -1;
    if (place < 0) return;
    if (measure == M::Earned) {
        if (own.sums.budget != Amount{})
            out.push_back({{entityOf<Task>(), own.task.value}, own.sums.earned, earnedRule(own.technique), own.done, own.sums.budget});
        return;
    }
    for (const CostSpan& span : input.planned->spansOf(input.planned->tasks[std::size_t(place)])) {
        const Amount due{amountBy(span, input.planned->calendars, input.asOf.seconds)}, all{span.amount};
        out.push_back(
            {span.record, measure == M::Planned ? due : all, measure == M::Planned ? "earned.planned" : "earned.agreed", {}, all});
    }
}

} // namespace

std::vector<EarnedPart> earnedParts(const Portfolio& portfolio, const EarnedInput& input, int row, EarnedMeasure measure)
{
    std::vector<EarnedPart> out;
    if (!isSum(measure)) return out;
    EarnedCounting counting(portfolio, input);
    if (row >= 0) ownParts(counting, input, row, measure, out);
    const EarnedValue value = counting.takeSums();
    for (std::size_t i = 0; i < value.rows.size(); ++i)
        if (const EarnedRow& below = value.rows[i]; below.parent == row)
            if (const Amount amount = sumOf(below.sums, measure); amount != Amount{})
                out.push_back({{entityOf<Task>(), below.task.value}, amount, "earned.row", {}, {}});
    if (row >= 0) return out;
    if (const Amount amount = sumOf(value.gone, measure); amount != Amount{}) out.push_back({{}, amount, "earned.gone", {}, {}});
    if (const Amount amount = sumOf(value.unassigned, measure); amount != Amount{})
        out.push_back({{}, amount, "earned.unassigned", {}, {}});
    return out;
}

std::vector<EarnedPart> earnedParts(
    std::span<const std::shared_ptr<const EarnedValue>> projects, const ExchangeRates& rates, EarnedMeasure measure)
{
    std::vector<EarnedPart> out;
    if (!isSum(measure)) return out;
    for (const auto& project : projects)
        if (project->totals.projects)
            out.push_back({{entityOf<Node>(), project->project.value}, sumOf(inPortfolioCurrency(project->totals, rates), measure),
                "earned.project", {}, {}});
    return out;
}

std::vector<EarnedMeasure> termsOf(EarnedMeasure measure, EstimateMethod method)
{
    switch (measure) {
    case M::Budget:
    case M::Planned:
    case M::Earned:
    case M::Actual: return {};
    case M::ScheduleVariance:
    case M::ScheduleIndex: return {M::Earned, M::Planned};
    case M::CostVariance:
    case M::CostIndex: return {M::Earned, M::Actual};
    case M::ScheduleVariancePercent: return {M::ScheduleVariance, M::Planned};
    case M::CostVariancePercent: return {M::CostVariance, M::Earned};
    case M::PercentEarned: return {M::Earned, M::Budget};
    case M::PercentSpent: return {M::Actual, M::Budget};
    case M::EstimateToComplete: return {M::EstimateAtCompletion, M::Actual};
    case M::VarianceAtCompletion: return {M::Budget, M::EstimateAtCompletion};
    case M::VarianceAtCompletionPercent: return {M::VarianceAtCompletion, M::Budget};
    case M::ToCompleteBudget: return {M::Budget, M::Earned, M::Actual};
    case M::ToCompleteEstimate: return {M::Budget, M::Earned, M::EstimateAtCompletion, M::Actual};
    case M::EstimateAtCompletion: break;
    }
    switch (method) {
    case EstimateMethod::BudgetOverCpi: return {M::Budget, M::CostIndex};
    case EstimateMethod::ActualPlusRest: return {M::Actual, M::Budget, M::Earned};
    case EstimateMethod::CpiTimesSpi: return {M::Actual, M::Budget, M::Earned, M::CostIndex, M::ScheduleIndex};
    case EstimateMethod::BottomUp: return {M::Actual};
    }
    return {};
}

} // namespace gantry
