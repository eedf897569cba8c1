#include "core/calendar/calendar_rules.h"
#include "tests/core/schedule/plan_text.h"

using namespace gantry;
using namespace gantry::schedule;
using test::scheduled;
using test::span;
using test::TextPlan;

namespace {

QString text(const char* s) { return QString::fromLatin1(s); }
constexpr qint64 day = 8 * 3600;

const ScheduledTask& task(const TextPlan& plan, const ScheduleResult& result, const char* name)
{
    return result.tasks[std::size_t(plan.place(name))];
}

CalendarRules sixByTen()
{
    CalendarRules rules = standardRules();
    for (int i = 1; i < 7; ++i) rules.weeks[0].days[std::size_t(i)] = Shifts{{{7 * 3600, 17 * 3600}}};
    return rules;
}

void byPrimavera(TextPlan& plan, const char* dataDate = "2026-03-02")
{
    plan.network.projects[0].rules = SchedulingRules::Primavera;
    plan.network.projects[0].statusDate = test::moment(dataDate);
    plan.network.projects[0].lagCalendar = LagCalendar::Predecessor;
}

} // namespace

TEST_CASE("a task starts when what it follows allows it", "[schedule]")
{
    CHECK(scheduled("A 3d\nB 2d after A\nC 1d after A +2d") == text("A Mon 2-Wed 4 | B Thu 5-Fri 6 | C Mon 9"));
    CHECK(scheduled("A 3d\nB 2d after A SS +1d") == text("A Mon 2-Wed 4 | B Tue 3-Wed 4"));
    CHECK(scheduled("A 3d\nB 2d after A FF +1d") == text("A Mon 2-Wed 4 | B Wed 4-Thu 5"));
    CHECK(scheduled("A 1d\nZ 4d after A\nB 2d after Z SF +1d") == text("A Mon 2 | Z Tue 3-Fri 6 | B Mon 2-Tue 3"));
    CHECK(scheduled("A 4d\nB 2d after A -50%") == text("A Mon 2-Thu 5 | B Wed 4-Thu 5"));
    CHECK(scheduled("A 4d\nB 2d after A +3ed") == text("A Mon 2-Thu 5 | B Mon 9-Tue 10"));
    CHECK(scheduled("A 4d\nB 2d after A -1d") == text("A Mon 2-Thu 5 | B Thu 5-Fri 6"));
}

TEST_CASE("an elapsed duration runs through nights and weekends", "[schedule]")
{
    const TextPlan plan("A 10ed\nB 1d after A");
    const auto result = compute(plan.network);
    CHECK(span(plan, result, "A") == text("2026-03-02 08:00 - 2026-03-12 08:00"));
    CHECK(span(plan, result, "B") == text("2026-03-12 08:00 - 2026-03-12 17:00"));
    CHECK(plan.network.calendars[0].work(result.tasks[0].start, result.tasks[0].finish) == 8 * day);
}

TEST_CASE(
    "in MS Project a task that names a date before the project's start begins on it, and what follows it is not held back", "[schedule]")
{
    CHECK(scheduled("A 2d snet=2026-02-24\nB 1d after A\nC 1d") == text("A Tue 24-Wed 25 | B Thu 26 | C Mon 2"));
    CHECK(scheduled("A 2d fnet=2026-02-25T17:00\nB 3d") == text("A Tue 24-Wed 25 | B Mon 2-Wed 4"));
    CHECK(scheduled("A 2d\nB 1d after A -4d") == text("A Mon 2-Tue 3 | B Mon 2"));
}

