#include "tests/core/earned/costed_plan.h"

using namespace gantry;
using namespace gantry::test;

namespace {

std::shared_ptr<const EarnedValue> shared(EarnedValue value) { return std::make_shared<const EarnedValue>(std::move(value)); }

} // namespace

TEST_CASE("projects add up in the currency of the portfolio", "[earned]")
{
    CostedPlan plan;
    const NodeId other{3}, third{4};
    plan.addProject(other, QStringLiteral("GBP"));
    plan.addProject(third);
    const Currency pound = plan.add(Currency{.code = QStringLiteral("GBP")});
    plan.add(ExchangeRate{.currency = pound.id, .validFrom = QDate(2026, 1, 1), .rate = {125'000'000}});
    const TaskId slab = plan.task(10, 100'00), pier = plan.task(10, 200'00, {}, other);
    plan.task(10, 999'00, {}, third); // without a baseline
    const auto first = plan.baseline(), second = plan.baseline(other);
    plan.begin(slab, plan.at(2, 8));
    plan.set<&Task::percentComplete>(slab, percent(50));
    plan.spend(slab, 40'00);
    plan.begin(pier, plan.at(2, 8));
    plan.set<&Task::percentComplete>(pier, percent(20));
    plan.spend(pier, 60'00);
    const std::vector projects{shared(earnedValue(plan.portfolio, plan.input(first, plan.at(6, 17)))),
        shared(earnedValue(plan.portfolio, plan.input(second, plan.at(4, 17), other))),
        shared(earnedValue(plan.portfolio, plan.input(nullptr, plan.at(6, 17), third)))};
    const EarnedTotals all = rolledUp(plan.portfolio, projects, ExchangeRates(plan.portfolio), plan.root);

    CHECK(all.projects == 2);
    CHECK(all.withoutBaseline == 1);
    CHECK(all.asOf == QDate(2026, 3, 6));
    CHECK(all.sums.budget == Amount{100'00 + 250'00});
    CHECK(all.sums.planned == Amount{50'00 + 75'00});
    CHECK(all.sums.earned == Amount{50'00 + 50'00});
    CHECK(all.sums.actual == Amount{40'00 + 75'00});

    // The curve tells the same figures where the sums are told, and ends at the budget.
    const auto now = std::ranges::find(all.series, all.asOf, &EarnedPoint::day);
    REQUIRE(now != all.series.end());
    CHECK(now->planned == all.sums.planned);
    CHECK(now->earned == all.sums.earned);
    CHECK(now->actual == all.sums.actual);
    CHECK(all.series.back().planned == all.sums.budget);
    CHECK_FALSE(all.series.back().earned);
    REQUIRE(all.forecastFinish);
    CHECK(*all.forecastFinish > QDate(2026, 3, 31)); // later than any project was to be done
    CHECK(all.series.back().day >= *all.forecastFinish);
    CHECK(now->forecast == all.sums.actual);
    CHECK(all.series.back().forecast == money(all.sums, EarnedMeasure::EstimateAtCompletion, all.method));
    REQUIRE(all.schedule);
    CHECK(*all.schedule->index < 1);

    SECTION("what explains the sum are the projects")
    {
        for (const EarnedMeasure m : {EarnedMeasure::Budget, EarnedMeasure::Planned, EarnedMeasure::Earned, EarnedMeasure::Actual}) {
            Amount sum;
            for (const EarnedPart& part : earnedParts(projects, ExchangeRates(plan.portfolio), m)) sum += part.amount;
            CHECK(sum == money(all.sums, m, {}));
        }
    }
}

TEST_CASE("without a rate the sum is not known", "[earned]")
{
    CostedPlan plan;
    plan.addProject(NodeId{3}, QStringLiteral("JPY"));
    plan.task(10, 100'00);
    plan.task(10, 100, {}, NodeId{3});
    const std::vector projects{shared(earnedValue(plan.portfolio, plan.input(plan.baseline(), plan.at(6, 17)))),
        shared(earnedValue(plan.portfolio, plan.input(plan.baseline(NodeId{3}), plan.at(6, 17), NodeId{3})))};
    const EarnedTotals all = rolledUp(plan.portfolio, projects, ExchangeRates(plan.portfolio), plan.root);
    CHECK(all.sums.budget.state == Amount::NoRate);
    CHECK(isAbsent(figure(all.sums, EarnedMeasure::ScheduleIndex, all.method)));
}

TEST_CASE("no project with a baseline adds up to nothing", "[earned]")
{
    CostedPlan plan;
    const std::vector projects{shared(earnedValue(plan.portfolio, plan.input(nullptr, plan.at(6, 17))))};
    const EarnedTotals all = rolledUp(plan.portfolio, projects, ExchangeRates(plan.portfolio), plan.root);
    CHECK(all.projects == 0);
    CHECK(all.series.empty());
    CHECK_FALSE(all.schedule);
}
