#include "tests/core/earned/costed_plan.h"

#include <random>

using namespace gantry;
using namespace gantry::test;
using M = EarnedMeasure;

namespace {

/// A plan of three levels with whatever may stand in it.
void fill(CostedPlan& plan, std::mt19937& random)
{
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    const CostAccount account = plan.add(CostAccount{.project = plan.project, .code = QStringLiteral("A")});
    std::vector<TaskId> tasks;
    for (int i = 0; i < 25; ++i) {
        const TaskId parent = i > 2 && below(2) ? tasks[std::size_t(below(std::min(i, 6)))] : TaskId{};
        tasks.push_back(plan.task(1 + below(15), below(4) ? below(1'000'000) : 0, parent));
        if (below(3) == 0) plan.set<&Task::fixedCost>(tasks.back(), {below(50'000)});
        if (below(3) == 0) plan.set<&Task::fixedCostAccrual>(tasks.back(), Accrual(below(3)));
        if (below(2)) plan.set<&Task::technique>(tasks.back(), EarnedValueTechnique(below(8)));
        if (below(3) == 0) plan.set<&Task::account>(tasks.back(), account.id);
    }
}
void work(CostedPlan& plan, std::mt19937& random)
{
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    std::vector<TaskId> tasks;
    std::vector<AssignmentId> assignments;
    plan.portfolio.all<Task>().forEach([&](const Task& t) { tasks.push_back(t.id); });
    plan.portfolio.all<Assignment>().forEach([&](const Assignment& a) { assignments.push_back(a.id); });
    for (TaskId task : tasks) {
        if (below(2)) continue;
        plan.begin(task, plan.at(2 + below(10), 8));
        plan.set<&Task::percentComplete>(task, percent(below(101)));
        if (below(3) == 0) plan.finish(task, plan.at(12 + below(10), 17));
    }
    for (AssignmentId a : assignments)
        if (below(2)) plan.set<&Assignment::actualCost>(a, {below(900'000) - 1000});
    for (int i = 0; i < 10; ++i) {
        LedgerEntry entry{.project = plan.project, .date = QDate(2026, 3, 1 + below(28)), .amount = {below(500'001) - 1000}};
        if (below(2)) entry.account = plan.portfolio.all<CostAccount>().row(0).id;
        if (below(3) == 0) entry.task = tasks[std::size_t(below(int(tasks.size())))];
        plan.add(entry);
    }
    if (below(2)) plan.add(CostOptions{.project = plan.project, .actualCostFrom = ActualCostFrom::Ledger});
}

} // namespace

TEST_CASE("what explains a figure adds up to it to the cent, on whatever plan", "[earned]")
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        CostedPlan plan;
        fill(plan, random);
        const auto baseline = plan.baseline();
        work(plan, random);
        const EarnedInput input = plan.input(baseline, plan.at(15, 17));
        const EarnedValue value = earnedValue(plan.portfolio, input);
        for (const M measure : {M::Budget, M::Planned, M::Earned, M::Actual})
            for (int row = -1; row < int(value.rows.size()); ++row) {
                CAPTURE(int(measure), row);
                Amount sum;
                for (const EarnedPart& part : earnedParts(plan.portfolio, input, row, measure)) sum += part.amount;
                CHECK(sum == money(row < 0 ? value.totals.sums : value.rows[std::size_t(row)].sums, measure, {}));
            }
        // Curves end at the sums.
        const auto now = std::ranges::find(value.totals.series, QDate(2026, 3, 15), &EarnedPoint::day);
        REQUIRE(now != value.totals.series.end());
        CHECK(now->planned == value.totals.sums.planned);
        CHECK(now->earned == value.totals.sums.earned);
        CHECK(now->actual == value.totals.sums.actual);
    }
}

TEST_CASE("each part of a figure leads to its record and says why it counts", "[earned]")
{
    CostedPlan plan;
    const TaskId slab = plan.task(10, 100'00);
    const AssignmentId crew = plan.portfolio.all<Assignment>().row(0).id;
    plan.set<&Task::fixedCost>(slab, {10'00});
    const auto baseline = plan.baseline();
    plan.begin(slab, plan.at(2, 8));
    plan.set<&Task::percentComplete>(slab, percent(30));
    plan.spend(slab, 25'00);
    const EarnedInput input = plan.input(baseline, plan.at(6, 17));

    const auto planned = earnedParts(plan.portfolio, input, 0, M::Planned);
    REQUIRE(planned.size() == 2);
    CHECK(planned[0].record == RecordKey{entityOf<Task>(), slab.value});
    CHECK(planned[0].amount == Amount{5'00});
    CHECK(planned[0].whole == Amount{10'00});
    CHECK(planned[1].record == RecordKey{entityOf<Assignment>(), crew.value});

    const auto earned = earnedParts(plan.portfolio, input, 0, M::Earned);
    REQUIRE(earned.size() == 1);
    CHECK(earned[0].amount == Amount{33'00});
    CHECK(earned[0].share == percent(30));
    CHECK(earned[0].rule == std::string_view("earned.by-percent"));

    CHECK(earnedParts(plan.portfolio, input, 0, M::Actual).size() == 2);
    CHECK(earnedParts(plan.portfolio, input, 0, M::CostIndex).empty());
    CHECK(termsOf(M::CostIndex, {}) == std::vector{M::Earned, M::Actual});
}
