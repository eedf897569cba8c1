#include "core/cost/cost_measures.h"

namespace gantry {
namespace {
using M = CostMeasure;
constexpr CostTerm budget[] = {{1, M::OriginalBudget}, {1, M::Adjustments}};
constexpr CostTerm currentContract[] = {{1, M::Contract}, {1, M::Variations}};
constexpr CostTerm forecastFinalCost[] = {{1, M::CurrentContract}, {1, M::Uncommitted}, {1, M::DirectCost}};
constexpr CostTerm variance[] = {{1, M::Budget}, {-1, M::ForecastFinalCost}};
constexpr CostTerm toGo[] = {{1, M::ForecastFinalCost}, {-1, M::Paid}, {-1, M::DirectCost}};
constexpr CostTerm committed[] = {{1, M::CurrentContract}, {1, M::DirectCost}};
} // namespace

std::span<const CostTerm> termsOf(CostMeasure measure)
{
    switch (measure) {
    case M::Budget: return budget;
    case M::CurrentContract: return currentContract;
    case M::ForecastFinalCost: return forecastFinalCost;
    case M::Variance: return variance;
    case M::ToGo: return toGo;
    case M::Committed: return committed;
    default: return {};
    }
}

Amount figure(const CostFigures& figures, CostMeasure measure)
{
    if (isBasic(measure)) return figures[std::size_t(measure)];
    Amount sum;
    for (const CostTerm& term : termsOf(measure)) {
        const Amount part = figure(figures, term.measure);
        term.sign > 0 ? sum += part : sum -= part;
    }
    return sum;
}

void add(CostFigures& to, const CostFigures& part)
{
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += part[i];
}

} // namespace gantry