TEST_CASE("a completed activity of Primavera shows the data date early and late what its successors leave it", "[schedule]")
{
    TextPlan plan("A 2d started=2026-03-02T08:00 finished=2026-03-03T17:00\nB 1d after A\nC 4d");
    byPrimavera(plan, "2026-03-04T08:00");
    const auto result = compute(plan.network);
    const ScheduledTask& a = task(plan, result, "A");
    CHECK(a.start == test::moment("2026-03-02T08:00"));
    CHECK(a.earlyStart == test::moment("2026-03-04T08:00"));
    CHECK(a.earlyFinish == test::moment("2026-03-04T08:00"));
    CHECK(a.lateStart == task(plan, result, "B").lateStart);
    CHECK(a.lateFinish == task(plan, result, "B").lateStart);
    CHECK_FALSE(a.hasFloat);
}

TEST_CASE("under retained logic what a completed activity of Primavera waits for holds what follows it", "[schedule]")
{
    TextPlan plan("A 5d\nB 2d started=2026-03-02 finished=2026-03-03T17:00 after A\nC 1d after B\nZ 20d");
    byPrimavera(plan, "2026-03-04T08:00");
    auto result = compute(plan.network);
    CHECK(span(plan, result, "A") == text("2026-03-04 08:00 - 2026-03-10 17:00"));
    CHECK(span(plan, result, "B") == text("2026-03-02 08:00 - 2026-03-03 17:00"));
    CHECK(task(plan, result, "B").earlyStart == test::moment("2026-03-10T17:00"));
    CHECK(span(plan, result, "C") == text("2026-03-11 08:00 - 2026-03-11 17:00"));
    CHECK(task(plan, result, "A").totalFloat == task(plan, result, "C").totalFloat);
    plan.network.projects[0].progressMode = ProgressMode::ProgressOverride;
    result = compute(plan.network);
    CHECK(span(plan, result, "C") == text("2026-03-04 08:00 - 2026-03-04 17:00"));
    CHECK(task(plan, result, "A").lateFinish == task(plan, result, "Z").lateFinish);
}

TEST_CASE("of a lag that began to run Primavera counts what is left, from the part of the predecessor that remains", "[schedule]")
{
    TextPlan plan("A 10d started=2026-03-02 left=6d\nB 1d after A SS +3d\nC 1d after A SS +8d\nD 1d after A SS +8d");
    byPrimavera(plan, "2026-03-06T08:00"); // four days of each lag have passed
    auto result = compute(plan.network);
    CHECK(span(plan, result, "B") == text("2026-03-06 08:00 - 2026-03-06 17:00"));
    CHECK(span(plan, result, "C") == text("2026-03-12 08:00 - 2026-03-12 17:00"));
    plan.network.tasks[std::size_t(plan.place("A"))].resumed = test::moment("2026-03-09T08:00");
    result = compute(plan.network);
    CHECK(span(plan, result, "B") == text("2026-03-09 08:00 - 2026-03-09 17:00"));
    CHECK(span(plan, result, "C") == text("2026-03-13 08:00 - 2026-03-13 17:00"));
    plan.network.projects[0].lagFromActualStart = true;
    result = compute(plan.network);
    CHECK(span(plan, result, "B") == text("2026-03-06 08:00 - 2026-03-06 17:00"));
    CHECK(span(plan, result, "C") == text("2026-03-12 08:00 - 2026-03-12 17:00"));
}

TEST_CASE("an activity with an expected finish stretches to it and has no free float", "[schedule]")
{
    TextPlan plan("A 2d\nB 1d after A\nC 10d");
    byPrimavera(plan);
    plan.network.tasks[0].expectedFinish = test::moment("2026-03-05T17:00");
    auto result = compute(plan.network);
    CHECK(span(plan, result, "A") == text("2026-03-02 08:00 - 2026-03-05 17:00"));
    CHECK(task(plan, result, "A").freeFloat == 0);
    CHECK(task(plan, result, "B").freeFloat == 5 * day);
    plan.network.tasks[0].expectedFinish = test::moment("2026-02-27T17:00"); // gone by: the duration decides
    result = compute(plan.network);
    CHECK(span(plan, result, "A") == text("2026-03-02 08:00 - 2026-03-03 17:00"));
}

