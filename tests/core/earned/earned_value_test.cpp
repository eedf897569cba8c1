#include "tests/core/earned/costed_plan.h"

using namespace gantry;
using namespace gantry::test;
using T = EarnedValueTechnique;

namespace {

const DateTime friday = CostedPlan::at(6, 17);

qint64 minor(const Amount& amount)
{
    REQUIRE(amount);
    return amount.minor;
}

} // namespace

TEST_CASE("a task in the middle of its work: planned, earned and actual cost", "[earned]")
{
    CostedPlan plan;
    const TaskId slab = plan.task(10, 1000'00);
    const auto baseline = plan.baseline();
    plan.begin(slab, plan.at(2, 8));
    plan.set<&Task::percentComplete>(slab, percent(40));
    plan.spend(slab, 450'00);
    const EarnedValue value = earnedValue(plan.portfolio, plan.input(baseline, friday));
    const EarnedSums& s = value.totals.sums;
    CHECK(minor(s.budget) == 1000'00);
    CHECK(minor(s.planned) == 500'00);
    CHECK(minor(s.earned) == 400'00);
    CHECK(minor(s.actual) == 450'00);
    CHECK(minor(s.remaining) == 550'00);
    CHECK(rowOf(value, slab).sums == s);
    CHECK(value.totals.projects == 1);
    CHECK(value.totals.currency == u"EUR");
}

TEST_CASE("each technique earns its own way", "[earned]")
{
    CostedPlan plan;
    const TaskId task = plan.task(10, 200'00);
    const auto baseline = plan.baseline();
    const auto earned = [&](T technique) {
        plan.set<&Task::technique>(task, technique);
        return minor(earnedValue(plan.portfolio, plan.input(baseline, friday)).totals.sums.earned);
    };
    const std::array all{
        T::PercentComplete, T::PhysicalPercent, T::ZeroHundred, T::FiftyFifty, T::TwentyEighty, T::WeightedMilestones, T::Units};

    SECTION("nothing is earned before it begins, but level of effort goes by the plan")
    {
        for (T technique : all) CHECK(earned(technique) == 0);
        CHECK(earned(T::LevelOfEffort) == 100'00);
    }
    SECTION("under way")
    {
        plan.begin(task, plan.at(3, 8));
        plan.set<&Task::percentComplete>(task, percent(30));
        plan.set<&Task::physicalPercent>(task, percent(10));
        CHECK(earned(T::PercentComplete) == 60'00);
        CHECK(earned(T::PhysicalPercent) == 20'00);
        CHECK(earned(T::ZeroHundred) == 0);
        CHECK(earned(T::FiftyFifty) == 100'00);
        CHECK(earned(T::TwentyEighty) == 40'00);
        CHECK(earned(T::WeightedMilestones) == 0);
        CHECK(earned(T::Units) == 60'00); // nobody works on it by hours
        CHECK(earned(T::LevelOfEffort) == 100'00);

        plan.add(
            TaskStep{.project = plan.project, .task = task, .name = QStringLiteral("Formwork"), .weight = {3 * e8}, .done = percent(100)});
        plan.add(
            TaskStep{.project = plan.project, .task = task, .name = QStringLiteral("Concrete"), .weight = {1 * e8}, .done = percent(20)});
        plan.add(TaskStep{.project = plan.project, .task = task, .name = QStringLiteral("Curing"), .weight = {4 * e8}});
        CHECK(earned(T::WeightedMilestones) == 80'00); // 3.2 of 8

        const AssignmentId crew = plan.assign(task, {.work = hours(80), .actualWork = hours(20)});
        CHECK(earned(T::Units) == 50'00);
        plan.set<&Assignment::remainingWork>(crew, hours(30));
        CHECK(earned(T::Units) == 80'00);
    }
    SECTION("the percentage that counts is the one that the task says")
    {
        plan.set<&Task::percentComplete>(task, percent(30));
        plan.set<&Task::physicalPercent>(task, percent(10));
        plan.set<&Task::percentType>(task, PercentType::Physical);
        CHECK(earned(T::PercentComplete) == 20'00);
    }
    SECTION("what is finished has earned everything, whatever else was left standing")
    {
        plan.begin(task, plan.at(2, 8));
        plan.finish(task, plan.at(5, 17));
        plan.set<&Task::percentComplete>(task, percent(90));
        for (T technique : all) CHECK(earned(technique) == 200'00);
        CHECK(earned(T::LevelOfEffort) == 100'00);
    }
    SECTION("a finish later than the status date is none yet")
    {
        plan.begin(task, plan.at(2, 8));
        plan.set<&Task::actualFinish>(task, plan.at(9, 17));
        CHECK(earned(T::ZeroHundred) == 0);
        CHECK(earned(T::FiftyFifty) == 100'00);
    }
    SECTION("percentages beyond 0 to 100 earn no more than all")
    {
        plan.set<&Task::percentComplete>(task, percent(250));
        CHECK(earned(T::PercentComplete) == 200'00);
        plan.set<&Task::percentComplete>(task, percent(-5));
        CHECK(earned(T::PercentComplete) == 0);
    }
}

TEST_CASE("the technique is the task's own, else of its kind, else the project's, else the portfolio's", "[earned]")
{
    CostedPlan plan;
    const TaskId task = plan.task(10, 200'00);
    const auto baseline = plan.baseline();
    const auto technique = [&] { return rowOf(earnedValue(plan.portfolio, plan.input(baseline, friday)), task).technique; };
    CHECK(technique() == T::PercentComplete);
    plan.add(CostOptions{.technique = T::TwentyEighty});
    CHECK(technique() == T::TwentyEighty);
    plan.add(CostOptions{.project = plan.project, .technique = T::FiftyFifty});
    CHECK(technique() == T::FiftyFifty);
    plan.set<&Task::kind>(task, TaskKind::LevelOfEffort);
    CHECK(technique() == T::LevelOfEffort);
    plan.set<&Task::technique>(task, T::ZeroHundred);
    CHECK(technique() == T::ZeroHundred);
}

TEST_CASE("summaries are the sums of what lies below them, and have a cost of their own", "[earned]")
{
    CostedPlan plan;
    const TaskId phase = plan.task(1, 0), slab = plan.task(5, 100'00, phase), wall = plan.task(5, 60'00, phase);
    plan.set<&Task::fixedCost>(phase, {40'00});
    const auto baseline = plan.baseline();
    plan.begin(slab, plan.at(2, 8));
    plan.set<&Task::percentComplete>(slab, percent(50));
    plan.spend(slab, 70'00);
    const EarnedValue value = earnedValue(plan.portfolio, plan.input(baseline, plan.at(4, 12)));
    const EarnedSums& s = rowOf(value, phase).sums;
    CHECK(minor(s.budget) == 200'00);
    CHECK(minor(s.planned) == 100'00);
    CHECK(minor(s.earned) == 50'00 + 10'00); // a quarter of its two tasks is done
    CHECK(minor(s.actual) == 70'00 + 10'00);
    CHECK(minor(s.remaining) == 30'00 + 60'00 + 30'00);
    CHECK(value.rows[0].below == 2);
    CHECK(value.rows[1].level == 1);
    CHECK(value.totals.sums == s);
    CHECK(minor(rowOf(value, wall).sums.earned) == 0);
}

TEST_CASE("a task that is gone from the plan stays agreed and unearned, and one that is new costs without a budget", "[earned]")
{
    CostedPlan plan;
    const TaskId slab = plan.task(5, 100'00), wall = plan.task(5, 60'00);
    const auto baseline = plan.baseline();
    ChangeBuilder build(QStringLiteral("test"));
    plan.portfolio.all<Assignment>().forEach([&](const Assignment& a) {
        if (a.task == wall) build.remove(plan.portfolio, entityOf<Assignment>(), a.id.value);
    });
    build.remove(plan.portfolio, entityOf<Task>(), wall.value);
    auto set = build.take();
    REQUIRE(applyToMemory(plan.portfolio, set));
    const TaskId roof = plan.task(5, 30'00);
    plan.begin(roof, plan.at(2, 8));
    plan.spend(roof, 20'00);
    const EarnedValue value = earnedValue(plan.portfolio, plan.input(baseline, friday));
    CHECK(minor(value.gone.budget) == 60'00);
    CHECK(minor(value.gone.planned) == 60'00);
    CHECK(minor(value.totals.sums.budget) == 160'00);
    CHECK(minor(rowOf(value, slab).sums.budget) == 100'00);
    CHECK(minor(rowOf(value, roof).sums.actual) == 20'00);
    CHECK(minor(rowOf(value, roof).sums.budget) == 0);
}

TEST_CASE("from the ledger: entries of a task, of an account by what its tasks have earned, and of neither", "[earned]")
{
    CostedPlan plan;
    const CostAccount concrete = plan.add(CostAccount{.project = plan.project, .code = QStringLiteral("C1")});
    const TaskId slab = plan.task(5, 100'00), wall = plan.task(5, 200'00), roof = plan.task(5, 50'00);
    for (TaskId task : {slab, wall}) plan.set<&Task::account>(task, concrete.id);
    const auto baseline = plan.baseline();
    plan.add(CostOptions{.project = plan.project, .actualCostFrom = ActualCostFrom::Ledger});
    plan.spend(slab, 999'00); // does not count
    const auto post = [&](qint64 amount, QDate day, CostAccountId account = {}, TaskId task = {}) {
        plan.add(LedgerEntry{.project = plan.project,
            .date = day,
            .title = QStringLiteral("Invoice"),
            .account = account,
            .task = task,
            .amount = {amount}});
    };
    post(10'00, {2026, 3, 3}, concrete.id, roof);
    post(20'01, {2026, 3, 4}, concrete.id);
    post(5'00, {2026, 3, 4});
    post(77'00, {2026, 3, 9}, concrete.id); // after the status date
    const auto counted = [&] { return earnedValue(plan.portfolio, plan.input(baseline, friday)); };

    SECTION("where nothing is earned yet, by the budget")
    {
        const EarnedValue value = counted();
        CHECK(minor(rowOf(value, roof).sums.actual) == 10'00);
        CHECK(minor(rowOf(value, slab).sums.actual) == 6'67);
        CHECK(minor(rowOf(value, wall).sums.actual) == 13'34);
        CHECK(minor(value.unassigned.actual) == 5'00);
        CHECK(minor(value.totals.sums.actual) == 35'01);
    }
    SECTION("else by what is earned, so that tasks of an account have one index")
    {
        plan.set<&Task::percentComplete>(slab, percent(60));
        plan.set<&Task::percentComplete>(wall, percent(20));
        const EarnedValue value = counted();
        CHECK(minor(rowOf(value, slab).sums.actual) == 12'01);
        CHECK(minor(rowOf(value, wall).sums.actual) == 8'00);
        CHECK(minor(value.totals.sums.actual) == 35'01);
        CHECK(value.totals.series.front().actual == Amount{});
    }
}

TEST_CASE("actual fixed costs fall by their accrual as far as the task is", "[earned]")
{
    CostedPlan plan;
    const TaskId task = plan.task(10, 0);
    plan.set<&Task::fixedCost>(task, {80'00});
    const auto baseline = plan.baseline();
    plan.begin(task, plan.at(2, 8));
    plan.set<&Task::percentComplete>(task, percent(25));
    const auto spent = [&](Accrual accrual) {
        plan.set<&Task::fixedCostAccrual>(task, accrual);
        const EarnedSums s = earnedValue(plan.portfolio, plan.input(baseline, friday)).totals.sums;
        CHECK(minor(s.actual + s.remaining) == 80'00);
        return minor(s.actual);
    };
    CHECK(spent(Accrual::Start) == 80'00);
    CHECK(spent(Accrual::Prorated) == 20'00);
    CHECK(spent(Accrual::End) == 0);
    plan.finish(task, plan.at(6, 17));
    CHECK(spent(Accrual::End) == 80'00);
}

TEST_CASE("EVM-03: without a baseline nothing was planned, and no index is made up", "[earned][cases]")
{
    CostedPlan plan;
    const TaskId slab = plan.task(5, 100'00);
    plan.spend(slab, 30'00);
    const EarnedValue value = earnedValue(plan.portfolio, plan.input(nullptr, friday));
    CHECK(value.totals.projects == 0);
    CHECK(value.totals.withoutBaseline == 1);
    CHECK(minor(value.totals.sums.actual) == 30'00);
    CHECK_FALSE(ratio(value.totals.sums, EarnedMeasure::ScheduleIndex, {}));
    CHECK(value.totals.series.empty());
    CHECK_FALSE(value.totals.schedule);
}

TEST_CASE("the curves by month: each ends at the sum that is told", "[earned]")
{
    CostedPlan plan;
    const TaskId slab = plan.task(20, 2000'00), wall = plan.task(20, 1000'00);
    plan.follow(slab, wall); // to Friday 24 April
    const auto baseline = plan.baseline();
    plan.begin(slab, plan.at(2, 8));
    plan.finish(slab, plan.at(31, 17));
    plan.spend(slab, 2200'00);
    plan.begin(wall, atDay({2026, 4, 1}, 8 * 3600));
    plan.set<&Task::percentComplete>(wall, percent(10));
    const DateTime status = atDay({2026, 4, 8}, 17 * 3600);
    const EarnedTotals totals = earnedValue(plan.portfolio, plan.input(baseline, status)).totals;

    const auto at = [&](QDate day) {
        const auto found = std::ranges::find(totals.series, day, &EarnedPoint::day);
        REQUIRE(found != totals.series.end());
        return *found;
    };
    CHECK(totals.series.front() == EarnedPoint{{2026, 2, 28}, {}, Amount{}, Amount{}, {}});
    CHECK(minor(at({2026, 3, 31}).planned) == 2000'00 + 2 * 50'00);
    CHECK(minor(*at({2026, 3, 31}).earned) == 2000'00);
    CHECK(minor(*at({2026, 3, 31}).actual) == 2200'00);
    CHECK(at({2026, 4, 8}).planned == totals.sums.planned);
    CHECK(at({2026, 4, 8}).earned == totals.sums.earned);
    CHECK(at({2026, 4, 8}).actual == totals.sums.actual);
    CHECK(at({2026, 4, 30}).planned == totals.sums.budget);
    CHECK_FALSE(at({2026, 4, 30}).earned);

    REQUIRE(totals.forecastFinish);
    CHECK(*totals.forecastFinish > QDate(2026, 4, 24));
    CHECK(at({2026, 4, 8}).forecast == totals.sums.actual);
    CHECK(at(*totals.forecastFinish).forecast == money(totals.sums, EarnedMeasure::EstimateAtCompletion, totals.method));

    SECTION("by week the curve is the same where both have a point")
    {
        const EarnedTotals weeks = earnedValue(plan.portfolio, plan.input(baseline, status), EarnedPeriod::Week).totals;
        CHECK(weeks.series.size() > totals.series.size());
        CHECK(weeks.sums == totals.sums);
        const auto found = std::ranges::find(weeks.series, QDate(2026, 4, 8), &EarnedPoint::day);
        REQUIRE(found != weeks.series.end());
        CHECK(found->planned == at({2026, 4, 8}).planned);
    }
}

TEST_CASE("steps of what is earned stand in the curve where they were taken", "[earned]")
{
    CostedPlan plan;
    const TaskId task = plan.task(60, 1000'00);
    plan.set<&Task::technique>(task, T::TwentyEighty);
    const auto baseline = plan.baseline();
    plan.begin(task, plan.at(10, 8));
    plan.finish(task, atDay({2026, 5, 12}, 17 * 3600));
    const auto series = earnedValue(plan.portfolio, plan.input(baseline, atDay({2026, 5, 20}, 17 * 3600))).totals.series;
    const auto earned = [&](QDate day) { return minor(*std::ranges::find(series, day, &EarnedPoint::day)->earned); };
    CHECK(earned({2026, 3, 31}) == 200'00);
    CHECK(earned({2026, 4, 30}) == 200'00);
    CHECK(earned({2026, 5, 20}) == 1000'00);
}

TEST_CASE("earned schedule of a project and of its parts", "[earned]")
{
    CostedPlan plan;
    const TaskId phase = plan.task(1, 0), slab = plan.task(20, 2000'00, phase), wall = plan.task(20, 2000'00, phase);
    plan.follow(slab, wall);
    const auto baseline = plan.baseline();
    plan.begin(slab, plan.at(2, 8));
    plan.set<&Task::percentComplete>(slab, percent(50));
    // A week of five days is worth 500: by Sunday evening of the second week, and no earlier, 1000 were to be earned.
    const EarnedValue value = earnedValue(plan.portfolio, plan.input(baseline, plan.at(23, 8)));
    REQUIRE(value.totals.schedule);
    const EarnedSchedule& s = *value.totals.schedule;
    CHECK(s.earned == Approx(14 - 8 / 24.0));
    CHECK(s.actual == 21);
    CHECK(*s.index == Approx(s.earned / 21));
    CHECK(*s.forecast == Approx(s.planned * 21 / s.earned));
    REQUIRE(value.totals.forecastFinish);
    CHECK(*value.totals.forecastFinish == QDate(2026, 3, 2).addDays(qint64((*s.forecast * 24 + 8) / 24)));

    const auto ofPhase = earnedScheduleOf(value, *baseline, 0);
    REQUIRE(ofPhase);
    CHECK(ofPhase->earned == Approx(s.earned));
    const auto ofWall = earnedScheduleOf(value, *baseline, 2);
    REQUIRE(ofWall);
    CHECK(ofWall->earned == 0);
    CHECK_FALSE(ofWall->index); // it was not to begin yet

    SECTION("the time of what is finished stands still")
    {
        plan.finish(slab, plan.at(31, 17));
        plan.begin(wall, plan.at(31, 8));
        plan.finish(wall, atDay({2026, 5, 8}, 17 * 3600));
        const EarnedValue done = earnedValue(plan.portfolio, plan.input(baseline, atDay({2026, 12, 1})));
        REQUIRE(done.totals.schedule);
        CHECK(done.totals.schedule->actual == Approx(67 + 9 / 24.0));
        CHECK(*done.totals.schedule->index < 1);
        CHECK(*ratio(done.totals.sums, EarnedMeasure::ScheduleIndex, {}) == 1);
    }
}

TEST_CASE("amounts beyond what can be counted are an unknown sum, never a wrong one", "[earned]")
{
    CostedPlan plan;
    const qint64 most = std::numeric_limits<qint64>::max();
    const TaskId one = plan.task(5, most), two = plan.task(5, most);
    const auto baseline = plan.baseline();
    plan.begin(one, plan.at(2, 8));
    plan.set<&Task::percentComplete>(one, percent(100));
    plan.set<&Task::percentComplete>(two, percent(100));
    const EarnedValue value = earnedValue(plan.portfolio, plan.input(baseline, plan.at(30, 17)));
    CHECK(value.totals.sums.budget.state == Amount::TooLarge);
    CHECK(isAbsent(figure(value.totals.sums, EarnedMeasure::ScheduleIndex, {})));
    CHECK(minor(rowOf(value, one).sums.earned) == most);
}
