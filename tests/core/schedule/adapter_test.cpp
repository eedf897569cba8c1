#include "core/schedule/adapter.h"
#include "core/schedule/tsv.h"
#include "tests/core/schedule/rows.h"

using namespace gantry;
using namespace gantry::test;

namespace {

Rows twoProjects()
{
    Rows b;
    for (qint64 p : {1, 2, 3}) {
        b.add(Node{.id = {p}, .code = QStringLiteral("P%1").arg(p), .name = QStringLiteral("Project")});
        b.add(ScheduleOptions{.id = {p}, .project = {p}, .plannedStart = at("2026-03-02T08:00")});
    }
    b.add(Task{.id = {10}, .project = {1}, .rank = QStringLiteral("b"), .name = QStringLiteral("Phase")});
    b.add(Task{
        .id = {11}, .project = {1}, .parent = {10}, .rank = QStringLiteral("b"), .name = QStringLiteral("Walls"), .duration = hours(16)});
    b.add(Task{
        .id = {12}, .project = {1}, .parent = {10}, .rank = QStringLiteral("a"), .name = QStringLiteral("Slab"), .duration = hours(24)});
    b.add(Task{
        .id = {13}, .project = {1}, .rank = QStringLiteral("a"), .name = QStringLiteral("Begin"), .duration = hours(0), .milestone = true});
    b.add(Task{.id = {20},
        .project = {2},
        .rank = QStringLiteral("a"),
        .name = QStringLiteral("Roof\tand rain"),
        .duration = hours(8),
        .sourceId = QStringLiteral("77")});
    b.add(Link{.id = {1}, .project = {1}, .predecessor = {12}, .successor = {11}});
    b.add(Link{.id = {2}, .project = {2}, .predecessor = {11}, .successor = {20}});
    return b;
}

} // namespace

TEST_CASE("projects that links tie together are scheduled together", "[schedule]")
{
    const Rows b = twoProjects();
    const auto parts = schedule::components(b.portfolio);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == std::vector<NodeId>{{1}, {2}});
    CHECK(schedule::componentOf(b.portfolio, {2}) == parts[0]);
    const auto schedules = schedule::scheduleAll(b.portfolio, 2);
    REQUIRE(schedules.size() == 3);
    const ProjectSchedule& first = *schedules[0];
    CHECK(first.tasks == std::vector<TaskId>{{13}, {10}, {12}, {11}});
    CHECK(first.find({11})->start == at("2026-03-05T08:00"));
    CHECK(first.find({11})->driver == TaskId{12});
    CHECK(first.find({11})->drivingLink == LinkId{1});
    CHECK(first.find({10})->summary);
    CHECK(first.find({10})->finish == at("2026-03-06T17:00"));
    CHECK(first.find({13})->milestone);
    CHECK(first.start == at("2026-03-02T08:00"));
    CHECK(first.finish == at("2026-03-06T17:00"));
    CHECK(schedules[1]->find({20})->start == at("2026-03-09T08:00"));
    CHECK_FALSE(schedules[2]->start.has_value());
}

TEST_CASE("the table of a schedule has the columns that other tools read", "[schedule]")
{
    const Rows b = twoProjects();
    const auto schedules = schedule::scheduleOf(b.portfolio, schedule::componentOf(b.portfolio, {1}));
    const QList<QByteArray> lines =
        schedule::scheduleTable(b.portfolio, schedules, {{{20}, {.start = at("2026-03-10T08:00"), .totalFloat = 90}}}).split('\n');
    CHECK(lines[0]
        == "project\tuid\tcode\twbs\tname\tkind\tstart\tfinish\tearly_start\tearly_finish\tlate_start\tlate_finish\t"
           "total_slack_min\tfree_slack_min\tcritical\tsource_start\tsource_finish\tsource_total_slack_min");
    CHECK(lines.size() == 9);
    CHECK(lines[7]
        == "P2\t77\t\t1\tRoof and rain\ttask\t2026-03-09T08:00:00\t2026-03-09T17:00:00\t2026-03-09T08:00:00\t2026-03-09T17:00:00\t"
           "2026-03-09T08:00:00\t2026-03-09T17:00:00\t0\t0\t1\t2026-03-10T08:00:00\t\t1.5");
}

TEST_CASE("a resource's own calendar decides for the work that it does", "[schedule]")
{
    Rows b = twoProjects();
    b.add(Calendar{.id = {5}, .name = QStringLiteral("Mondays")});
    b.add(CalendarWeek{.id = {5}, .calendar = {5}, .monday = Shifts{{{8 * 3600, 16 * 3600}}}});
    b.add(Resource{.id = {5}, .name = QStringLiteral("Surveyor"), .calendar = {5}});
    b.add(Assignment{.id = {5}, .project = {1}, .task = {11}, .resource = {5}});
    const auto schedules = schedule::scheduleOf(b.portfolio, schedule::componentOf(b.portfolio, {1}));
    CHECK(schedules[0]->find({11})->start == at("2026-03-09T08:00"));
    CHECK(schedules[0]->find({11})->finish == at("2026-03-16T16:00"));
}