TEST_CASE("in MS Project what is under way cannot start late, and its predecessors make way for where it goes on", "[schedule]")
{
    TextPlan plan("A 1d started=2026-03-02 left=4h done=50\nB 2d started=2026-03-03 left=8h done=50 after A\nC 5d");
    const auto result = compute(plan.network);
    const ScheduledTask &a = task(plan, result, "A"), &b = task(plan, result, "B");
    CHECK(b.lateStart == test::moment("2026-03-03T08:00"));
    CHECK(b.lateFinish == test::moment("2026-03-06T17:00"));
    CHECK(b.totalFloat == 2 * day);
    CHECK(a.lateStart == test::moment("2026-03-02T08:00"));
    CHECK(a.lateFinish == test::moment("2026-03-03T17:00")); // B goes on on the 4th
    CHECK(a.totalFloat == day);
}

TEST_CASE("in MS Project a task is broken off only where it goes on after what was done of it", "[schedule]")
{
    const auto finishOf = [](const char* plan) {
        const TextPlan p(plan);
        return span(p, compute(p.network), "A").right(16);
    };
    CHECK(finishOf("A 4d started=2026-03-02 left=16h done=50 resumed=2026-03-06") == text("2026-03-09 17:00"));
    CHECK(finishOf("A 4d started=2026-03-02 left=16h done=50 resumed=2026-03-04") == text("2026-03-05 17:00"));
    // One of two resources stopped at noon of the first day, the other did more: together half is done, and nothing is broken off.
    CHECK(finishOf("A 4d started=2026-03-02 left=16h done=50 resumed=2026-03-02T13:00") == text("2026-03-05 17:00"));
}

TEST_CASE("in MS Project a summary has float between its own dates, and its free float is the same", "[schedule]")
{
    // S may start two days later, as its first task may, and finish four days later, as its last one may.
    const TextPlan plan("S 0d\nA 1d in S\nB 1d in S\nC 3d after A\nD 5d");
    const auto result = compute(plan.network);
    CHECK(task(plan, result, "A").totalFloat == day);
    const ScheduledTask& summary = task(plan, result, "S");
    CHECK(plan.network.calendars[0].work(summary.earlyStart, summary.lateStart) == day);
    CHECK(plan.network.calendars[0].work(summary.earlyFinish, summary.lateFinish) == 4 * day);
    CHECK(task(plan, result, "S").totalFloat == day);
    CHECK(task(plan, result, "S").freeFloat == day);
    CHECK_FALSE(task(plan, result, "S").critical);
    CHECK(result.projects[0].totalFloat == 0);
    CHECK(result.projects[0].lateFinish == test::moment("2026-03-06T17:00"));

    const TextPlan begun("S 0d\nA 1d in S started=2026-03-02 left=4h done=50\nB 1d in S\nC 3d after A\nD 5d");
    const auto later = compute(begun.network);
    CHECK(task(begun, later, "S").totalFloat == 4 * day); // what has begun can only finish late

    // A critical task below does not make its summary critical: this one can finish late.
    const TextPlan mixed("S 0d\nA 2d in S mso=2026-03-03\nB 1d in S\nD 5d");
    const auto found = compute(mixed.network);
    CHECK(task(mixed, found, "A").critical);
    CHECK_FALSE(task(mixed, found, "S").critical);
}

TEST_CASE("in MS Project the free float of a task that nothing of its own follows is all the float it has", "[schedule]")
{
    const TextPlan plan("S 0d\nA 1d in S\nB 3d in S\nC 1d after S\nD 6d");
    const auto result = compute(plan.network);
    CHECK(task(plan, result, "B").totalFloat == 2 * day);
    CHECK(task(plan, result, "A").totalFloat == 4 * day);
    CHECK(task(plan, result, "A").freeFloat == 4 * day); // the link is the summary's
    TextPlan primavera("S 0d\nA 1d in S\nB 3d in S\nC 1d after S\nD 6d");
    byPrimavera(primavera);
    CHECK(task(primavera, compute(primavera.network), "A").freeFloat == 2 * day);
}

