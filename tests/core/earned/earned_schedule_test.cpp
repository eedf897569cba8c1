#include "core/earned/earned_schedule.h"
#include "core/earned/earned_series.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

std::vector<PlannedPoint> plan(std::initializer_list<double> cumulative)
{
    std::vector<PlannedPoint> points{{}};
    for (double value : cumulative) points.push_back({double(points.size()), value});
    return points;
}

} // namespace

TEST_CASE("earned schedule: what was earned after seven months was to be earned after five", "[earned]")
{
    // Lipke's figure; with a planned duration of 10.
    const auto points = plan({10, 20, 35, 50, 70, 90, 110, 130, 145, 150});
    const auto s = earnedSchedule(points, 70, 7);
    REQUIRE(s);
    CHECK(s->earned == 5);
    CHECK(s->variance == -2);
    CHECK(*s->index == Approx(0.714286).margin(5e-7));
    CHECK(*s->forecast == Approx(14.0));
    CHECK(*s->toComplete == Approx(1.666667).margin(5e-7));
}

TEST_CASE("earned schedule lies between two periods where the earned value does", "[earned]")
{
    const auto points = plan({10, 30, 60, 100, 150, 200});
    const auto s = earnedSchedule(points, 75, 4);
    REQUIRE(s);
    CHECK(s->earned == Approx(3.375));
    CHECK(s->variance == Approx(-0.625));
    CHECK(*s->index == Approx(0.84375));
    CHECK(s->planned == 6);
    CHECK(*s->forecast == Approx(7.111111).margin(5e-7));

    SECTION("a late finish shows, where SPI by money comes back to 1")
    {
        const auto late = earnedSchedule(points, 200, 8);
        REQUIRE(late);
        CHECK(late->earned == 6);
        CHECK(*late->index == 0.75);
        CHECK(late->variance == -2);
    }
    SECTION("where nothing was earned no forecast is made of it, and before the start no index")
    {
        const auto none = earnedSchedule(points, 0, 4);
        REQUIRE(none);
        CHECK(none->earned == 0);
        CHECK(*none->index == 0);
        CHECK_FALSE(none->forecast);
        CHECK_FALSE(earnedSchedule(points, 0, -3)->index);
        CHECK_FALSE(earnedSchedule(points, 75, 6)->toComplete);
    }
    SECTION("a plan without value has none")
    {
        CHECK_FALSE(earnedSchedule(plan({0, 0}), 0, 1));
        CHECK_FALSE(earnedSchedule({}, 10, 1));
    }
    SECTION("a plan takes as long as its value grows") { CHECK(earnedSchedule(plan({10, 30, 30, 30}), 30, 1)->planned == 2); }
}

TEST_CASE("periods end with the month or with the week, and begin the day before the first", "[earned]")
{
    CHECK(periodEnds({2026, 1, 15}, {2026, 3, 1}, EarnedPeriod::Month)
        == std::vector<QDate>{{2025, 12, 31}, {2026, 1, 31}, {2026, 2, 28}, {2026, 3, 31}});
    CHECK(periodEnds({2026, 3, 2}, {2026, 3, 9}, EarnedPeriod::Week) == std::vector<QDate>{{2026, 3, 1}, {2026, 3, 8}, {2026, 3, 15}});
    CHECK(periodEnds({2026, 3, 2}, {2026, 3, 4}, EarnedPeriod::Week, {QDate(2026, 3, 4), QDate(), QDate(2027, 1, 1), QDate(2026, 3, 6)})
        == std::vector<QDate>{{2026, 3, 1}, {2026, 3, 4}, {2026, 3, 6}, {2026, 3, 8}});
}
