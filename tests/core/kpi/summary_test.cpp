#include "core/change/changeset.h"
#include "core/kpi/summary.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

DateTime at(int month, int day, int hour = 17) { return atDay(QDate(2026, month, day), hour * 3600); }

/// One project of three tasks (10, 20 and 10 days) and two milestones, two tasks and one milestone done, as of 30 April.
struct Ground {
    Portfolio portfolio;
    ProjectSchedule schedule;
    QHash<TaskId, BaselineTask> baseline;
    NodeId project{2};

    Ground()
    {
        ChangeBuilder build(QStringLiteral("test"));
        build.insert(Node{.id = {1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
        build.insert(Node{
            .id = project, .parent = {1}, .name = QStringLiteral("Quay"), .phase = QStringLiteral("Construct"), .health = Health::Watch});
        build.insert(ScheduleOptions{.id = {3}, .project = project, .statusDate = at(4, 30)});
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
        baseline.insert(TaskId{id}, {agreed, hours(8 * days)});
        schedule.places.insert(TaskId{id}, int(schedule.tasks.size()));
        schedule.tasks.push_back(TaskId{id});
        schedule.dates.push_back({.finish = finish, .duration = hours(8 * days), .critical = id == 12, .milestone = days == 0});
    }
    ProjectInput input() const
    {
        return {project, &schedule,
            [this](TaskId task) { return baseline.contains(task) ? std::optional(baseline.value(task)) : std::nullopt; }};
    }
};

} // namespace

TEST_CASE("a project's figures count tasks, milestones, what is late and the slip in working days", "[kpi]")
{
    const Ground ground;
    const Figures f = figuresOf(ground.portfolio, ground.input(), QDate(2026, 6, 1));
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
    const Ground ground;
    const auto points = progressByMonth(ground.portfolio, {ground.input()}, QDate(2026, 3, 31));
    REQUIRE(points.size() == 3); // February to April; milestones weigh nothing
    CHECK(points[0].planned == Approx(25.0)); // 10 of 40 days
    CHECK(points[1].planned == Approx(75.0));
    CHECK(points[2].planned == Approx(100.0));
    CHECK(points[0].actual == Approx(25.0));
    CHECK(points[1].actual == Approx(25.0)); // the second task came in April, after the status date
    CHECK_FALSE(points[2].actual.has_value());
    CHECK(points[0].monthEnd == QDate(2026, 2, 28));
}

TEST_CASE("milestones of the next days are the unfinished ones, with their slip", "[kpi]")
{
    const Ground ground;
    const auto due = milestonesDue(ground.portfolio, {ground.input()}, QDate(2026, 4, 30), 90);
    REQUIRE(due.size() == 1);
    CHECK(due[0].task == TaskId{14});
    CHECK(due[0].slipDays == 15);
    CHECK(milestonesDue(ground.portfolio, {ground.input()}, QDate(2026, 4, 30), 7).empty());
}

TEST_CASE("projects are counted by phase and health", "[kpi]")
{
    const Ground ground;
    CHECK(healthByPhase(ground.portfolio, {ground.project}) == std::vector<PhaseHealth>{{QStringLiteral("Construct"), {0, 0, 1, 0}}});
}

TEST_CASE("working days between two dates leave weekends out, either way round", "[kpi]")
{
    const Ground ground;
    CHECK(workingDaysBetween(ground.portfolio, ground.project, at(4, 17), at(4, 20)) == 1);
    CHECK(workingDaysBetween(ground.portfolio, ground.project, at(4, 20), at(4, 17)) == -1);
}
