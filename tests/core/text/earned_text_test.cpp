#include "core/text/cost_text.h"
#include "core/text/earned_text.h"
#include "tests/support/strings.h"

#include <catch2/catch.hpp>

using namespace gantry;
using M = EarnedMeasure;
using E = EstimateMethod;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const EarnedSums halfway{{10'000'000}, {5'500'000}, {5'000'000}, {4'500'000}, {6'000'000}};

QString rule(M measure, E method = E::BudgetOverCpi, const EarnedSums& sums = halfway)
{
    return earnedRuleText(sums, measure, method, 2, english);
}

} // namespace

TEST_CASE("a figure of earned value tells its rule with the numbers put in", "[text][earned]")
{
    CHECK(rule(M::Planned) == u"PV = 55,000.00");
    CHECK(rule(M::CostIndex) == u"CPI = EV / AC = 50,000.00 / 45,000.00 = 1.11");
    CHECK(rule(M::ScheduleVariance) == u"SV = EV – PV = 50,000.00 – 55,000.00 = -5,000.00");
    CHECK(rule(M::PercentSpent) == u"Spent % = AC / BAC = 45,000.00 / 100,000.00 = 45.0 %");
    CHECK(rule(M::EstimateAtCompletion) == u"EAC = BAC / CPI = 100,000.00 / 1.11 = 90,000.00");
    CHECK(rule(M::EstimateAtCompletion, E::ActualPlusRest) == u"EAC = AC + (BAC – EV) = 45,000.00 + (100,000.00 – 50,000.00) = 95,000.00");
    CHECK(rule(M::EstimateAtCompletion, E::CpiTimesSpi)
        == u"EAC = AC + (BAC – EV) / (CPI × SPI) = 45,000.00 + (100,000.00 – 50,000.00) / (1.11 × 0.91) = 94,500.00");
    CHECK(rule(M::EstimateAtCompletion, E::BottomUp) == u"EAC = AC + remaining cost = 45,000.00 + 60,000.00 = 105,000.00");
    CHECK(rule(M::ToCompleteEstimate, E::ActualPlusRest)
        == u"TCPI (EAC) = (BAC – EV) / (EAC – AC) = (100,000.00 – 50,000.00) / (95,000.00 – 45,000.00) = 1.00");
    CHECK(rule(M::VarianceAtCompletion) == u"VAC = BAC – EAC = 100,000.00 – 90,000.00 = 10,000.00");
}

TEST_CASE("what is absent says so, and why", "[text][earned]")
{
    const EarnedSums nothing{{100}, {0}, {0}, {0}, {}};
    CHECK(earnedText(nothing, M::CostIndex, {}, 2, english) == u"n/a");
    CHECK(rule(M::CostIndex, {}, nothing) == u"CPI = EV / AC = 0.00 / 0.00 = n/a");
    CHECK(absenceText(nothing, M::CostIndex, {}).contains(u"EV / AC would be divided by nothing"));
    CHECK(absenceText(halfway, M::CostIndex, {}).isEmpty());
    EarnedSums unknown = halfway;
    unknown.actual = {0, Amount::NoRate};
    CHECK(earnedText(unknown, M::Actual, {}, 2, english) == u"n/a");
    CHECK(absenceText(unknown, M::CostIndex, {}).contains(u"exchange rate"));
    unknown.actual = {0, Amount::TooLarge};
    CHECK(absenceText(unknown, M::CostIndex, {}).contains(u"larger than can be added up"));
}

TEST_CASE("amounts have the digits of their currency, parts say why they count", "[text][earned]")
{
    CHECK(amountText({123456}, 0, english) == u"123,456");
    CHECK(amountText({123456}, 3, english) == u"123.456");
    const EarnedPart part{{}, {40'000}, "earned.by-percent", percent(40), {100'000}};
    CHECK(earnedPartText(part, 2, english) == u"40 % complete of 1,000.00");
    CHECK(earnedDaysText(-3.44, english) == u"-3.4");
    CHECK(earnedDaysText({}, english) == u"n/a");
}
