#include "core/schedule/adapter.h"
#include "core/schedule/contour.h"
#include "tests/core/schedule/rows.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// Two days of work of a surveyor and of a crew; the surveyor has the first Friday off, so that each works by a calendar of its own.
struct Site : Rows {
    Task walls{.id = {10}, .project = {1}, .name = QStringLiteral("Walls"), .duration = hours(16)};
    Assignment surveyor{.id = {5}, .project = {1}, .task = {10}, .resource = {5}, .work = hours(16)};
    Assignment crew{.id = {6}, .project = {1}, .task = {10}, .resource = {6}, .work = hours(16)};
    SchedulingRules rules = SchedulingRules::MicrosoftProject;
    Site()
    {
        add(Calendar{.id = {1}, .name = QStringLiteral("Standard")});
        const Shifts day{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
        add(CalendarWeek{.id = {1}, .calendar = {1}, .monday = day, .tuesday = day, .wednesday = day, .thursday = day, .friday = day});
        for (qint64 own : {5, 6}) {
            add(Calendar{.id = {own}, .name = QStringLiteral("Own"), .base = {1}});
            add(CalendarException{
                .id = {own}, .calendar = {own}, .from = QDate(2026, 3, int(own) + 1), .to = QDate(2026, 3, int(own) + 1)});
            add(Resource{.id = {own}, .name = QStringLiteral("R"), .calendar = {own}});
        }
        add(Node{.id = {1}, .name = QStringLiteral("Depot")});
    }
    QString finish()
    {
        add(ScheduleOptions{.id = {1}, .project = {1}, .rules = rules, .calendar = {1}, .plannedStart = at("2026-03-02T08:00")});
        add(walls);
        add(surveyor);
        add(crew);
        return isoText(*schedule::scheduleAll(portfolio).front()->dates.front().finish).left(16);
    }
};

} // namespace

TEST_CASE("a curve stretches work by what its tenths come to", "[schedule]")
{
    CHECK(schedule::contouredTime(Curve::Flat, 40 * 3600, 40 * 3600) == 40 * 3600);
    CHECK(schedule::contouredTime(Curve::Edited, 40 * 3600, 10 * 3600) == 10 * 3600);
    CHECK(schedule::contouredTime(Curve::Turtle, 40 * 3600, 40 * 3600) == 57 * 3600 + 8 * 60 + 34); // 40 h / 0.7
    for (Curve sixty : {Curve::BackLoaded, Curve::FrontLoaded}) CHECK(schedule::contouredTime(sixty, 6000, 6000) == 10000);
    for (Curve half : {Curve::DoublePeak, Curve::EarlyPeak, Curve::LatePeak, Curve::Bell})
        CHECK(schedule::contouredTime(half, 5000, 5000) == 10000);
    // Of ten tenths of a back loaded 60 h the last three hold 10 h each, of a front loaded the last three 5 h together.
    CHECK(schedule::contouredTime(Curve::BackLoaded, 60 * 3600, 30 * 3600) == 30 * 3600);
    CHECK(schedule::contouredTime(Curve::FrontLoaded, 60 * 3600, 5 * 3600) == 30 * 3600);
    CHECK(schedule::contouredTime(Curve::Bell, 5000, 0) == 0);
}

TEST_CASE("where several resources work on a task, a delay or a curve of one moves its finish", "[schedule]")
{
    Site site;
    CHECK(site.finish() == QStringLiteral("2026-03-03T17:00"));
    Site delayed;
    delayed.crew.delay = hours(8);
    SECTION("a delay") { CHECK(delayed.finish() == QStringLiteral("2026-03-04T17:00")); }
    SECTION("of what has begun it is over")
    {
        delayed.crew.actualWork = hours(4);
        CHECK(delayed.finish() == QStringLiteral("2026-03-03T17:00"));
    }
    SECTION("Primavera's resources have none")
    {
        delayed.rules = SchedulingRules::Primavera;
        delayed.walls.kind = TaskKind::ResourceDependent;
        CHECK(delayed.finish() == QStringLiteral("2026-03-03T17:00"));
    }
    SECTION("a curve")
    {
        delayed.surveyor.curve = Curve::Bell; // four days, of which the surveyor is away on Friday
        CHECK(delayed.finish() == QStringLiteral("2026-03-05T17:00"));
        Site later;
        later.surveyor.curve = Curve::Bell, later.surveyor.work = hours(20);
        CHECK(later.finish() == QStringLiteral("2026-03-09T17:00"));
    }
    SECTION("an edited curve is as long as its source has it")
    {
        delayed.surveyor.curve = Curve::Edited;
        delayed.surveyor.plannedStart = at("2026-03-02T08:00"), delayed.surveyor.plannedFinish = at("2026-03-09T12:00");
        CHECK(delayed.finish() == QStringLiteral("2026-03-09T12:00"));
    }
}

TEST_CASE("a task that is split pauses behind its start, wherever that is, and takes no longer itself", "[schedule]")
{
    Rows b;
    b.add(Node{.id = {1}, .name = QStringLiteral("Depot")});
    const bool primavera = GENERATE(false, true);
    b.add(ScheduleOptions{.id = {1},
        .project = {1},
        .rules = primavera ? SchedulingRules::Primavera : SchedulingRules::MicrosoftProject,
        .plannedStart = at("2026-03-09T08:00")});
    b.add(Task{.id = {10},
        .project = {1},
        .name = QStringLiteral("Slab"),
        .duration = hours(24),
        .suspended = at("2026-03-03T17:00"),
        .resumed = at("2026-03-05T08:00")}); // a day of the week before
    const TaskDates d = schedule::scheduleAll(b.portfolio).front()->dates.front();
    CHECK(d.start == at("2026-03-09T08:00"));
    CHECK(d.finish == at(primavera ? "2026-03-11T17:00" : "2026-03-12T17:00"));
    CHECK(d.duration == hours(24));
    CHECK(d.lateStart == d.start);
}
