#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/xer_text.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

const ParsedSource& everything()
{
    static const ParsedSource source = read(XerText::everything());
    return source;
}
std::optional<DateTime> at(const char* text) { return parseDateTime(QString::fromLatin1(text)); }
template <class E> const E& byName(const std::vector<E>& rows, const char* name)
{
    const auto it = std::ranges::find(rows, QString::fromLatin1(name), &E::name);
    if (it == rows.end()) FAIL("nothing is called " << name);
    return *it;
}
} // namespace

TEST_CASE("an XER is told by what it holds: projects with the keys that a later version is found by", "[xer]")
{
    const ParsedSource& s = everything();
    CHECK(s.format == SourceFormat::Xer);
    CHECK(s.report.encoding == QStringLiteral("ASCII"));
    CHECK(s.report.format == QStringLiteral("Primavera P6 XER 19.12"));
    CHECK(s.contentHash.size() == 64);
    CHECK(s.contentHash != read(XerText::project()).contentHash);
    REQUIRE(s.projects.size() == 2);
    const ParsedProject& p = s.projects[0];
    CHECK(p.sourceId == QStringLiteral("100"));
    CHECK(p.guid == QStringLiteral("GuidP=="));
    CHECK(p.matchName == QStringLiteral("P"));
    CHECK(p.created == QStringLiteral("2026-01-15 09:30"));
    CHECK(p.node.code == QStringLiteral("P"));
    CHECK(p.node.name == QStringLiteral("The project"));
    CHECK(p.node.status == NodeStatus::Approved);
    CHECK(p.node.currency == QStringLiteral("EUR"));
    CHECK(s.report.projectNames == QStringList{QStringLiteral("The project"), QStringLiteral("The other one")});
    CHECK(s.report.balanced());
    CHECK(brokenRules(s) == QString());
    CHECK(noted(s, "unread-value") == 0);
    CHECK(tallyText(s, "PROJECT") == QStringLiteral("5/3 not-a-project 1 of-stub-project 1"));
    CHECK(tallyText(s, "CURRTYPE") == QStringLiteral("2/1 unused 1"));
    CHECK(tallyText(s, "RISKTYPE") == QStringLiteral("2/0 no-place 2"));
    CHECK(tallyText(s, "OBS") == QStringLiteral("1/0 no-place 1"));
}

TEST_CASE("the options of a P6 project are read, and its own defaults taken where they are missing", "[xer]")
{
    const ScheduleOptions& o = everything().projects[0].options;
    CHECK(o.rules == SchedulingRules::Primavera);
    CHECK(o.plannedStart == at("2026-03-02 08:00"));
    CHECK(o.mustFinishBy == at("2026-06-30 17:00"));
    CHECK(o.statusDate == at("2026-03-09 08:00"));
    CHECK(o.criticalFloatLimit == hours(8));
    CHECK(o.criticalBy == CriticalBy::TotalFloat);
    CHECK(o.progressMode == ProgressMode::ProgressOverride);
    CHECK(o.lagCalendar == LagCalendar::Hours24);
    CHECK(o.floatType == FloatType::Start);
    CHECK(o.openEndsCritical);
    CHECK(o.lagFromActualStart);
    CHECK_FALSE(o.useExpectedFinish);
    CHECK_FALSE(o.floatToOwnProjectEnd);
    CHECK(o.dayLength == hours(8));
    CHECK(o.weekLength == hours(40));
    CHECK(o.daysPerMonth == 22);
    CHECK(o.dayStart == hours(8));
    CHECK(o.dayFinish == hours(17));
    const ScheduleOptions& q = everything().projects[1].options;
    CHECK(q.criticalBy == CriticalBy::LongestPath);
    CHECK(q.progressMode == ProgressMode::RetainedLogic);
    CHECK(q.lagCalendar == LagCalendar::Predecessor);
    CHECK(q.floatType == FloatType::Finish);
    CHECK(q.useExpectedFinish);
    CHECK(q.dayLength == hours(10));
    CHECK_FALSE(q.lagFromActualStart);
    CHECK(tallyText(everything(), "SCHEDOPTIONS") == QStringLiteral("2/1 of-baseline-project 1"));
}