TEST_CASE("of several resources with calendars of their own the one that takes longest decides", "[schedule]")
{
    TextPlan plan("A 2d\nB 1d after A");
    CalendarRules nights = standardRules();
    for (int i = 1; i < 6; ++i) nights.weeks[0].days[std::size_t(i)] = Shifts{{{18 * 3600, 22 * 3600}}};
    plan.network.calendars.emplace_back(nights);
    const int night = int(plan.network.calendars.size()) - 1;
    plan.network.assignments = {{0, 2 * day}, {night, day}};
    plan.network.tasks[0].assignments = 2;
    const auto result = compute(plan.network);
    CHECK(span(plan, result, "A") == text("2026-03-02 08:00 - 2026-03-03 22:00"));
    CHECK(span(plan, result, "B") == text("2026-03-04 08:00 - 2026-03-04 17:00"));
}

TEST_CASE("a constraint holds, and one against the logic is named", "[schedule]")
{
    CHECK(scheduled("A 3d\nB 2d snet=2026-03-10 after A") == text("A Mon 2-Wed 4 | B Tue 10-Wed 11"));
    CHECK(scheduled("B 2d fnet=2026-03-06T17:00") == text("B Thu 5-Fri 6"));
    CHECK(scheduled("B 2d mfo=2026-03-12T17:00") == text("B Wed 11-Thu 12"));
    const TextPlan plan("A 3d\nB 2d mso=2026-03-03 after A");
    const auto result = compute(plan.network);
    CHECK(test::shownDays(plan, result) == text("A Mon 2-Wed 4 | B Tue 3-Wed 4"));
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].reason) == "schedule.constraint-against-logic");
    CHECK(result.problems[0].tasks == std::vector<int>{1});
    CHECK(task(plan, result, "A").totalFloat == -2 * day);
    CHECK(task(plan, result, "B").totalFloat == -2 * day); // it stands where it must, and its float says by how much too early
    TextPlan soft("A 3d\nB 2d mso=2026-03-03 after A");
    soft.network.projects[0].honourConstraints = false;
    CHECK(test::shownDays(soft, compute(soft.network)) == text("A Mon 2-Wed 4 | B Thu 5-Fri 6"));
    TextPlan startOn("A 3d\nB 2d so=2026-03-03 after A");
    byPrimavera(startOn);
    const auto on = compute(startOn.network);
    CHECK(test::shownDays(startOn, on) == text("A Mon 2-Wed 4 | B Thu 5-Fri 6"));
    CHECK(task(startOn, on, "B").totalFloat == -2 * day);
}

TEST_CASE("lag counts on the calendar that the project chose", "[schedule]") // SCH-01
{
    TextPlan plan("A10 5d\nA20 20h calendar=1 after A10 +16h");
    plan.network.calendars.emplace_back(sixByTen());
    byPrimavera(plan);
    CHECK(span(plan, compute(plan.network), "A20") == text("2026-03-11 07:00 - 2026-03-12 17:00"));
    plan.network.projects[0].lagCalendar = LagCalendar::Successor;
    CHECK(span(plan, compute(plan.network), "A20") == text("2026-03-09 13:00 - 2026-03-11 13:00"));
    plan.network.projects[0].lagCalendar = LagCalendar::Hours24;
    CHECK(span(plan, compute(plan.network), "A20") == text("2026-03-07 09:00 - 2026-03-10 09:00"));
}

TEST_CASE("a deadline moves no bar and bounds the float of what leads to it", "[schedule]") // SCH-03
{
    const TextPlan plan("A 5d\nB 5d deadline=2026-03-10T17:00 after A");
    const auto result = compute(plan.network);
    CHECK(test::shownDays(plan, result) == text("A Mon 2-Fri 6 | B Mon 9-Fri 13"));
    for (const char* name : {"A", "B"}) {
        CHECK(task(plan, result, name).totalFloat == -3 * day);
        CHECK(task(plan, result, name).critical);
    }
}

