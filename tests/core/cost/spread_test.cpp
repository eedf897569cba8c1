#include "core/cost/amount.h"
#include "core/cost/spread.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace gantry;

namespace {

constexpr qint64 million = 1'000'000;

std::vector<qint64> months(SpreadCurve curve, QDate from, QDate to, qint64 total, QDate open = QDate(2026, 1, 1))
{
    return allocated(total, spreadOver(curve, from, to, nullptr, Month::of(open)).weights);
}

} // namespace

TEST_CASE("each curve spreads nothing at first, everything in the end, and what its formula says between", "[cost]")
{
    for (const SpreadCurve curve : {SpreadCurve::Flat, SpreadCurve::Front, SpreadCurve::Back, SpreadCurve::Bell}) {
        CHECK(spreadBy(curve, 0) == 0);
        CHECK(spreadBy(curve, million) == million * million);
        CHECK(spreadBy(curve, -5) == 0);
        for (qint64 x = 0; x < million; x += 9973) CHECK(spreadBy(curve, x) <= spreadBy(curve, x + 9973));
    }
    CHECK(spreadBy(SpreadCurve::Flat, million / 4) == million * million / 4);
    CHECK(spreadBy(SpreadCurve::Front, million / 4) == million * million * 7 / 16); // 2/4 - 1/16
    CHECK(spreadBy(SpreadCurve::Back, million / 4) == million * million / 16);
    CHECK(spreadBy(SpreadCurve::Bell, million / 4) == million * million * 5 / 32); // 3/16 - 2/64
    CHECK(spreadBy(SpreadCurve::Bell, million / 2) == million * million / 2);
}

TEST_CASE("whole months are steps of equal length, whatever their days", "[cost]")
{
    CHECK(months(SpreadCurve::Flat, {2026, 1, 1}, {2026, 3, 31}, 900) == std::vector<qint64>{300, 300, 300});
    CHECK(months(SpreadCurve::Back, {2026, 1, 1}, {2026, 3, 31}, 900) == std::vector<qint64>{100, 300, 500});
    CHECK(months(SpreadCurve::Front, {2026, 1, 1}, {2026, 3, 31}, 900) == std::vector<qint64>{500, 300, 100});
    CHECK(months(SpreadCurve::Bell, {2026, 1, 1}, {2026, 4, 30}, 3200) == std::vector<qint64>{500, 1100, 1100, 500});
    CHECK(months(SpreadCurve::Flat, {2026, 1, 16}, {2026, 2, 28}, 300).front() < 110); // half of January
}

TEST_CASE("of a curve that has begun the rest is spread, and one that is over falls on the first open month", "[cost]")
{
    CHECK(months(SpreadCurve::Back, {2026, 1, 1}, {2026, 3, 31}, 800, {2026, 2, 1}) == std::vector<qint64>{300, 500});
    CHECK(months(SpreadCurve::Back, {2025, 1, 1}, {2025, 3, 31}, 800) == std::vector<qint64>{800});
    const auto one = spreadOver(SpreadCurve::Flat, QDate(2026, 5, 7), QDate(2026, 5, 7), nullptr, {0});
    CHECK(one.first.first() == QDate(2026, 5, 1));
    CHECK(one.weights.size() == 1);
}

TEST_CASE("by schedule the working time of each month weighs", "[cost]")
{
    CalendarRules rules;
    CalendarRules::Week week{WorkCalendar::firstDay, WorkCalendar::lastDay, {}};
    for (int day = 0; day < 7; ++day) week.days[std::size_t(day)] = day == 0 || day == 6 ? Shifts{} : *parseShifts(u"08:00-16:00");
    rules.weeks.push_back(week);
    const WorkCalendar calendar(rules);
    const auto found = spreadOver(SpreadCurve::Schedule, QDate(2026, 1, 1), QDate(2026, 3, 31), &calendar, Month::of(QDate(2026, 1, 1)));
    CHECK(found.weights == std::vector<qint64>{22 * 28800, 20 * 28800, 22 * 28800});
}