TEST_CASE("each project gets the calendars that it uses, with their bases", "[xer]")
{
    const ParsedProject &p = everything().projects[0], &q = everything().projects[1];
    CHECK(p.calendars.size() == 2); // Five by eight, and Ada's
    const Calendar& ada = byName(p.calendars, "Ada");
    CHECK(ada.forResource);
    CHECK(ada.base == byName(p.calendars, "Five by eight").id);
    CHECK(std::ranges::none_of(p.weeks, [&](const CalendarWeek& w) { return w.calendar == ada.id; }));
    CHECK(p.options.calendar == byName(p.calendars, "Five by eight").id);
    CHECK(p.calendars[0].sourceId == QStringLiteral("1"));
    const Calendar& six = byName(q.calendars, "Six by ten");
    CHECK(six.base == byName(q.calendars, "Five by eight").id);
    CHECK(six.dayLength == hours(10));
    CHECK(six.id != byName(p.calendars, "Five by eight").id);
    const auto week = std::ranges::find(q.weeks, six.id, &CalendarWeek::calendar);
    REQUIRE(week != q.weeks.end());
    CHECK_FALSE(week->monday); // as the base has it
    CHECK(shiftsText(*week->saturday) == QStringLiteral("07:00-17:00"));
    REQUIRE(q.exceptions.size() == 1); // two days off in a row
    CHECK(q.exceptions[0].from == QDate(2026, 3, 4));
    CHECK(q.exceptions[0].to == QDate(2026, 3, 5));
    CHECK(q.exceptions[0].shifts.list.empty());
    CHECK(tallyText(everything(), "CALENDAR") == QStringLiteral("4/3 of-baseline-project 1"));
}

TEST_CASE("a calendar without working times gets the usual ones and says so; one based on itself ends", "[xer]")
{
    XerText x = XerText::project();
    x.table("CALENDAR", "clndr_id | clndr_name | base_clndr_id | clndr_data",
        {"5 | Empty |  | ", "6 | Ring | 7 | ", "7 | Ring too | 6 | ", "8 |  | 99 | "});
    const ParsedSource s = read(x);
    const ParsedProject& p = s.projects[0];
    const auto week = std::ranges::find(p.weeks, byName(p.calendars, "Empty").id, &CalendarWeek::calendar);
    REQUIRE(week != p.weeks.end());
    CHECK(shiftsText(*week->friday) == QStringLiteral("08:00-12:00 13:00-17:00"));
    CHECK(week->sunday->list.empty());
    CHECK(noted(s, "calendar-empty") == 3);
    CHECK(noted(s, "calendar-loop") == 1);
    CHECK(noted(s, "unknown-calendar") == 1);
    CHECK(byName(p.calendars, "Calendar 8").sourceId == QStringLiteral("8"));
    CHECK(brokenRules(s) == QString());
}

TEST_CASE("WBS and activities become one tree in the order of P6", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    QStringList rows;
    for (const Task& t : p.tasks) rows << t.code;
    CHECK(rows.join(u' ') == QStringLiteral("A30 D A10 B B1 A15 A20"));
    CHECK(pathOf(p, "A20") == QStringLiteral("Build / Ground floor / Slab"));
    const Task& build = taskOf(p, "B");
    CHECK(build.kind == TaskKind::Wbs);
    CHECK(build.sourceId == QStringLiteral("wbs:202"));
    CHECK(build.sourceGuid == QStringLiteral("GuidB"));
    CHECK_FALSE(build.duration);
    CHECK(tallyText(everything(), "PROJWBS") == QStringLiteral("8/5 not-a-project 1 of-baseline-project 1 of-stub-project 1"));
}