TEST_CASE("a chain held by a lag stays critical, and a lead counts backwards rightly", "[schedule]") // SCH-04
{
    const TextPlan plan("A 4d\nB 3d after A\nC 2d after B -2d\nD 1d after A +3d");
    const auto result = compute(plan.network);
    CHECK(test::shownDays(plan, result) == text("A Mon 2-Thu 5 | B Fri 6-Tue 10 | C Mon 9-Tue 10 | D Wed 11"));
    CHECK(task(plan, result, "A").critical);
    CHECK(task(plan, result, "D").critical);
    CHECK(task(plan, result, "B").totalFloat == day);
    CHECK(task(plan, result, "C").totalFloat == day);
    CHECK(task(plan, result, "A").lateFinish == test::moment("2026-03-05T17:00"));
    for (const char* name : {"B", "C", "D"}) CHECK(task(plan, result, name).lateFinish == test::moment("2026-03-11T17:00"));
}

TEST_CASE("work out of sequence waits under retained logic and goes on under progress override", "[schedule]") // SCH-08
{
    TextPlan plan("A10 10d started=2026-03-02 left=5d\nA20 5d started=2026-03-05 left=3d after A10\nA30 1d after A20");
    byPrimavera(plan, "2026-03-09");
    auto result = compute(plan.network);
    CHECK(span(plan, result, "A10") == text("2026-03-02 08:00 - 2026-03-13 17:00"));
    CHECK(span(plan, result, "A20") == text("2026-03-05 08:00 - 2026-03-18 17:00"));
    CHECK(task(plan, result, "A20").earlyStart == test::moment("2026-03-16"));
    CHECK(span(plan, result, "A30") == text("2026-03-19 08:00 - 2026-03-19 17:00"));
    plan.network.projects[0].progressMode = ProgressMode::ProgressOverride;
    result = compute(plan.network);
    CHECK(span(plan, result, "A20") == text("2026-03-05 08:00 - 2026-03-11 17:00"));
    CHECK(span(plan, result, "A30") == text("2026-03-12 08:00 - 2026-03-12 17:00"));
}

TEST_CASE("of two links between the same tasks the later one drives", "[schedule]") // SCH-09
{
    TextPlan plan("A10 5d\nA20 3d after A10 SS +16h, A10 FF +8h");
    byPrimavera(plan);
    const auto result = compute(plan.network);
    CHECK(span(plan, result, "A20") == text("2026-03-05 08:00 - 2026-03-09 17:00"));
    REQUIRE(task(plan, result, "A20").drivingLink >= 0);
    CHECK(plan.network.links[std::size_t(task(plan, result, "A20").drivingLink)].type == LinkType::FinishToFinish);
}

TEST_CASE("suspended work goes on at its resume date", "[schedule]") // PRG-03
{
    TextPlan plan("A10 6d started=2026-03-02 left=3d suspended=2026-03-05 resumed=2026-03-16\nA20 1d after A10");
    byPrimavera(plan, "2026-03-09");
    const auto result = compute(plan.network);
    CHECK(span(plan, result, "A10") == text("2026-03-02 08:00 - 2026-03-18 17:00"));
    CHECK(task(plan, result, "A10").earlyStart == test::moment("2026-03-16"));
    CHECK(span(plan, result, "A20") == text("2026-03-19 08:00 - 2026-03-19 17:00"));
    CHECK(task(plan, result, "A10").actual == 3 * day); // Monday to Wednesday; the pause is no work
}

