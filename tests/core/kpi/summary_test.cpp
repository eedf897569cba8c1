#include "core/change/changeset.h"
#include "core/kpi/series.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

DateTime at(int month, int day, int hour = 17) { return atDay(QDate(2026, month, day), hour * 3600); }

/// One project of three tasks (10, 20 and 10 days) and two milestones; two tasks and one milestone are done.
struct Ground {
    Portfolio portfolio;
    ProjectSchedule schedule;
    QHash<TaskId, FrozenTask> baseline;
    NodeId project{2};

    explicit Ground(DateTime statusDate)
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.insert(Node{.id = {1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
        build.insert(Node{
            .id = project, .parent = {1}, .name = QStringLiteral("Quay"), .phase = QStringLiteral("Construct"), .health = Health::Watch});
        build.insert(ScheduleOptions{.id = {3}, .project = project, .statusDate = statusDate});
        task(build, 10, 10, at(2, 13), at(2, 13), at(2, 13));
        task(build, 11, 20, at(3, 13), at(4, 10), at(4, 10));
        task(build, 12, 10, at(4, 17), at(5, 8), {});
        task(build, 13, 0, at(2, 13), at(2, 16), at(2, 16));
        task(build, 14, 0, at(4, 17), at(5, 8), {});
        ChangeSet set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
        schedule.project = project;
        schedule.start = at(2, 2, 8);
        schedule.finish = at(5, 8);
        schedule.complete = percent(75);
    }
    void task(ChangeBuilder& build, qint64 id, int days, DateTime agreed, DateTime finish, std::optional<DateTime> actual)
    {
        build.insert(Task{.id = {id},
            .project = project,
            .name = QStringLiteral("T%1").arg(id),
            .duration = hours(8 * days),
            .milestone = days == 0,
            .actualFinish = actual});
        baseline.insert(TaskId{id}, {.finish = agreed, .duration = hours(8 * days)});
        schedule.tasks.push_back(TaskId{id});
        schedule.places = TaskPlaces(schedule.tasks.size(), [this](std::size_t i) { return schedule.tasks[i]; });
        schedule.dates.push_back(
            {.finish = finish, .duration = hours(8 * days), .workingTime = hours(8 * days), .critical = id == 12, .milestone = days == 0});
    }
    std::shared_ptr<const PlanDigest> digest() const
    {
        const ProjectInput input{project, &schedule,
            [this](TaskId task) { return baseline.contains(task) ? std::optional(baseline.value(task)) : std::nullopt; }};
        return std::make_shared<const PlanDigest>(digestOf(portfolio, input, QDate(2026, 6, 1)));
    }
};

} // namespace

TEST_CASE("a project's figures count tasks, milestones, what is late and the slip in working days", "[kpi]")
{
    const Figures f = Ground(at(4, 30)).digest()->figures;
    CHECK(f.tasks == 3);
    CHECK(f.milestones == 2);
    CHECK(f.critical == 1);
    CHECK(f.late == 2); // task 12 and milestone 14, both agreed for 17 April
    CHECK(f.milestonesDue == 2);
    CHECK(f.milestonesMet == 1);
    CHECK(f.slipDays == 15); // Friday 17 April to Friday 8 May
    CHECK(f.weight == 40 * 8 * 3600);
    CHECK(f.health == Health::Watch);
}

TEST_CASE("a roll-up shows the worst health, the widest dates and percent weighted by duration", "[kpi]")
{
    Figures a, b;
    a.projects = b.projects = 1;
    a.start = at(3, 1), a.finish = at(4, 1), a.complete = percent(100), a.weight = 100, a.slipDays = -3, a.health = Health::Good;
    b.start = at(2, 1), b.finish = at(3, 1), b.complete = percent(20), b.weight = 300, b.slipDays = 5, b.health = Health::Bad;
    const Figures sum = rollUp({a, b});
    CHECK(sum.projects == 2);
    CHECK(sum.start == at(2, 1));
    CHECK(sum.finish == at(4, 1));
    CHECK(sum.complete == percent(40)); // (100 * 100 + 20 * 300) / 400
    CHECK(sum.slipDays == 5);
    CHECK(sum.health == Health::Bad);
    CHECK(rollUp({}).complete == std::nullopt);
}

TEST_CASE("planned against actual is weighted by baseline duration and ends at the status date", "[kpi]")
{
    const Ground ground(at(3, 31));
    const auto points = progressByMonth({ground.digest()}, QDate(2026, 3, 31));
    REQUIRE(points.size() == 5); // the end of January, then February to May; milestones weigh nothing
    CHECK(points[0].day == QDate(2026, 1, 31));
    CHECK(points[0].planned == 0);
    CHECK(points[0].actual == 0.0);
    CHECK(points[1].planned == Approx(25.0)); // 10 of 40 days
    CHECK(points[2].planned == Approx(75.0));
    CHECK(points[3].planned == Approx(100.0));
    CHECK(points[1].actual == Approx(25.0));
    CHECK(points[2].actual == Approx(25.0)); // the second task came in April, after the status date
    CHECK_FALSE(points[3].actual.has_value());
}

TEST_CASE("the forecast goes on from the status date by the computed finishes", "[kpi]")
{
    const Ground ground(at(3, 31));
    const auto points = progressByMonth({ground.digest()}, QDate(2026, 3, 31));
    REQUIRE(points.size() == 5);
    CHECK_FALSE(points[1].forecast.has_value());
    CHECK(points[2].forecast == Approx(25.0));
    CHECK(points[3].forecast == Approx(75.0)); // the second task, on 10 April
    CHECK(points[4].forecast == Approx(100.0)); // the third, on 8 May
}

TEST_CASE(
    "a status date within a month is a point of its own, and what should be done by then but is not is forecast for after it", "[kpi]")
{
    const Ground ground(at(5, 12)); // the third task was computed to finish on 8 May and has not
    const auto points = progressByMonth({ground.digest()}, QDate(2026, 5, 12));
    REQUIRE(points.size() == 6);
    CHECK(points[4].day == QDate(2026, 5, 12));
    CHECK(points[4].actual == Approx(75.0));
    CHECK(points[4].forecast == Approx(75.0));
    CHECK(points[5].day == QDate(2026, 5, 31));
    CHECK(points[5].forecast == Approx(100.0));
}

TEST_CASE("level of effort is never late and moves no curve", "[kpi]")
{
    Ground ground(at(4, 30));
    ChangeBuilder build(QStringLiteral("test"));
    build.update<&Task::kind>(ground.portfolio, 12, TaskKind::LevelOfEffort);
    ChangeSet set = build.take();
    REQUIRE(applyToMemory(ground.portfolio, set));
    const Figures f = ground.digest()->figures;
    CHECK(f.tasks == 3);
    CHECK(f.late == 1); // milestone 14 alone
    CHECK(f.tasksDue == 2);
    CHECK(ground.digest()->work.size() == 2);
}

TEST_CASE("milestones of the next days are the unfinished ones, with their slip", "[kpi]")
{
    const Ground ground(at(4, 30));
    const auto due = milestonesDue({ground.digest()}, QDate(2026, 4, 30), 90);
    REQUIRE(due.size() == 1);
    CHECK(due[0].task == TaskId{14});
    CHECK(due[0].slipDays == 15);
    CHECK(milestonesDue({ground.digest()}, QDate(2026, 4, 30), 7).empty());
    CHECK(milestonesDue({ground.digest()}, QDate(2026, 5, 9), 90).empty());
}

TEST_CASE("milestones agreed up to the status date are listed by that date, the later ones not", "[kpi]")
{
    const auto agreed = milestonesAgreed({Ground(at(4, 30)).digest()});
    REQUIRE(agreed.size() == 2);
    CHECK(agreed[0].task == TaskId{13});
    CHECK(agreed[0].done);
    CHECK(agreed[0].slipDays == 1); // Friday 13 February to Monday 16 February
    CHECK_FALSE(agreed[1].done);
    CHECK(milestonesAgreed({Ground(at(4, 1)).digest()}).size() == 1);
}

TEST_CASE("late tasks are listed by most slip", "[kpi]")
{
    const auto late = lateTasks({Ground(at(4, 30)).digest()});
    REQUIRE(late.size() == 2);
    CHECK(late[0].slipDays == 15);
    CHECK(late[0].agreed == at(4, 17));
}

TEST_CASE("projects are counted by phase and health, phases in the order of their progress", "[kpi]")
{
    const Ground ground(at(4, 30));
    Portfolio portfolio = ground.portfolio;
    ChangeBuilder build(QStringLiteral("test"));
    build.insert(Node{.id = {5}, .parent = {1}, .name = QStringLiteral("Ferry"), .phase = QStringLiteral("Design"), .health = Health::Bad});
    build.insert(Node{.id = {6}, .parent = {1}, .name = QStringLiteral("Mole"), .health = Health::Good});
    ChangeSet set = build.take();
    REQUIRE(applyToMemory(portfolio, set));
    const auto planless = [&](qint64 id) {
        return std::make_shared<const PlanDigest>(digestOf(portfolio, {NodeId{id}}, QDate(2026, 4, 30)));
    };
    CHECK(healthByPhase(portfolio, {planless(6), ground.digest(), planless(5)})
        == std::vector<PhaseHealth>{
            {QStringLiteral("Design"), {0, 0, 0, 1}}, {QStringLiteral("Construct"), {0, 0, 1, 0}}, {QString(), {0, 1, 0, 0}}});
}

TEST_CASE("figures of several projects are as of the latest status date, else of today", "[kpi]")
{
    CHECK(asOfDay({Ground(at(4, 30)).digest(), Ground(at(5, 29)).digest()}, QDate(2026, 6, 1)) == QDate(2026, 5, 29));
    CHECK(asOfDay({}, QDate(2026, 6, 1)) == QDate(2026, 6, 1));
}

TEST_CASE("the execution index is done by planned done, and absent while nothing was due", "[kpi]")
{
    const Figures f = Ground(at(4, 30)).digest()->figures;
    CHECK(f.tasksDue == 3);
    CHECK(f.tasksDone == 2);
    CHECK(*executionIndex(f) == Approx(0.6667).margin(0.0001)); // 2 / 3
    CHECK_FALSE(executionIndex(Ground(at(2, 6)).digest()->figures));
}

TEST_CASE("the average slip counts the projects that have a baseline", "[kpi]")
{
    Figures a, b, none;
    a.slipDays = 15, a.slipTotal = 15, a.slips = 1;
    b.slipDays = -5, b.slipTotal = -5, b.slips = 1;
    const Figures sum = rollUp({a, b, none});
    CHECK(averageSlip(sum) == 5.0); // (15 - 5) / 2
    CHECK(sum.slipDays == 15);
    CHECK_FALSE(averageSlip(none));
}

TEST_CASE("limits say what a figure means", "[kpi]")
{
    CHECK(slipHealth(0) == Health::Good);
    CHECK(slipHealth(20) == Health::Watch);
    CHECK(slipHealth(21) == Health::Bad);
    CHECK(executionHealth(0.95) == Health::Good);
    CHECK(executionHealth(0.9) == Health::Watch);
    CHECK(executionHealth(0.84) == Health::Bad);
    CHECK(milestonesHealth(80) == Health::Watch);
    CHECK(milestonesHealth(79.9) == Health::Bad);
    CHECK(lateHealth(0, 100) == Health::Good);
    CHECK(lateHealth(4, 100) == Health::Watch);
    CHECK(lateHealth(5, 100) == Health::Bad);
    CHECK(progressHealth(40, 42) == Health::Good); // 0.952
    CHECK(progressHealth(0, 0) == Health::Good);
    CHECK(milestonesMetPercent(Ground(at(4, 30)).digest()->figures) == 50.0);
}

TEST_CASE("working days between two dates leave weekends out, either way round", "[kpi]")
{
    const Ground ground(at(4, 30));
    CHECK(workingDaysBetween(ground.portfolio, ground.project, at(4, 17), at(4, 20)) == 1);
    CHECK(workingDaysBetween(ground.portfolio, ground.project, at(4, 20), at(4, 17)) == -1);
}