TEST_CASE("WBS elements without a way to the top go there, and are named", "[xer]")
{
    XerText x = XerText::project();
    x.table("PROJWBS", "wbs_id | proj_id | seq_num | proj_node_flag | wbs_short_name | wbs_name | parent_wbs_id",
        {"301 | 100 | 1 | N | L1 | Ring one | 302", "302 | 100 | 2 | N | L2 | Ring two | 301", "303 | 100 | 3 | N | O | Orphan | 999",
            "303 | 100 | 3 | N | O | Again | 200", " | 100 | 3 | N | O | No id | 200", "304 | 55 | 3 | N | O | Foreign | 200",
            "305 | 100 | 3 | N |  |  | 200"});
    x.table(
        "TASK", "task_id | proj_id | wbs_id | task_code | task_name", {"1 | 100 | 302 | A | In the ring", "2 | 100 | 777 | B | Nowhere"});
    const ParsedSource s = read(x);
    CHECK(brokenRules(s) == QString());
    CHECK(pathOf(s.projects[0], "A") == QStringLiteral("Ring one / Ring two / In the ring"));
    CHECK(pathOf(s.projects[0], "B") == QStringLiteral("Nowhere"));
    CHECK(noted(s, "wbs-loop") == 1);
    CHECK(noted(s, "parent-missing") == 2);
    CHECK(noted(s, "unnamed") == 1);
    CHECK(byName(s.projects[0].tasks, "WBS 305").kind == TaskKind::Wbs);
    CHECK(tallyText(s, "PROJWBS") == QStringLiteral("8/5 duplicate-id 1 no-id 1 unknown-project 1"));
}

TEST_CASE("an activity keeps its facts: duration, constraints, progress, dates", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    const Task& slab = taskOf(p, "A20");
    CHECK(slab.kind == TaskKind::Task);
    CHECK(slab.sourceId == QStringLiteral("1002"));
    CHECK(slab.sourceGuid == QStringLiteral("GuidSlab"));
    CHECK(slab.duration == hours(40));
    CHECK(slab.remainingDuration == hours(10));
    CHECK(slab.taskType == TaskType::FixedDuration);
    CHECK(slab.calendar == byName(p.calendars, "Five by eight").id);
    CHECK(slab.constraint == ConstraintType::FinishNoLaterThan);
    CHECK(slab.constraintDate == at("2026-03-20 17:00"));
    CHECK(slab.secondConstraint == ConstraintType::StartNoEarlierThan);
    CHECK(slab.secondConstraintDate == at("2026-03-03 08:00"));
    CHECK(slab.priority == 700);
    CHECK(slab.actualStart == at("2026-03-02 08:00"));
    CHECK_FALSE(slab.actualFinish);
    CHECK(slab.percentComplete == percent(75));
    CHECK(slab.physicalPercent == percent(10));
    CHECK(slab.suspended == at("2026-03-04 08:00"));
    CHECK(slab.resumed == at("2026-03-05 08:00"));
    CHECK(slab.expectedFinish == at("2026-03-12 17:00"));
    CHECK(slab.plannedStart == at("2026-03-02 08:00"));
    CHECK(slab.plannedFinish == at("2026-03-06 17:00"));
    CHECK(slab.externalEarlyStart == at("2026-03-02 09:00"));
    CHECK(slab.externalLateFinish == at("2026-04-01 17:00"));
    CHECK(slab.work == hours(48));
    const Task& drawings = taskOf(p, "A10");
    CHECK(drawings.kind == TaskKind::ResourceDependent);
    CHECK(drawings.taskType == TaskType::FixedDurationAndUnits);
    CHECK(drawings.percentType == PercentType::Physical);
    CHECK(drawings.percentComplete == percent(100));
    CHECK(drawings.actualFinish == at("2026-03-03 17:00"));
    CHECK_FALSE(drawings.physicalPercent);
    CHECK_FALSE(drawings.work);
    const Task& handover = taskOf(p, "A30");
    CHECK(handover.kind == TaskKind::FinishMilestone);
    CHECK(handover.milestone);
    CHECK(handover.duration == WorkTime{});
    CHECK(handover.constraint == ConstraintType::AsLateAsPossible);
    CHECK_FALSE(handover.calendar);
    const Task& scaffold = taskOf(p, "A15");
    CHECK(scaffold.kind == TaskKind::LevelOfEffort);
    CHECK(scaffold.percentComplete == percent(25));
    CHECK(taskOf(everything().projects[1], "Q10").kind == TaskKind::StartMilestone);
    CHECK(taskOf(everything().projects[1], "Q10").priority == 100);
    CHECK(noted(everything(), "actual-after-data-date") == 1); // the scaffold
    CHECK(tallyText(everything(), "TASK") == QStringLiteral("7/5 baseline-unmatched 1 of-baseline-project 1"));
}