TEST_CASE("what is done of a task runs from its actual start to the data date or its actual finish", "[schedule]")
{
    const auto done = [](const char* words, bool primavera = true) {
        TextPlan plan(words);
        if (primavera) byPrimavera(plan, "2026-03-09");
        return double(compute(plan.network).tasks[0].actual) / day;
    };
    CHECK(done("A 9d started=2026-03-02 left=2d") == 5);
    CHECK(done("A 9d") == 0);
    CHECK(done("A 4d started=2026-03-02T08:00 finished=2026-03-04T17:00") == 3);
    CHECK(done("A 4d finished=2026-03-04T17:00") == 4); // it started by its duration
    CHECK(done("A 9d started=2026-03-02 left=2d suspended=2026-03-03") == 1); // still suspended
    CHECK(done("A 9d started=2026-03-02 left=2d suspended=2026-03-03 resumed=2026-03-05") == 3);
    CHECK(done("A 2d started=2026-03-11 left=2d") == 0); // after the data date: an error, never below zero
    CHECK(done("A 8d started=2026-03-02 done=25", false) == 2);
    CHECK(done("A 8d started=2026-03-02 left=5d", false) == 3);
}

TEST_CASE("an actual date after the data date is a data error", "[schedule]")
{
    TextPlan plan("A 2d started=2026-03-11 left=2d");
    byPrimavera(plan, "2026-03-09");
    const auto result = compute(plan.network);
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].reason) == "schedule.actual-after-status");
}

TEST_CASE("a summary is as complete as its tasks, weighted by their durations", "[schedule]") // PRG-01
{
    const auto complete = [](const char* plan) {
        const TextPlan p(plan);
        return compute(p.network).tasks[0].complete / e8;
    };
    CHECK(complete("S 0d\nA 3d in S done=100\nB 1d in S after A\nC 2d in S done=50 after B") == 67);
    CHECK(complete("S 0d\nA 3d in S done=100\nB 1d in S\nC 2d in S done=50") == 67);
    CHECK(complete("S 0d\nA 3d in S done=100\nM 0d in S after A") == 99);
    CHECK(complete("S 0d\nM 0d in S done=100\nN 0d in S") == 50);
    // Ten elapsed days from a Monday hold eight of working time: 8 of 16, not 30 of 38.
    CHECK(complete("S 0d\nA 10ed in S done=100\nB 8d in S") == 50);
}

TEST_CASE("logic and dates of a summary hold for everything below it", "[schedule]")
{
    CHECK(scheduled("A 2d\nS 0d after A\nB 1d in S\nC 2d in S after B\nD 1d after S")
        == text("A Mon 2-Tue 3 | S Wed 4-Fri 6 | B Wed 4 | C Thu 5-Fri 6 | D Mon 9"));
    CHECK(scheduled("S 0d snet=2026-03-05\nB 1d in S") == text("S Thu 5 | B Thu 5"));
    CHECK(scheduled("S 0d manual=2026-03-05\nB 1d in S") == text("S Thu 5 | B Thu 5"));
}

TEST_CASE("a loop is named and the rest is scheduled all the same", "[schedule]")
{
    const TextPlan plan("A 1d\nB 1d after A, D\nC 1d after B\nD 1d after C\nE 2d after A\nF 1d after D");
    const auto result = compute(plan.network);
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].reason) == "schedule.loop");
    CHECK(result.problems[0].tasks == std::vector<int>{1, 2, 3});
    CHECK(span(plan, result, "E") == text("2026-03-03 08:00 - 2026-03-04 17:00"));
    CHECK(task(plan, result, "E").scheduled);
    CHECK_FALSE(task(plan, result, "B").scheduled);
    CHECK(task(plan, result, "F").start != none);
    const TextPlan child("S 1d\nA 1d in S after S");
    CHECK(compute(child.network).problems.size() == 1);
}

TEST_CASE("a plan that nothing gives a beginning has no dates and says so", "[schedule]")
{
    TextPlan plan("A 3d\nB 2d after A");
    plan.network.projects[0].start = none;
    const auto result = compute(plan.network);
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].reason) == "schedule.no-start");
    CHECK(result.problems[0].tasks == std::vector<int>{0, 1});
    TextPlan dated("A 3d snet=2026-03-04\nB 2d after A");
    dated.network.projects[0].start = none;
    CHECK(test::shownDays(dated, compute(dated.network)) == text("A Wed 4-Fri 6 | B Mon 9-Tue 10"));
}

