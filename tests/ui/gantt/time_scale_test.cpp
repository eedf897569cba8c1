#include "tests/support/strings.h"
#include "tests/ui/gantt/sample_source.h"
#include "ui/gantt/time_scale.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {
const QLocale english(QLocale::English, QLocale::UnitedKingdom);
QStringList labels(const std::vector<Tick>& ticks)
{
    QStringList out;
    for (const Tick& tick : ticks) out << tick.label;
    return out;
}
} // namespace

TEST_CASE("time to pixels and back gives the same second at every zoom", "[gantt]")
{
    for (const double pixels : {0.03, 0.4, 1.2, 5.0, 18.0, 60.0, 2880.0}) {
        const TimeScale scale{.origin = at(2026, 1, 1), .pixelsPerDay = pixels};
        for (const DateTime t : {at(2026, 6, 6, 8), at(2027, 2, 28, 17), at(2025, 12, 31), at(1999, 1, 1)})
            CHECK(std::abs(scale.at(scale.x(t)).seconds - t.seconds) <= 1);
    }
}

TEST_CASE("months are as wide as they are long", "[gantt]")
{
    const TimeScale scale{.origin = at(2026, 1, 1), .pixelsPerDay = 2};
    const auto months = scale.ticks(TierUnit::Month, at(2026, 1, 1), at(2026, 12, 31), english);
    REQUIRE(months.size() == 12);
    const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30};
    for (std::size_t i = 0; i + 1 < months.size(); ++i) CHECK(scale.x(months[i + 1].at) - scale.x(months[i].at) == Approx(2.0 * days[i]));
}

TEST_CASE("the tiers follow the zoom", "[gantt]")
{
    using T = TierUnit;
    const std::tuple<double, T, T> expected[] = {{60, T::Day, T::Hour}, {59, T::Week, T::Day}, {18, T::Week, T::Day},
        {5, T::Month, T::Week}, {1.2, T::Quarter, T::Month}, {0.4, T::Year, T::Quarter}, {0.39, T::Year, T::HalfYear}};
    for (const auto& [pixels, upper, lower] : expected) {
        const TimeScale scale{.pixelsPerDay = pixels};
        CHECK(scale.tiers() == std::pair(upper, lower));
    }
}

TEST_CASE("divisions lie on calendar starts and name them", "[gantt]")
{
    TimeScale scale{.origin = at(2026, 1, 1), .pixelsPerDay = 1.4};
    const auto quarters = scale.ticks(TierUnit::Quarter, at(2026, 8, 10), at(2027, 2, 1), english);
    CHECK(labels(quarters) == QStringList{QStringLiteral("Q3 2026"), QStringLiteral("Q4 2026"), QStringLiteral("Q1 2027")});
    CHECK(quarters.front().at == at(2026, 7, 1));
    scale.pixelsPerDay = 24;
    const auto weeks = scale.ticks(TierUnit::Week, at(2026, 3, 4), at(2026, 3, 10), english);
    CHECK(weeks.front().at == at(2026, 3, 2)); // a Monday
    CHECK(labels(weeks) == QStringList{QStringLiteral("2 Mar 2026"), QStringLiteral("9 Mar 2026")});
    scale.weekStart = Qt::Sunday;
    CHECK(scale.ticks(TierUnit::Week, at(2026, 3, 4), at(2026, 3, 10), english).front().at == at(2026, 3, 1));
    scale.pixelsPerDay = TimeScale::least;
    const auto years = scale.ticks(TierUnit::Year, at(2026, 1, 1), at(2049, 1, 1), english);
    for (std::size_t i = 0; i + 1 < years.size(); ++i) CHECK(scale.x(years[i + 1].at) - scale.x(years[i].at) >= 40);
}

TEST_CASE("zooming finer and coarser walks the same steps and stops at both ends", "[gantt]")
{
    TimeScale scale{.pixelsPerDay = TimeScale::least};
    int steps = 0;
    while (scale.finer() != scale.pixelsPerDay) scale.pixelsPerDay = scale.finer(), ++steps;
    CHECK(scale.pixelsPerDay == TimeScale::most);
    for (; scale.coarser() != scale.pixelsPerDay; --steps) scale.pixelsPerDay = scale.coarser();
    CHECK(steps == 0);
    CHECK(scale.pixelsPerDay == TimeScale::least);
}