TEST_CASE("the dates that P6 had computed are kept apart", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    const auto dates = [&](const char* code) {
        const auto it = std::ranges::find(p.sourceDates, taskOf(p, code).id, &FrozenTask::task);
        REQUIRE(it != p.sourceDates.end());
        return *it;
    };
    const FrozenTask slab = dates("A20");
    CHECK(slab.start == at("2026-03-02 08:00")); // actual
    CHECK(slab.finish == at("2026-03-10 10:00")); // remaining early
    CHECK(slab.earlyStart == at("2026-03-09 08:00"));
    CHECK(slab.lateFinish == at("2026-03-11 10:00"));
    CHECK(slab.totalFloat == 8 * 3600);
    CHECK(slab.freeFloat == 1800);
    CHECK(slab.critical == true); // at most 8 h
    CHECK(slab.duration == hours(40));
    CHECK(slab.work == hours(48));
    CHECK(slab.cost == Money{436010}); // 2010 + 1250 + 100 + 1000.10
    const FrozenTask drawings = dates("A10");
    CHECK(drawings.start == at("2026-03-02 08:00"));
    CHECK(drawings.earlyFinish == at("2026-03-03 17:00")); // the actual one
    CHECK_FALSE(drawings.totalFloat);
    CHECK_FALSE(drawings.critical);
    CHECK(everything().projects[1].sourceDates[0].critical == true); // on the longest path, whatever its float
    CHECK(everything().projects[1].sourceDates[0].totalFloat == 40 * 3600);
}

TEST_CASE("a project that is the baseline of another becomes that, each task once", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    REQUIRE(p.baselines.size() == 1);
    CHECK(p.baselines[0].number == 0);
    CHECK(p.baselines[0].name == QStringLiteral("The project as agreed"));
    REQUIRE(p.baselines[0].tasks.size() == 1);
    const FrozenTask& slab = p.baselines[0].tasks[0];
    CHECK(slab.task == taskOf(p, "A20").id);
    CHECK(slab.start == at("2026-02-02 08:00"));
    CHECK(slab.finish == at("2026-02-05 17:00"));
    CHECK(slab.duration == hours(32));
    CHECK(slab.work == hours(32));
    CHECK(slab.cost == Money{170000}); // 1600 for Ada, 100 for the permit
    CHECK(noted(everything(), "baseline-not-in-file") == 1); // of Q
    CHECK(everything().projects[1].baselines.empty());
}

TEST_CASE("a baseline that only the project names is one too; two that name each other are none", "[xer]")
{
    const char* columns = "proj_id | proj_short_name | sum_base_proj_id | orig_proj_id";
    CHECK(read(XerText().table("PROJECT", columns, {"1 | A | 2 | ", "2 | B |  | "})).projects.size() == 1);
    CHECK(read(XerText().table("PROJECT", columns, {"1 | A | 2 | ", "2 | B | 1 | "})).projects.size() == 2);
    CHECK(read(XerText().table("PROJECT", columns, {"1 | A |  | 2", "2 | B |  | 1"})).projects.size() == 2);
    CHECK(read(XerText().table("PROJECT", columns, {"1 | A | 1 | 1", "2 | B |  | "})).projects.size() == 2);
    const ParsedSource chain = read(XerText().table("PROJECT", columns, {"1 | A | 3 | ", "2 | B |  | 1", "3 | C |  | 2", "4 | D |  | 55"}));
    REQUIRE(chain.projects.size() == 2);
    REQUIRE(chain.projects[0].baselines.size() == 2);
    CHECK(chain.projects[0].baselines[0].name == QStringLiteral("C")); // the one that the project names comes first
    CHECK(chain.projects[0].baselines[1].number == 1);
}