TEST_CASE("a task without working time is named, never waited for", "[schedule]")
{
    TextPlan plan("A 1d calendar=1\nB 1d after A");
    plan.network.calendars.emplace_back(CalendarRules{});
    const auto result = compute(plan.network);
    REQUIRE(result.problems.size() == 1);
    CHECK(std::string(result.problems[0].reason) == "schedule.no-working-time");
    CHECK(result.tasks[0].start == none);
    CHECK(span(plan, result, "B") == text("2026-03-02 08:00 - 2026-03-02 17:00"));
}

TEST_CASE("manual tasks stay, inactive ones drive nothing", "[schedule]")
{
    CHECK(scheduled("A 3d\nB 2d manual=2026-03-03 after A\nC 1d after B") == text("A Mon 2-Wed 4 | B Tue 3-Wed 4 | C Thu 5"));
    CHECK(scheduled("A 3d inactive\nB 2d after A") == text("A Mon 2-Wed 4 | B Mon 2-Tue 3"));
}

TEST_CASE("as late as possible takes the float and no more", "[schedule]")
{
    CHECK(scheduled("A 5d\nB 1d alap\nC 1d after A, B") == text("A Mon 2-Fri 6 | B Fri 6 | C Mon 9"));
    TextPlan plan("A 5d\nB 1d alap\nC 1d after B\nD 1d after A");
    byPrimavera(plan);
    CHECK(test::shownDays(plan, compute(plan.network)) == text("A Mon 2-Fri 6 | B Mon 2 | C Tue 3 | D Mon 9"));
}

TEST_CASE("a plan scheduled from its finish ends there", "[schedule]")
{
    TextPlan plan("A 3d alap\nB 2d alap after A\nC 1d alap");
    plan.network.projects[0].scheduleFrom = ScheduleFrom::Finish;
    plan.network.projects[0].finish = test::moment("2026-03-13T17:00");
    const auto result = compute(plan.network);
    CHECK(test::shownDays(plan, result) == text("A Mon 9-Wed 11 | B Thu 12-Fri 13 | C Fri 13"));
}

TEST_CASE("two projects in one network keep their own rules", "[schedule]")
{
    TextPlan plan("A 3d\nB 2d after A\nC 1d");
    plan.network.projects.push_back(plan.network.projects[0]);
    plan.network.projects[1].start = test::moment("2026-03-04");
    plan.network.tasks[1].project = plan.network.tasks[2].project = 1;
    const auto result = compute(plan.network);
    CHECK(test::shownDays(plan, result) == text("A Mon 2-Wed 4 | B Thu 5-Fri 6 | C Wed 4"));
    CHECK(result.projects[0].finish == test::moment("2026-03-04T17:00"));
    CHECK(result.projects[1].start == test::moment("2026-03-04"));
}

TEST_CASE("a level of effort spans what it is linked to", "[schedule]")
{
    TextPlan plan("A 3d\nB 2d after A\nL 1d loe after A SS, B FF");
    byPrimavera(plan);
    CHECK(test::shownDays(plan, compute(plan.network)) == text("A Mon 2-Wed 4 | B Thu 5-Fri 6 | L Mon 2-Fri 6"));
}

TEST_CASE("the longest path is what drives the end of the project", "[schedule]")
{
    TextPlan plan("A 3d\nB 2d after A\nC 1d\nD 1d after B, C");
    plan.network.projects[0].criticalBy = CriticalBy::LongestPath;
    const auto result = compute(plan.network);
    for (const char* name : {"A", "B", "D"}) CHECK(task(plan, result, name).critical);
    CHECK_FALSE(task(plan, result, "C").critical);
}
