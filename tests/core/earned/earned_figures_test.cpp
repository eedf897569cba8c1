#include "core/earned/earned_figures.h"

#include <catch2/catch.hpp>

using namespace gantry;
using M = EarnedMeasure;

namespace {

EarnedSums sums(qint64 budget, qint64 planned, qint64 earned, qint64 actual, qint64 remaining = 0)
{
    return {{budget}, {planned}, {earned}, {actual}, {remaining}};
}
double index(const EarnedSums& s, M measure, EstimateMethod method = {})
{
    const auto found = ratio(s, measure, method);
    REQUIRE(found);
    return *found;
}
qint64 minor(const EarnedSums& s, M measure, EstimateMethod method = {})
{
    const Value found = figure(s, measure, method);
    REQUIRE(std::holds_alternative<qint64>(found));
    return intOf(found);
}

} // namespace

TEST_CASE("halfway, under cost and behind: the textbook's figures to the last digit", "[earned]")
{
    // UT Dallas lecture slides: BAC 100,000, PV 55,000, EV 50,000, AC 45,000.
    const EarnedSums s = sums(10'000'000, 5'500'000, 5'000'000, 4'500'000);
    CHECK(index(s, M::ScheduleIndex) == Approx(0.909091).margin(5e-7));
    CHECK(index(s, M::CostIndex) == Approx(1.111111).margin(5e-7));
    CHECK(minor(s, M::ScheduleVariance) == -500'000);
    CHECK(minor(s, M::CostVariance) == 500'000);
    CHECK(minor(s, M::EstimateAtCompletion, EstimateMethod::BudgetOverCpi) == 9'000'000);
    CHECK(minor(s, M::EstimateAtCompletion, EstimateMethod::ActualPlusRest) == 9'500'000);
    CHECK(minor(s, M::EstimateAtCompletion, EstimateMethod::CpiTimesSpi) == 9'450'000);
    CHECK(minor(s, M::VarianceAtCompletion, EstimateMethod::BudgetOverCpi) == 1'000'000);
    CHECK(minor(s, M::EstimateToComplete, EstimateMethod::BudgetOverCpi) == 4'500'000);
    CHECK(index(s, M::ToCompleteBudget) == Approx(0.909091).margin(5e-7));
    CHECK(index(s, M::ToCompleteEstimate, EstimateMethod::BudgetOverCpi) == Approx(1.111111).margin(5e-7));
    CHECK(minor(s, M::PercentEarned) == 50 * e8);
    CHECK(minor(s, M::PercentSpent) == 45 * e8);
    CHECK(minor(s, M::CostVariancePercent) == 10 * e8);
    CHECK(minor(s, M::ScheduleVariancePercent) == -909'090'909);
    CHECK(minor(s, M::VarianceAtCompletionPercent, EstimateMethod::BudgetOverCpi) == 10 * e8);
}

TEST_CASE("the estimate from below is what was spent and what is still to be spent", "[earned]")
{
    const EarnedSums s = sums(10'000, 5'000, 4'000, 6'000, 5'500);
    CHECK(minor(s, M::EstimateAtCompletion, EstimateMethod::BottomUp) == 11'500);
    CHECK(minor(s, M::EstimateToComplete, EstimateMethod::BottomUp) == 5'500);
    CHECK(minor(s, M::VarianceAtCompletion, EstimateMethod::BottomUp) == -1'500);
}

TEST_CASE("EVM-02: a division by nothing is absent, whichever of the figures is nothing", "[earned][cases]")
{
    const auto cpi = [](qint64 pv, qint64 ac, qint64 ev) { return ratio(sums(1000, pv, ev, ac), M::CostIndex, {}); };
    const auto spi = [](qint64 pv, qint64 ac, qint64 ev) { return ratio(sums(1000, pv, ev, ac), M::ScheduleIndex, {}); };
    CHECK(cpi(0, 300, 120) == Approx(0.4));
    CHECK_FALSE(spi(0, 300, 120));
    CHECK_FALSE(cpi(300, 0, 120));
    CHECK(spi(300, 0, 120) == Approx(0.4));
    CHECK(cpi(8, 4, 6) == Approx(1.5));
    CHECK(spi(8, 4, 6) == Approx(0.75));
    CHECK_FALSE(cpi(0, 0, 0));
    CHECK_FALSE(spi(0, 0, 0));
    for (std::size_t m = 0; m < earnedMeasures; ++m)
        if (kindOf(M(m)) != Kind::Money) CHECK(isAbsent(figure({}, M(m), EstimateMethod::BudgetOverCpi)));
    CHECK(isAbsent(figure(sums(1000, 300, 120, 0), M::EstimateAtCompletion, EstimateMethod::BudgetOverCpi)));
    CHECK(isAbsent(figure(sums(1000, 0, 120, 100), M::EstimateAtCompletion, EstimateMethod::CpiTimesSpi)));
    CHECK(isAbsent(figure(sums(1000, 300, 500, 1000), M::ToCompleteBudget, {})));
}

TEST_CASE("a sum that is not known makes every figure that needs it unknown", "[earned]")
{
    EarnedSums s = sums(1000, 500, 400, 300);
    s.actual = {0, Amount::NoRate};
    CHECK(isAbsent(figure(s, M::Actual, {})));
    CHECK(isAbsent(figure(s, M::CostIndex, {})));
    CHECK(isAbsent(figure(s, M::EstimateAtCompletion, EstimateMethod::ActualPlusRest)));
    CHECK(index(s, M::ScheduleIndex) == Approx(0.8));

    const qint64 most = std::numeric_limits<qint64>::max();
    CHECK(isAbsent(figure(sums(most, most, 1, most), M::EstimateAtCompletion, EstimateMethod::BudgetOverCpi)));
    CHECK(isAbsent(figure(sums(most, most, 1, most), M::EstimateAtCompletion, EstimateMethod::CpiTimesSpi)));
    CHECK(isAbsent(figure(sums(most, 0, -most, most), M::CostVariance, {})));
}