TEST_CASE("links keep type and lag; those that lead nowhere are counted", "[xer]")
{
    const ParsedProject &p = everything().projects[0], &q = everything().projects[1];
    REQUIRE(p.links.size() == 2);
    CHECK(p.links[0].predecessor == taskOf(p, "A10").id);
    CHECK(p.links[0].successor == taskOf(p, "A20").id);
    CHECK(p.links[0].type == LinkType::StartToStart);
    CHECK(p.links[0].lag == WorkTime{-4 * 3600});
    CHECK(p.links[0].sourceId == QStringLiteral("1"));
    CHECK(p.links[1].lag == WorkTime{5400});
    REQUIRE(q.links.size() == 1);
    CHECK(q.links[0].predecessor == taskOf(p, "A20").id);
    CHECK(noted(everything(), "links-across-projects") == 1);
    CHECK(tallyText(everything(), "TASKPRED") == QStringLiteral("6/3 link-end-missing 1 link-to-itself 1 of-baseline-project 1"));
}

TEST_CASE("resources and roles carry group, unit, calendar and the rate in force on the data date", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    const Resource& ada = byName(p.resources, "Ada");
    CHECK(ada.code == QStringLiteral("ADA"));
    CHECK(ada.kind == ResourceKind::Labour);
    CHECK(ada.group == QStringLiteral("Crew"));
    CHECK(ada.calendar == byName(p.calendars, "Ada").id);
    CHECK(ada.standardRate == Rate{5'025'000'000});
    CHECK(ada.overtimeRate == Rate{7'537'500'000});
    CHECK(ada.maxUnits == Quantity{250'000'000});
    CHECK(ada.email == QStringLiteral("ada@x.org"));
    CHECK(ada.sourceId == QStringLiteral("2"));
    CHECK(ada.sourceGuid == QStringLiteral("GuidAda"));
    const Resource& concrete = byName(p.resources, "Concrete");
    CHECK(concrete.kind == ResourceKind::Material);
    CHECK(concrete.unit == QStringLiteral("m3"));
    const Resource& welder = byName(p.resources, "Welder");
    CHECK(welder.kind == ResourceKind::Role);
    CHECK(welder.sourceId == QStringLiteral("role:1"));
    CHECK(welder.standardRate == Rate{5'500'000'000});
    CHECK(byName(p.resources, "Crew").id); // used by none, and kept
    CHECK(everything().projects[1].resources.size() == 1); // only Ada works there
    CHECK(tallyText(everything(), "RSRCRATE") == QStringLiteral("4/1 rate-table 2 unknown-resource 1"));
    CHECK(tallyText(everything(), "UMEASURE") == QStringLiteral("2/1 unused 1"));
    CHECK(valuesOf(p, ada.id.value) == QStringLiteral("Firm=Firm A; Trade=Concrete"));
}

TEST_CASE("before the first rate begins, the first one counts", "[xer]")
{
    XerText x = XerText::project();
    x.table("RSRC", "rsrc_id | rsrc_name", {"1 | Ada"});
    x.table("RSRCRATE", "rsrc_id | cost_per_qty | start_date",
        {"1 | 70 | 2028-01-01 00:00", "1 | 60 | 2027-01-01 00:00", "1 | 65 | 2027-06-01 00:00"});
    CHECK(read(x).projects[0].resources[0].standardRate == Rate{6'000'000'000});
}

TEST_CASE("assignments carry work, material, cost and curve", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    REQUIRE(p.assignments.size() == 4);
    const Assignment& ada = p.assignments[0];
    CHECK(ada.task == taskOf(p, "A20").id);
    CHECK(ada.resource == byName(p.resources, "Ada").id);
    CHECK(ada.units == Quantity{e8});
    CHECK(ada.work == hours(40));
    CHECK(ada.actualWork == hours(30));
    CHECK(ada.remainingWork == hours(10));
    CHECK(ada.cost == Money{201000});
    CHECK(ada.actualCost == Money{150750});
    CHECK(ada.remainingCost == Money{50250});
    CHECK(ada.delay == hours(8));
    CHECK(ada.curve == Curve::Bell);
    CHECK(ada.plannedFinish == at("2026-03-06 17:00"));
    CHECK(ada.actualStart == at("2026-03-02 08:00"));
    CHECK(ada.sourceId == QStringLiteral("1"));
    const Assignment& concrete = p.assignments[1];
    CHECK(concrete.quantity == Quantity{1'250'000'000});
    CHECK(concrete.work == WorkTime{});
    CHECK(concrete.curve == Curve::Flat);
    CHECK(p.assignments[2].resource == byName(p.resources, "Welder").id);
    CHECK(p.assignments[2].curve == Curve::Edited);
    CHECK_FALSE(p.assignments[3].resource);
    CHECK(noted(everything(), "resource-not-in-file") == 1);
    CHECK(noted(everything(), "curve-not-kept") == 2);
    CHECK(valuesOf(p, ada.id.value) == QStringLiteral("Shift=Day"));
    CHECK(tallyText(everything(), "TASKRSRC") == QStringLiteral("7/5 of-baseline-project 1 unknown-task 1"));
}

TEST_CASE("expenses become the fixed cost of their task", "[xer]")
{
    const Task& slab = taskOf(everything().projects[0], "A20");
    CHECK(slab.fixedCost == Money{111010}); // 60 spent and 50 to come, 1000.10 planned
    CHECK(slab.fixedCostAccrual == Accrual::Start);
    CHECK(noted(everything(), "expense-as-fixed-cost") == 2);
    CHECK(tallyText(everything(), "PROJCOST") == QStringLiteral("4/2 no-place 1 of-baseline-project 1"));
}

TEST_CASE("codes are trees of choices, copied to each project that uses them", "[xer]")
{
    const ParsedProject &p = everything().projects[0], &q = everything().projects[1];
    const CustomField& discipline = byName(p.fields, "Discipline");
    CHECK(discipline.kind == CustomKind::Code);
    CHECK(discipline.entity == QStringLiteral("task"));
    CHECK(discipline.sourceId == QStringLiteral("actv:1"));
    QStringList names;
    for (const CustomChoice& c : p.choices)
        if (c.field == discipline.id) names << c.name;
    CHECK(names.join(u' ') == QStringLiteral("Survey Civil Formwork"));
    const CustomChoice& formwork = byName(p.choices, "Formwork");
    CHECK(formwork.parent == byName(p.choices, "Civil").id);
    CHECK(formwork.code == QStringLiteral("FW"));
    CHECK(formwork.colour == QStringLiteral("#0080C0"));
    CHECK(byName(p.choices, "Tender").colour.isEmpty());
    CHECK(valuesOf(q, taskOf(q, "Q10").id.value) == QStringLiteral("Discipline=Civil"));
    CHECK(byName(q.fields, "Discipline").id != discipline.id);
    CHECK(valuesOf(p, p.node.id.value) == QStringLiteral("Area=Site; Board=Yes; Region=North"));
    CHECK(tallyText(everything(), "ACTVTYPE") == QStringLiteral("3/2 of-baseline-project 1"));
    CHECK(tallyText(everything(), "ACTVCODE") == QStringLiteral("5/4 of-baseline-project 1"));
    CHECK(tallyText(everything(), "TASKACTV") == QStringLiteral("6/3 duplicate-id 1 of-baseline-project 1 unknown-code 1"));
    CHECK(tallyText(everything(), "PROJPCAT") == QStringLiteral("2/1 of-baseline-project 1"));
}

TEST_CASE("user fields keep their kind", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    CHECK(valuesOf(p, taskOf(p, "A20").id.value)
        == QStringLiteral("Claim=9990; Discipline=Formwork; Handover=2026-05-01T17:00:00; Health=Yellow; Location=Bay 1; Weight=12.5"));
    CHECK(byName(p.fields, "Claim").kind == CustomKind::Cost);
    CHECK(byName(p.fields, "Handover").kind == CustomKind::Date);
    CHECK(byName(p.fields, "Health").kind == CustomKind::Code);
    CHECK(byName(p.fields, "Spare").kind == CustomKind::Number); // used by none, and kept
    CHECK(valuesOf(p, taskOf(p, "B1").id.value) == QStringLiteral("Area=East"));
    CHECK(tallyText(everything(), "UDFTYPE") == QStringLiteral("11/10 no-place 1"));
    CHECK(tallyText(everything(), "UDFVALUE") == QStringLiteral("14/10 empty 1 no-place 1 of-baseline-project 1 unknown-code 1"));
}

TEST_CASE("notes become Markdown on their record, under their topic", "[xer]")
{
    const ParsedProject& p = everything().projects[0];
    const auto note = [&](qint64 record) {
        const auto it = std::ranges::find(p.notes, record, [](const Note& n) { return n.record.value; });
        REQUIRE(it != p.notes.end());
        return *it;
    };
    const Note slab = note(taskOf(p, "A20").id.value);
    CHECK(slab.entity == QStringLiteral("task"));
    CHECK(slab.topic == QStringLiteral("Scope"));
    CHECK(slab.text == QStringLiteral("Pour in **two** bays."));
    CHECK(slab.original.startsWith(QStringLiteral("<HTML>")));
    CHECK(slab.sourceId == QStringLiteral("1"));
    CHECK(note(p.node.id.value).entity == QStringLiteral("node"));
    CHECK(note(p.node.id.value).text == QStringLiteral("Late permit"));
    CHECK(note(taskOf(p, "B1").id.value).text == QStringLiteral("Wet  \nground"));
    CHECK(note(taskOf(p, "B1").id.value).original.isEmpty());
    CHECK(note(byName(p.resources, "Ada").id.value).text == QStringLiteral("**good**"));
    CHECK(tallyText(everything(), "TASKMEMO") == QStringLiteral("4/1 empty 2 of-baseline-project 1"));
    CHECK(tallyText(everything(), "MEMOTYPE") == QStringLiteral("3/2 unused 1"));
}

TEST_CASE("columns are found by name, a row may be short or long, and a line without a marker continues the row above", "[xer]")
{
    const QByteArray bytes = XerText::project().unended()
        + "%T\tTASK\n%F\ttask_name\tproj_id\ttask_id\ttask_code\n%R\tFirst\nline "
          "two\t100\t1\tA\n%R\tShort\t100\t2\n%R\tLong\t100\t3\tC\textra\n"
          "%F\tproj_id\ttask_id\ttask_name\n%R\t100\t4\tOther columns\n\n\n%E\n%R\t100\t5\tAfter the end\n";
    const ParsedSource s = read(bytes);
    const auto& tasks = s.projects[0].tasks;
    REQUIRE(tasks.size() == 4);
    CHECK(byName(tasks, "First line two").code == QStringLiteral("A"));
    CHECK(byName(tasks, "Short").code.isEmpty());
    CHECK(byName(tasks, "Long").code == QStringLiteral("C"));
    CHECK(byName(tasks, "Other columns").sourceId == QStringLiteral("4"));
    CHECK(noted(s, "long-row") == 1);
    CHECK(tallyText(s, "TASK") == QStringLiteral("4/4"));
}

TEST_CASE("values that cannot be read are named with table, line and column, and the rest is taken", "[xer]")
{
    XerText x = XerText::project();
    x.table("TASK", "task_id | proj_id | task_code | target_start_date | target_drtn_hr_cnt | task_type | status_code",
        {"1 | 100 | A | 02-Mar-26 08:00 | eight | TT_Odd | TK_NotStart"});
    const ParsedSource s = read(x);
    const Task& a = taskOf(s.projects[0], "A");
    CHECK_FALSE(a.plannedStart);
    CHECK_FALSE(a.duration);
    CHECK(a.kind == TaskKind::Task);
    CHECK(a.name == QStringLiteral("A"));
    const QStringList places = s.report.notes.value(QStringLiteral("unread-value")).examples;
    CHECK(places.size() == 3);
    CHECK(places.contains(QStringLiteral("TASK line 16, target_start_date 02-Mar-26 08:00")));
}

TEST_CASE("a status decides whether actual dates count", "[xer]")
{
    XerText x = XerText::project();
    x.table("TASK", "task_id | proj_id | task_code | status_code | act_start_date | act_end_date | early_start_date | target_end_date",
        {"1 | 100 | A | TK_NotStart | 2026-02-02 08:00 |  |  | ", "2 | 100 | B | TK_Complete |  |  | 2026-02-03 08:00 | 2026-02-04 17:00",
            "3 | 100 | C |  | 2026-02-02 08:00 |  |  | ", "4 | 100 | D |  | 2026-02-02 08:00 | 2026-02-05 17:00 |  | "});
    const ParsedSource s = read(x);
    const ParsedProject& p = s.projects[0];
    CHECK_FALSE(taskOf(p, "A").actualStart);
    CHECK(taskOf(p, "B").actualStart == at("2026-02-03 08:00"));
    CHECK(taskOf(p, "B").actualFinish == at("2026-02-04 17:00"));
    CHECK(taskOf(p, "C").actualStart == at("2026-02-02 08:00"));
    CHECK_FALSE(taskOf(p, "C").actualFinish);
    CHECK(taskOf(p, "D").percentComplete == percent(100));
    CHECK(noted(s, "actual-without-status") == 1);
    CHECK(noted(s, "actual-date-missing") == 2);
}

TEST_CASE("the decimal sign is the currency's, also where the writer did not keep to it", "[xer]")
{
    XerText x = XerText().table("CURRTYPE", "curr_id | decimal_symbol | curr_short_name", {"1 | ds_Comma | EUR"});
    x.table("PROJECT", "proj_id | proj_short_name", {"100 | P"});
    x.table("TASK", "task_id | proj_id | task_code | target_drtn_hr_cnt",
        {"1 | 100 | A | 7,5", "2 | 100 | B | 7.5", "3 | 100 | C | 1.234.567,5", "4 | 100 | D | 1.234.567"});
    const ParsedSource s = read(x);
    CHECK(taskOf(s.projects[0], "A").duration == WorkTime{27000});
    CHECK(taskOf(s.projects[0], "B").duration == WorkTime{27000});
    CHECK(taskOf(s.projects[0], "C").duration == WorkTime{qint64(1234567.5 * 3600)});
    CHECK(taskOf(s.projects[0], "D").duration == hours(1234567));
    CHECK(noted(s, "unread-value") == 0);
}

TEST_CASE("text of another encoding is read as the person says", "[xer]")
{
    const QByteArray bytes = XerText::project().unended() + "%T\tTASK\n%F\ttask_id\tproj_id\ttask_name\n%R\t1\t100\t\xCF\xEB\xE0\xED\n%E\n";
    CHECK(read(bytes).report.encoding == QStringLiteral("windows-1252"));
    const ParsedSource s = read(bytes, {QStringLiteral("windows-1251")});
    CHECK(s.report.encoding == QStringLiteral("windows-1251"));
    CHECK(s.projects[0].tasks[0].name == QStringLiteral("План"));
    QByteArray broken = bytes;
    broken.replace("\xCF\xEB", "\x81\x8D");
    CHECK(noted(read(broken), "decoding") == 2);
    const auto unknown = readXer(bytes, QStringLiteral("x"), {QStringLiteral("klingon")});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().reason == std::string_view("import.encoding"));
}

TEST_CASE("what is no XER, or holds no project, is refused", "[xer]")
{
    for (const QByteArray& bytes : {QByteArray(), QByteArray("hello"), QByteArray("ERMHDR\t1\n%E\n")}) {
        const auto refused = readXer(bytes, QStringLiteral("x.xer"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().reason == std::string_view("import.not-a-schedule"));
        CHECK(refused.error().args == QStringList{QStringLiteral("x.xer")});
    }
    const auto none = readXer(XerText().table("TASK", "task_id", {"1"}).bytes(), QStringLiteral("x.xer"));
    REQUIRE_FALSE(none);
    CHECK(none.error().reason == std::string_view("import.no-project"));
}

TEST_CASE("reading can be stopped", "[xer]")
{
    std::stop_source stop;
    int calls = 0;
    Progress progress;
    progress.stop = stop.get_token();
    progress.report = [&](const QString& what, int percent) {
        CHECK(what == QStringLiteral("plan.xer"));
        CHECK((percent >= 0 && percent <= 100));
        if (++calls == 3) stop.request_stop();
    };
    const auto stopped = readXer(XerText::everything().bytes(), QStringLiteral("plan.xer"), {}, progress);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Errc::Cancelled);
    CHECK(calls == 3);
}
