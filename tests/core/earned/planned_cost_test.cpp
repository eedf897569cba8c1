#include "tests/core/earned/costed_plan.h"

using namespace gantry;
using namespace gantry::test;

namespace {

qint64 plannedBy(const PlannedCosts& costs, DateTime at)
{
    qint64 sum = 0;
    for (const CostSpan& span : costs.spans) sum += amountBy(span, costs.calendars, at.seconds);
    return sum;
}

} // namespace

TEST_CASE("what a plan costs falls in its working time", "[earned]")
{
    CostedPlan plan;
    plan.task(10, 100'00);
    const auto costs = plan.baseline();
    CHECK(plannedBy(*costs, plan.at(2, 8)) == 0);
    CHECK(plannedBy(*costs, plan.at(2, 17)) == 10'00);
    CHECK(plannedBy(*costs, plan.at(4, 12)) == 25'00); // half of the third day
    CHECK(plannedBy(*costs, plan.at(13, 17)) == 100'00);
    CHECK(plannedBy(*costs, plan.at(30, 0)) == 100'00);

    SECTION("EVM-03: nothing falls on a weekend")
    {
        CHECK(plannedBy(*costs, plan.at(6, 17)) == 50'00);
        CHECK(plannedBy(*costs, plan.at(8, 12)) == 50'00);
        CHECK(plannedBy(*costs, plan.at(9, 17)) == 60'00);
    }
    SECTION("halves of a cent are rounded away from zero, once")
    {
        CostedPlan odd;
        odd.task(2, 3);
        CHECK(plannedBy(*odd.baseline(), odd.at(2, 17)) == 2);
        CHECK(plannedBy(*odd.baseline(), odd.at(3, 17)) == 3);
    }
}

TEST_CASE("a task of its own calendar costs when that works", "[earned]")
{
    CostedPlan plan;
    const auto shifts = parseShifts(QStringLiteral("08:00-12:00"));
    const Calendar mornings = plan.add(Calendar{.name = QStringLiteral("Mornings")});
    CalendarWeek week{.calendar = mornings.id};
    week.monday = week.tuesday = week.wednesday = week.thursday = week.friday = week.saturday = week.sunday = shifts;
    plan.add(week);
    const TaskId task = plan.task(1, 80'00);
    plan.set<&Task::calendar>(task, mornings.id);
    const auto costs = plan.baseline();
    CHECK(plannedBy(*costs, plan.at(2, 12)) == 40'00);
    CHECK(plannedBy(*costs, plan.at(2, 17)) == 40'00);
    CHECK(plannedBy(*costs, plan.at(3, 10)) == 60'00);

    SECTION("the plan remembers the calendar as it was")
    {
        plan.set<&CalendarWeek::monday>(plan.portfolio.all<CalendarWeek>().row(0).id, parseShifts(QStringLiteral("closed")));
        CHECK(plannedBy(*costs, plan.at(2, 12)) == 40'00);
    }
    SECTION("an elapsed duration costs round the clock")
    {
        plan.set<&Task::elapsed>(task, true);
        plan.set<&Task::duration>(task, hours(24));
        CHECK(plannedBy(*plan.baseline(), plan.at(2, 20)) == 40'00);
    }
}

TEST_CASE("fixed costs fall by their accrual, costs of resources by theirs", "[earned]")
{
    CostedPlan plan;
    const TaskId task = plan.task(2, 0);
    plan.set<&Task::fixedCost>(task, {10'00});
    const auto by = [&](Accrual accrual, DateTime at) {
        plan.set<&Task::fixedCostAccrual>(task, accrual);
        return plannedBy(*plan.baseline(), at);
    };
    CHECK(by(Accrual::Start, plan.at(2, 8)) == 10'00);
    CHECK(by(Accrual::Prorated, plan.at(2, 17)) == 5'00);
    CHECK(by(Accrual::End, plan.at(3, 16)) == 0);
    CHECK(by(Accrual::End, plan.at(3, 17)) == 10'00);

    const Resource crane = plan.add(Resource{.project = plan.project, .name = QStringLiteral("Crane"), .accrual = Accrual::End});
    plan.set<&Task::fixedCost>(task, {});
    plan.assign(task, {.resource = crane.id, .cost = {7'00}});
    CHECK(plannedBy(*plan.baseline(), plan.at(2, 17)) == 0);
    CHECK(plannedBy(*plan.baseline(), plan.at(3, 17)) == 7'00);
}

TEST_CASE("the cost of an assignment follows its curve and begins after its delay", "[earned]")
{
    CostedPlan plan;
    const TaskId task = plan.task(10, 0);
    const AssignmentId work = plan.assign(task, {.cost = {600'00}});
    const auto by = [&](Curve curve, int day) {
        plan.set<&Assignment::curve>(work, curve);
        return plannedBy(*plan.baseline(), plan.at(day, 17));
    };
    // Parts of 10 15 25 50 50 75 75 100 100 100 of 600 in ten days.
    CHECK(by(Curve::BackLoaded, 2) == 10'00);
    CHECK(by(Curve::BackLoaded, 6) == 150'00);
    CHECK(by(Curve::FrontLoaded, 2) == 100'00);
    CHECK(by(Curve::FrontLoaded, 6) == 450'00);
    CHECK(by(Curve::Bell, 6) == 300'00);
    CHECK(by(Curve::Turtle, 6) == 300'00);
    CHECK(by(Curve::DoublePeak, 6) == 300'00);
    CHECK(by(Curve::EarlyPeak, 13) == 600'00);
    CHECK(by(Curve::LatePeak, 2) == 12'00);

    plan.set<&Assignment::curve>(work, Curve::Flat);
    plan.set<&Assignment::delay>(work, hours(40));
    CHECK(plannedBy(*plan.baseline(), plan.at(6, 17)) == 0);
    CHECK(plannedBy(*plan.baseline(), plan.at(9, 17)) == 120'00);

    SECTION("its own dates count where they lie within the task")
    {
        plan.set<&Assignment::plannedStart>(work, plan.at(12, 8));
        plan.set<&Assignment::plannedFinish>(work, plan.at(13, 17));
        CHECK(plannedBy(*plan.baseline(), plan.at(12, 17)) == 300'00);
        plan.set<&Assignment::plannedFinish>(work, plan.at(20, 17));
        CHECK(plannedBy(*plan.baseline(), plan.at(9, 17)) == 120'00);
    }
}

TEST_CASE("of a baseline from a file there is one cost a task, and a summary has what exceeds its tasks", "[earned]")
{
    CostedPlan plan;
    const TaskId phase = plan.task(1, 0), slab = plan.task(5, 0, phase), wall = plan.task(5, 0, phase);
    const std::vector<FrozenTask> figures{{.task = phase, .start = plan.at(2, 8), .finish = plan.at(6, 17), .cost = {130'00}},
        {.task = slab, .start = plan.at(2, 8), .finish = plan.at(6, 17), .cost = {100'00}},
        {.task = wall, .start = plan.at(2, 8), .finish = plan.at(2, 17), .cost = {20'00}}};
    const PlannedCosts costs = plannedCosts(plan.portfolio, plan.project, figures, false);
    CHECK(plannedBy(costs, plan.at(2, 17)) == 20'00 + 20'00 + 2'00);
    CHECK(plannedBy(costs, plan.at(6, 17)) == 130'00);
    CHECK(costs.tasks[0].budget == Amount{10'00});
    CHECK_FALSE(costs.whole);
}

TEST_CASE("an inactive task is agreed to cost nothing, and one without a date falls at the end", "[earned]")
{
    CostedPlan plan;
    const TaskId dropped = plan.task(5, 50'00);
    plan.task(5, 30'00);
    plan.set<&Task::active>(dropped, false);
    CHECK(plannedBy(*plan.baseline(), plan.at(30, 0)) == 30'00);

    const TaskId undated = plan.portfolio.all<Task>().row(1).id;
    const std::vector<FrozenTask> figures{
        {.task = undated, .cost = {9'00}}, {.task = dropped, .start = plan.at(2, 8), .finish = plan.at(4, 17)}};
    const PlannedCosts costs = plannedCosts(plan.portfolio, plan.project, figures, false);
    CHECK(plannedBy(costs, plan.at(4, 16)) == 0);
    CHECK(plannedBy(costs, plan.at(4, 17)) == 9'00);
}
