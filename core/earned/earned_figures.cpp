#include "core/earned/earned_figures.h"

#include <cmath>

namespace gantry {
namespace {

using M = EarnedMeasure;

std::optional<double> over(std::optional<Amount> a, std::optional<Amount> b)
{
    if (!a || !b || !*a || !*b || b->minor == 0) return std::nullopt;
    return double(a->minor) / double(b->minor);
}

std::optional<Amount> less(std::optional<Amount> a, std::optional<Amount> b) { return a && b ? std::optional(*a - *b) : std::nullopt; }

std::optional<Amount> estimate(const EarnedSums& s, EstimateMethod method)
{
    const Amount rest = s.budget - s.earned;
    switch (method) {
    case EstimateMethod::ActualPlusRest: return s.actual + rest;
    case EstimateMethod::BottomUp: return s.actual + s.remaining;
    case EstimateMethod::BudgetOverCpi:
        if (s.earned.minor == 0 || s.actual.minor == 0) return std::nullopt;
        return scaled(s.budget, s.actual.minor, s.earned.minor);
    case EstimateMethod::CpiTimesSpi: {
        if (s.earned.minor == 0 || s.actual.minor == 0 || s.planned.minor == 0) return std::nullopt;
        // The product of three amounts is beyond 128 bits, hence the detour; exact up to 10^18 cents.
        const long double ev = static_cast<long double>(s.earned.minor);
        const long double more = static_cast<long double>(rest.minor) * (static_cast<long double>(s.actual.minor) / ev)
            * (static_cast<long double>(s.planned.minor) / ev);
        if (!(std::abs(more) < 9.2e18L)) return Amount{0, Amount::TooLarge};
        return s.actual + Amount{static_cast<qint64>(std::round(more))};
    }
    }
    return std::nullopt;
}

} // namespace

EarnedSums& EarnedSums::operator+=(const EarnedSums& other)
{
    budget += other.budget, planned += other.planned, earned += other.earned, actual += other.actual, remaining += other.remaining;
    return *this;
}

Kind kindOf(EarnedMeasure measure)
{
    switch (measure) {
    case M::ScheduleVariancePercent:
    case M::CostVariancePercent:
    case M::VarianceAtCompletionPercent:
    case M::PercentEarned:
    case M::PercentSpent: return Kind::Percent;
    case M::ScheduleIndex:
    case M::CostIndex:
    case M::ToCompleteBudget:
    case M::ToCompleteEstimate: return Kind::Real;
    default: return Kind::Money;
    }
}

std::optional<Amount> money(const EarnedSums& s, EarnedMeasure measure, EstimateMethod method)
{
    switch (measure) {
    case M::Budget: return s.budget;
    case M::Planned: return s.planned;
    case M::Earned: return s.earned;
    case M::Actual: return s.actual;
    case M::ScheduleVariance: return s.earned - s.planned;
    case M::CostVariance: return s.earned - s.actual;
    case M::EstimateAtCompletion: return estimate(s, method);
    case M::EstimateToComplete: return less(estimate(s, method), s.actual);
    case M::VarianceAtCompletion: return less(s.budget, estimate(s, method));
    default: return std::nullopt;
    }
}

std::optional<double> ratio(const EarnedSums& s, EarnedMeasure measure, EstimateMethod method)
{
    switch (measure) {
    case M::ScheduleVariancePercent: return over(s.earned - s.planned, s.planned);
    case M::CostVariancePercent: return over(s.earned - s.actual, s.earned);
    case M::ScheduleIndex: return over(s.earned, s.planned);
    case M::CostIndex: return over(s.earned, s.actual);
    case M::PercentEarned: return over(s.earned, s.budget);
    case M::PercentSpent: return over(s.actual, s.budget);
    case M::VarianceAtCompletionPercent: return over(money(s, M::VarianceAtCompletion, method), s.budget);
    case M::ToCompleteBudget: return over(s.budget - s.earned, s.budget - s.actual);
    case M::ToCompleteEstimate: return over(s.budget - s.earned, money(s, M::EstimateToComplete, method));
    default: return std::nullopt;
    }
}

Value figure(const EarnedSums& sums, EarnedMeasure measure, EstimateMethod method)
{
    if (kindOf(measure) == Kind::Money) {
        const auto amount = money(sums, measure, method);
        return amount && *amount ? Value(amount->minor) : Value();
    }
    const auto share = ratio(sums, measure, method);
    if (!share) return {};
    if (kindOf(measure) == Kind::Real) return *share;
    const double e8s = *share * 100.0 * double(e8);
    return std::abs(e8s) < 9e18 ? Value(qint64(std::llround(e8s))) : Value();
}

} // namespace gantry
