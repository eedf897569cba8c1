#include "tests/core/exchange/mspdi_text.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::mspdi_text;

TEST_CASE("levels and order become a tree; blank rows and the project summary are no tasks", "[mspdi]")
{
    const auto s = read(file("<Task><UID>0</UID><ID>0</ID><Name>plan</Name><OutlineLevel>0</OutlineLevel></Task>"
        + task(1, "Phase", "<OutlineLevel>1</OutlineLevel>") + task(2, "Step", "<OutlineLevel>2</OutlineLevel>")
        + "<Task><UID>9</UID><ID>3</ID><IsNull>1</IsNull><OutlineLevel>0</OutlineLevel></Task>"
        + task(4, "Detail", "<OutlineLevel>3</OutlineLevel>") + task(5, "Deep", "<OutlineLevel>5</OutlineLevel>")
        + task(6, "Next", "<OutlineLevel>1</OutlineLevel>")));
    CHECK(named(s, "Phase").parent == TaskId{});
    CHECK(named(s, "Step").parent == named(s, "Phase").id);
    CHECK(named(s, "Detail").parent == named(s, "Step").id);
    CHECK(named(s, "Deep").parent == named(s, "Detail").id);
    CHECK(named(s, "Next").parent == TaskId{});
    CHECK(tally(s, "Task") == QStringLiteral("7 seen, 5 taken, 1 blank-row, 1 project-summary"));
}

TEST_CASE("a tree is read from outline numbers where there are no levels, and rows follow their numbers", "[mspdi]")
{
    const auto s = read(file("<Task><UID>3</UID><ID>2</ID><Name>Child</Name><OutlineNumber>1.1</OutlineNumber></Task>"
                             "<Task><UID>7</UID><ID>1</ID><Name>Top</Name><OutlineNumber>1</OutlineNumber></Task>"));
    REQUIRE(s.projects[0].tasks.size() == 2);
    CHECK(s.projects[0].tasks[0].name == QStringLiteral("Top"));
    CHECK(named(s, "Child").parent == named(s, "Top").id);
}

TEST_CASE("another program's first task with UID 0 is a task", "[mspdi]")
{
    const auto s = read(file("<Task><UID>0</UID><ID>1</ID><Name>First</Name><OutlineLevel>1</OutlineLevel></Task>"
        + task(1, "Second", "<PredecessorLink><PredecessorUID>0</PredecessorUID></PredecessorLink>")));
    CHECK(tally(s, "Task") == QStringLiteral("2 seen, 2 taken"));
    REQUIRE(s.projects[0].links.size() == 1);
    CHECK(s.projects[0].links[0].predecessor == named(s, "First").id);
    CHECK(s.projects[0].links[0].type == LinkType::FinishToStart);
}

TEST_CASE("durations are hours whatever unit they are shown in; even formats run through nights", "[mspdi]")
{
    const auto s = read(file(task(1, "days", "<Duration>PT80H0M0S</Duration><DurationFormat>7</DurationFormat>")
        + task(2, "elapsed", "<Duration>PT240H0M0S</Duration><DurationFormat>8</DurationFormat>")
        + task(3, "guess", "<Duration>PT1H30M0S</Duration><DurationFormat>37</DurationFormat>")
        + task(4, "months", "<Duration>PT160H0M0S</Duration><DurationFormat>11</DurationFormat><Estimated>1</Estimated>")
        + task(5, "none", "<DurationFormat>53</DurationFormat>") + task(6, "bad", "<Duration>ten days</Duration>")));
    CHECK(named(s, "days").duration == hours(80));
    CHECK(named(s, "days").durationUnit == DurationUnit::Days);
    CHECK_FALSE(named(s, "days").elapsed);
    CHECK(named(s, "elapsed").duration == hours(240));
    CHECK(named(s, "elapsed").elapsed);
    CHECK(named(s, "guess").duration == WorkTime{5400});
    CHECK(named(s, "guess").durationUnit == DurationUnit::Hours);
    CHECK(named(s, "guess").estimated);
    CHECK(named(s, "months").durationUnit == DurationUnit::Months);
    CHECK(named(s, "months").estimated);
    CHECK_FALSE(named(s, "none").duration);
    CHECK_FALSE(named(s, "bad").duration);
    CHECK(noted(s, "unread-value") == 1);
}

TEST_CASE("a link keeps its type and lag in every unit", "[mspdi]")
{
    const auto link = [](const char* type, const char* lag, const char* format) {
        return QByteArray("<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>") + type + "</Type><LinkLag>" + lag
            + "</LinkLag><LagFormat>" + format + "</LagFormat></PredecessorLink>";
    };
    const auto s = read(file(task(1, "A") + task(2, "B", link("0", "4800", "7")) + task(3, "C", link("1", "-14400", "9"))
        + task(4, "D", link("2", "14400", "8")) + task(5, "E", link("3", "-75", "19")) + task(6, "F", link("3", "12.5", "20"))
        + task(7, "G", link("1", "0", "7") + link("0", "600", "5"))));
    const auto& links = s.projects[0].links;
    REQUIRE(links.size() == 7);
    CHECK(links[0].type == LinkType::FinishToFinish);
    CHECK(links[0].lag == hours(8));
    CHECK(links[1].type == LinkType::FinishToStart);
    CHECK(links[1].lag == hours(-24));
    CHECK(links[1].lagUnit == DurationUnit::Weeks);
    CHECK(links[2].type == LinkType::StartToFinish);
    CHECK(links[2].lagKind == LagKind::Elapsed);
    CHECK(links[2].lag == hours(24));
    CHECK(links[3].type == LinkType::StartToStart);
    CHECK(links[3].lagKind == LagKind::Percent);
    CHECK(links[3].lagPercent == percent(-75));
    CHECK(links[4].lagKind == LagKind::ElapsedPercent);
    CHECK(links[4].lagPercent == Percent{1'250'000'000});
    CHECK(links[5].successor == links[6].successor);
    CHECK(links[5].sourceId == QStringLiteral("1-7"));
    CHECK(links[6].sourceId == QStringLiteral("1-7-2"));
}

TEST_CASE("links that lead nowhere are told one by one", "[mspdi]")
{
    const auto s = read(file(task(1, "A", "<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>")
        + task(2, "B",
            "<PredecessorLink><PredecessorUID>77</PredecessorUID></PredecessorLink><PredecessorLink/>"
            "<PredecessorLink><PredecessorUID>5</PredecessorUID><CrossProject>1</CrossProject>"
            "<CrossProjectName>C:\\other.mpp\\5</CrossProjectName></PredecessorLink>")
        + task(2, "Twin", "<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>")));
    CHECK(s.projects[0].links.empty());
    CHECK(tally(s, "PredecessorLink")
        == QStringLiteral("5 seen, 0 taken, 1 duplicate-id, 2 link-end-missing, 1 link-other-file, 1 link-to-itself"));
    CHECK(tally(s, "Task") == QStringLiteral("3 seen, 2 taken, 1 duplicate-id"));
    const Occurrences other = s.report.records[QStringLiteral("PredecessorLink")].skipped[QStringLiteral("link-other-file")];
    CHECK(other.examples == QStringList{QStringLiteral("5 to 2, C:\\other.mpp\\5")});
}

TEST_CASE("constraints, deadlines, manual and inactive tasks come in as they were entered", "[mspdi]")
{
    const auto s = read(file(task(1, "mso", "<ConstraintType>2</ConstraintType><ConstraintDate>2026-03-04T08:00:00</ConstraintDate>")
        + task(2, "fnlt",
            "<ConstraintType>7</ConstraintType><ConstraintDate>2026-03-20T17:00</ConstraintDate><Deadline>2026-03-18T17:00:00</Deadline>")
        + task(3, "dateless", "<ConstraintType>4</ConstraintType>")
        + task(4, "asap", "<ConstraintType>0</ConstraintType><ConstraintDate>1970-01-01T00:00:00</ConstraintDate>")
        + task(5, "manual",
            "<Manual>1</Manual><Start>2026-03-07T08:00:00</Start><Finish>2026-03-07T17:00:00</Finish>"
            "<ManualStart>2026-03-06T08:00:00</ManualStart>")
        + task(6, "auto", "<Manual>0</Manual><ManualStart>2026-03-06T08:00:00</ManualStart>") + task(7, "off", "<Active>0</Active>")
        + task(8, "elsewhere", "<ExternalTask>1</ExternalTask><Start>2026-04-01T08:00:00</Start><Finish>2026-04-02T17:00:00</Finish>")));
    CHECK(named(s, "mso").constraint == ConstraintType::MustStartOn);
    CHECK(named(s, "mso").constraintDate == at("2026-03-04T08:00"));
    CHECK(named(s, "fnlt").constraint == ConstraintType::FinishNoLaterThan);
    CHECK(named(s, "fnlt").constraintDate == at("2026-03-20T17:00"));
    CHECK(named(s, "fnlt").deadline == at("2026-03-18T17:00"));
    CHECK(named(s, "dateless").constraint == ConstraintType::AsSoonAsPossible);
    CHECK(noted(s, "constraint-without-date") == 1);
    CHECK_FALSE(named(s, "asap").constraintDate);
    CHECK(named(s, "manual").manualStart == at("2026-03-06T08:00"));
    CHECK(named(s, "manual").manualFinish == at("2026-03-07T17:00"));
    CHECK_FALSE(named(s, "auto").manualStart);
    CHECK_FALSE(named(s, "off").active);
    CHECK(named(s, "asap").active);
    CHECK(named(s, "elsewhere").manual);
    CHECK(named(s, "elsewhere").manualFinish == at("2026-04-02T17:00"));
    CHECK(noted(s, "external-task") == 1);
}

TEST_CASE("progress is read of what has begun; a summary's is computed", "[mspdi]")
{
    const QByteArray begun = "<PercentComplete>40</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart>"
                             "<ActualDuration>PT16H0M0S</ActualDuration><RemainingDuration>PT24H0M0S</RemainingDuration>"
                             "<Stop>2026-03-03T17:00:00</Stop><Resume>2026-03-09T08:00:00</Resume>";
    const auto s = read(file(task(1, "sum", "<OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration>" + begun)
        + task(2, "begun", "<OutlineLevel>2</OutlineLevel><Duration>PT40H0M0S</Duration>" + begun)
        + task(3, "open", "<ActualDuration>PT0H0M0S</ActualDuration><RemainingDuration>PT8H0M0S</RemainingDuration>")
        + task(4, "done",
            "<ActualStart>2026-03-02T08:00:00</ActualStart><ActualFinish>2026-03-02T17:00:00</ActualFinish>"
            "<Stop>2026-03-02T17:00:00</Stop><PhysicalPercentComplete>35</PhysicalPercentComplete>")));
    const Task& t = named(s, "begun");
    CHECK(t.percentComplete == percent(40));
    CHECK(t.actualStart == at("2026-03-02T08:00"));
    CHECK(t.actualDuration == hours(16));
    CHECK(t.remainingDuration == hours(24));
    CHECK(t.suspended == at("2026-03-03T17:00"));
    CHECK(t.resumed == at("2026-03-09T08:00"));
    CHECK_FALSE(named(s, "open").remainingDuration);
    CHECK(named(s, "done").percentComplete == percent(100));
    CHECK_FALSE(named(s, "done").suspended);
    CHECK(named(s, "done").physicalPercent == percent(35));
    CHECK_FALSE(named(s, "sum").duration);
    CHECK_FALSE(named(s, "sum").actualStart);
    CHECK(named(s, "sum").percentComplete == Percent{});
}

TEST_CASE("the rest of a task: codes of its own, costs in hundredths, priority, levelling, notes", "[mspdi]")
{
    const auto s =
        read(file(task(1, "A",
                      "<WBS>K-1</WBS><OutlineNumber>1</OutlineNumber><FixedCost>12345.5</FixedCost><FixedCostAccrual>3</FixedCostAccrual>"
                      "<Priority>700</Priority><LevelingDelay>9600</LevelingDelay><LevelingDelayFormat>7</LevelingDelayFormat>"
                      "<GUID>1283e67c-bb3c-f011-af24-3c6aa7d59638</GUID><Notes>line 1\r\nline &lt;2&gt;</Notes><Type>2</Type>"
                      "<EffortDriven>1</EffortDriven><IgnoreResourceCalendar>1</IgnoreResourceCalendar><Work>PT12H0M0S</Work>")
            + task(2, "B", "<WBS>2</WBS><OutlineNumber>2</OutlineNumber>") + task(3, "C", "<WBS>3</WBS>")
            + task(4, "", "<Milestone>1</Milestone>")));
    const Task& a = named(s, "A");
    CHECK(a.code == QStringLiteral("K-1"));
    CHECK(named(s, "B").code.isEmpty());
    CHECK(named(s, "C").code.isEmpty());
    CHECK(a.fixedCost == Money{12346});
    CHECK(a.fixedCostAccrual == Accrual::End);
    CHECK(a.priority == 700);
    CHECK(a.levelingDelay == hours(16));
    CHECK_FALSE(a.levelingDelayElapsed);
    CHECK(a.taskType == TaskType::FixedWork);
    CHECK(a.effortDriven);
    CHECK(a.ignoreResourceCalendars);
    CHECK(a.work == hours(12));
    CHECK(a.sourceId == QStringLiteral("1"));
    CHECK(a.sourceGuid == QStringLiteral("1283E67C-BB3C-F011-AF24-3C6AA7D59638"));
    REQUIRE(s.projects[0].notes.size() == 1);
    CHECK(s.projects[0].notes[0].text == QStringLiteral("line 1\nline <2>"));
    CHECK(s.projects[0].notes[0].record.value == a.id.value);
    CHECK(named(s, "Task 4").milestone);
    CHECK(noted(s, "unnamed") == 1);
}

TEST_CASE("a fixed cost accrues as the file's own program numbers it", "[mspdi]")
{
    const auto s =
        read(file(task(1, "A", "<FixedCostAccrual>3</FixedCostAccrual>") + task(2, "B", "<FixedCostAccrual>2</FixedCostAccrual>"), {},
            "<DefaultFixedCostAccrual>3</DefaultFixedCostAccrual>"));
    CHECK(named(s, "A").fixedCostAccrual == Accrual::Prorated);
    CHECK(named(s, "B").fixedCostAccrual == Accrual::End);
}

TEST_CASE("what the source had computed is kept beside the plan", "[mspdi]")
{
    const auto s = read(file(task(1, "A",
                                 "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish>"
                                 "<EarlyStart>2026-03-02T08:00:00</EarlyStart><EarlyFinish>2026-03-03T17:00:00</EarlyFinish>"
                                 "<LateStart>2026-03-04T08:00:00</LateStart><LateFinish>2026-03-05T17:00:00</LateFinish>"
                                 "<TotalSlack>9600</TotalSlack><FreeSlack>PT8H0M0S</FreeSlack><Critical>0</Critical>"
                                 "<Duration>PT16H0M0S</Duration><Work>PT16H0M0S</Work><Cost>61272</Cost>")
        + task(2, "B") + task(3, "C", "<Start>2026-03-02</Start><Critical>1</Critical><TotalSlack>-4800</TotalSlack>")));
    const auto& dates = s.projects[0].sourceDates;
    REQUIRE(dates.size() == 2);
    CHECK(dates[0].task == named(s, "A").id);
    CHECK(dates[0].lateFinish == at("2026-03-05T17:00"));
    CHECK(dates[0].totalFloat == 16 * 3600);
    CHECK(dates[0].freeFloat == 8 * 3600);
    CHECK(dates[0].critical == false);
    CHECK(dates[0].duration == hours(16));
    CHECK(dates[0].cost == Money{61272});
    CHECK(dates[1].start == at("2026-03-02"));
    CHECK(dates[1].totalFloat == -8 * 3600);
    CHECK(dates[1].critical == true);
    CHECK_FALSE(dates[1].freeFloat);
}

TEST_CASE("baselines of tasks are gathered by number; those of other records have no place", "[mspdi]")
{
    const QByteArray zero = "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish>"
                            "<Duration>PT16H0M0S</Duration><Work>PT8H0M0S</Work><Cost>5000</Cost></Baseline>";
    const auto s = read(file("<Task><UID>0</UID><ID>0</ID><OutlineLevel>0</OutlineLevel>" + zero + "</Task>"
            + task(1, "A", "<Baseline><Number>3</Number><Finish>2026-03-09T17:00:00</Finish></Baseline>" + zero + zero)
            + task(2, "B", zero + "<Baseline><Number>12</Number></Baseline>"),
        "<Resources><Resource><UID>1</UID><Name>R</Name><Baseline><Number>0</Number></Baseline></Resource></Resources>"));
    const auto& baselines = s.projects[0].baselines;
    REQUIRE(baselines.size() == 2);
    CHECK(baselines[0].number == 0);
    REQUIRE(baselines[0].tasks.size() == 2);
    CHECK(baselines[0].tasks[0].finish == at("2026-03-03T17:00"));
    CHECK(baselines[0].tasks[0].duration == hours(16));
    CHECK(baselines[0].tasks[0].work == hours(8));
    CHECK(baselines[0].tasks[0].cost == Money{5000});
    CHECK(baselines[1].name == QStringLiteral("Baseline 3"));
    CHECK(tally(s, "Baseline") == QStringLiteral("7 seen, 3 taken, 1 duplicate-id, 1 no-place, 1 summary-baseline, 1 unreadable"));
}

TEST_CASE("resources with their rates, limits and calendars", "[mspdi]")
{
    const auto s = read(file({},
        "<Calendars><Calendar><UID>4</UID><IsBaseCalendar>0</IsBaseCalendar></Calendar></Calendars>"
        "<Resources><Resource><UID>0</UID><ID>0</ID></Resource>"
        "<Resource><UID>1</UID><ID>1</ID><Name>Crew</Name><Type>1</Type><MaxUnits>2.5</MaxUnits><StandardRate>16.8269</StandardRate>"
        "<StandardRateFormat>7</StandardRateFormat><OvertimeRate>20</OvertimeRate><CostPerUse>2500</CostPerUse><AccrueAt>2</AccrueAt>"
        "<CalendarUID>4</CalendarUID><Group>Site</Group><EmailAddress>crew@example.org</EmailAddress><Code>C1</Code>"
        "<GUID>00000000-0000-0000-0000-000000000000</GUID></Resource>"
        "<Resource><UID>2</UID><Name>Concrete</Name><Type>0</Type><MaterialLabel>t</MaterialLabel><StandardRate>33.33</StandardRate></"
        "Resource>"
        "<Resource><UID>3</UID><Name>Travel</Name><Type>0</Type><IsCostResource>1</IsCostResource></Resource>"
        "<Resource><UID>4</UID><Name>Mason</Name><IsGeneric>1</IsGeneric><Rates><Rate><RateTable>0</RateTable><StandardRate>50</"
        "StandardRate>"
        "</Rate><Rate><RateTable>0</RateTable><StandardRate>60</StandardRate></Rate><Rate><RateTable>1</RateTable></Rate></Rates></"
        "Resource>"
        "<Resource><UID>5</UID><ID>5</ID></Resource><Resource><UID>6</UID><IsNull>1</IsNull></Resource>"
        "<Resource><UID>1</UID><Name>Twin</Name></Resource></Resources>"));
    const auto& r = s.projects[0].resources;
    REQUIRE(r.size() == 5);
    CHECK(r[0].maxUnits == Quantity{250'000'000});
    CHECK(r[0].standardRate == Rate{1'682'690'000});
    CHECK(r[0].overtimeRate == Rate{20 * e8});
    CHECK(r[0].costPerUse == Money{2500});
    CHECK(r[0].accrual == Accrual::End);
    CHECK(r[0].calendar == s.projects[0].calendars[0].id);
    CHECK(s.projects[0].calendars[0].name == QStringLiteral("Crew"));
    CHECK(s.projects[0].calendars[0].forResource);
    CHECK(r[0].sourceGuid.isEmpty());
    CHECK(r[0].code == QStringLiteral("C1"));
    CHECK(r[1].kind == ResourceKind::Material);
    CHECK(r[1].unit == QStringLiteral("t"));
    CHECK(r[2].kind == ResourceKind::Cost);
    CHECK(r[3].kind == ResourceKind::Role);
    CHECK(r[3].standardRate == Rate{50 * e8});
    CHECK(r[4].name == QStringLiteral("Resource 5"));
    CHECK(tally(s, "Resource") == QStringLiteral("8 seen, 5 taken, 1 blank-row, 1 duplicate-id, 1 placeholder"));
    CHECK(tally(s, "Rate") == QStringLiteral("3 seen, 1 taken, 2 rate-table"));
}

TEST_CASE("assignments: work, quantities of material, curves, costs; nobody's are left out", "[mspdi]")
{
    const auto s = read(file("<Task><UID>0</UID><ID>0</ID><OutlineLevel>0</OutlineLevel></Task>" + task(1, "A"),
        "<Resources><Resource><UID>1</UID><Name>Crew</Name></Resource><Resource><UID>2</UID><Name>Sand</Name><Type>0</Type></Resource>"
        "</Resources><Assignments>"
        "<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><Work>PT16H0M0S</Work>"
        "<ActualWork>PT4H0M0S</ActualWork><RemainingWork>PT12H0M0S</RemainingWork><Delay>4800</Delay><WorkContour>6</WorkContour>"
        "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-05T17:00:00</Finish><ActualStart>2026-03-02T08:00:00</ActualStart>"
        "<Cost>80000</Cost><ActualCost>20000</ActualCost><RemainingCost>60000.4</RemainingCost><Notes>mind the gap</Notes></Assignment>"
        "<Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID><Units>3</Units><Work>PT3H0M0S</Work></Assignment>"
        "<Assignment><UID>3</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID><Work>PT8H0M0S</Work></Assignment>"
        "<Assignment><UID>4</UID><TaskUID>1</TaskUID><ResourceUID>9</ResourceUID></Assignment>"
        "<Assignment><UID>5</UID><TaskUID>9</TaskUID><ResourceUID>1</ResourceUID></Assignment>"
        "<Assignment><UID>6</UID><TaskUID>0</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments>"));
    const auto& list = s.projects[0].assignments;
    REQUIRE(list.size() == 2);
    CHECK(list[0].task == named(s, "A").id);
    CHECK(list[0].resource == s.projects[0].resources[0].id);
    CHECK(list[0].units == Quantity{e8 / 2});
    CHECK(list[0].work == hours(16));
    CHECK(list[0].actualWork == hours(4));
    CHECK(list[0].remainingWork == hours(12));
    CHECK(list[0].delay == hours(8));
    CHECK(list[0].curve == Curve::Bell);
    CHECK(list[0].plannedFinish == at("2026-03-05T17:00"));
    CHECK(list[0].cost == Money{80000});
    CHECK(list[0].actualCost == Money{20000});
    CHECK(list[0].remainingCost == Money{60000});
    CHECK(list[1].quantity == Quantity{3 * e8});
    CHECK(list[1].work == WorkTime{});
    CHECK(s.projects[0].notes.size() == 1);
    CHECK(
        tally(s, "Assignment") == QStringLiteral("6 seen, 2 taken, 1 placeholder, 1 project-summary, 1 unknown-resource, 1 unknown-task"));
}

TEST_CASE("the project itself: how it is scheduled and by what it is known again", "[mspdi]")
{
    const auto s = read(file({},
        "<Calendars><Calendar><UID>1</UID><Name>Standard</Name></Calendar><Calendar><UID>7</UID><Name>Six</Name></Calendar></Calendars>",
        "<UID>12</UID><Title>Bridge</Title><GUID>{1283e67c-bb3c-f011-af24-3c6aa7d59638}</GUID>"
        "<CreationDate>2025-01-02T03:04:05</CreationDate><StatusDate>2026-03-06T17:00:00</StatusDate><CalendarUID>7</CalendarUID>"
        "<MinutesPerDay>450</MinutesPerDay><MinutesPerWeek>2250</MinutesPerWeek><DaysPerMonth>22</DaysPerMonth>"
        "<DefaultStartTime>07:00:00</DefaultStartTime><DefaultFinishTime>00:00:00</DefaultFinishTime>"
        "<CriticalSlackLimit>2</CriticalSlackLimit><HonorConstraints>0</HonorConstraints><MultipleCriticalPaths>1</MultipleCriticalPaths>"
        "<MoveRemainingStartsForward>1</MoveRemainingStartsForward><NewTasksAreManual>1</NewTasksAreManual>"
        "<CurrencyCode>EUR</CurrencyCode><Manager>N. N.</Manager><FinishDate>2026-05-01T17:00:00</FinishDate>"
        "<Views><View><Name>Gantt</Name></View></Views>"));
    const ParsedProject& p = s.projects[0];
    CHECK(p.node.name == QStringLiteral("Bridge"));
    CHECK(p.matchName == QStringLiteral("plan"));
    CHECK(p.sourceId == QStringLiteral("12"));
    CHECK(p.created == QStringLiteral("2025-01-02T03:04:05"));
    CHECK(p.node.currency == QStringLiteral("EUR"));
    const ScheduleOptions& o = p.options;
    CHECK(o.rules == SchedulingRules::MicrosoftProject);
    CHECK(o.plannedStart == at("2026-03-02T08:00"));
    CHECK_FALSE(o.plannedFinish);
    CHECK(o.statusDate == at("2026-03-06T17:00"));
    CHECK(o.calendar == p.calendars[1].id);
    CHECK(o.dayLength == WorkTime{450 * 60});
    CHECK(o.weekLength == WorkTime{2250 * 60});
    CHECK(o.daysPerMonth == 22);
    CHECK(o.dayStart == hours(7));
    CHECK(o.dayFinish == hours(24));
    CHECK(o.criticalFloatLimit == WorkTime{2 * 450 * 60});
    CHECK(o.honourConstraints);
    CHECK(o.multipleCriticalPaths);
    CHECK(o.moveRemainingStartsForward);
    CHECK(o.newTasksManual);
    CHECK(tally(s, "View") == QStringLiteral("1 seen, 0 taken, 1 no-place"));
    CHECK(noted(s, "no-place") == 1);
}

TEST_CASE("a project that is scheduled from its finish keeps that date", "[mspdi]")
{
    const auto s = read(file({}, {}, "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2026-05-01T17:00:00</FinishDate>"));
    CHECK(s.projects[0].options.scheduleFrom == ScheduleFrom::Finish);
    CHECK(s.projects[0].options.plannedFinish == at("2026-05-01T17:00"));
    CHECK(s.projects[0].node.name == QStringLiteral("plan"));
}

TEST_CASE("files of other programs: prefixes, comments, CDATA, other encodings", "[mspdi]")
{
    const QByteArray prefixed = "\xEF\xBB\xBF<?xml version='1.0'?><!-- by hand --><p:Project xmlns:p='urn:x'><p:Tasks><!-- none --><p:Task>"
                                "<p:UID>4</p:UID><p:Name>A<!-- x --> and <![CDATA[<B>]]></p:Name><p:Start>2026-03-02T08:00</p:Start>"
                                "</p:Task></p:Tasks></p:Project>";
    const auto s = read(prefixed);
    REQUIRE(s.projects[0].tasks.size() == 1);
    CHECK(s.projects[0].tasks[0].name == QStringLiteral("A and <B>"));
    CHECK(s.projects[0].tasks[0].sourceId == QStringLiteral("4"));
    CHECK(s.projects[0].node.name == QStringLiteral("plan"));

    const auto latin = read("<?xml version=\"1.0\" encoding=\"windows-1252\"?><Project><Tasks>"
        + task(1,
            "K\xFC"
            "che \x80")
        + "</Tasks></Project>");
    CHECK(latin.projects[0].tasks[0].name == QStringLiteral("Küche €"));
    CHECK(latin.report.encoding == QStringLiteral("windows-1252"));

    const QString text = QString::fromUtf8(file(task(1, "Küche")));
    QByteArray wide("\xFF\xFE");
    wide.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    CHECK(read(wide).projects[0].tasks[0].name == QStringLiteral("Küche"));
}

TEST_CASE("a task without any id is taken all the same", "[mspdi]")
{
    const auto s = read(file("<Task><Name>A</Name><Notes>n</Notes></Task><Task><ID>2</ID><Name>B</Name><Notes>m</Notes></Task>"));
    CHECK(named(s, "A").sourceId.isEmpty());
    CHECK(s.projects[0].notes[0].sourceId.isEmpty());
    CHECK(s.projects[0].notes[1].sourceId == QStringLiteral("task 2"));
    CHECK(named(s, "B").sourceId == QStringLiteral("2"));
    CHECK(tally(s, "Task") == QStringLiteral("2 seen, 2 taken"));
}

TEST_CASE("time-phased figures are left out and counted; lines keep their numbers", "[mspdi]")
{
    const auto phased = [](const char* start, const char* finish) {
        return QByteArray("<TimephasedData>\n<Type>1</Type><Start>") + start + "</Start>\n<Finish>" + finish
            + "</Finish><Value>PT3H0M0S</Value></TimephasedData>\n";
    };
    const QByteArray rest = "<Resources><Resource><UID>1</UID><Name>R</Name></Resource></Resources><Assignments><Assignment><UID>1</UID>"
                            "<TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Work>PT3H0M0S</Work>"
        + phased("2026-03-02T08:00:00", "2026-03-02T17:00:00") + phased("2026-09-16T08:00:00", "2026-09-14T17:00:00")
        + "<TimephasedData/><Units>0.25</Units></Assignment></Assignments>";
    const auto s = read(file(task(1, "<![CDATA[<TimephasedData>]]>"), rest));
    REQUIRE(s.projects[0].assignments.size() == 1);
    CHECK(s.projects[0].assignments[0].work == hours(3));
    CHECK(s.projects[0].assignments[0].units == Quantity{e8 / 4});
    CHECK(s.projects[0].tasks[0].name == QStringLiteral("<TimephasedData>"));
    CHECK(tally(s, "TimephasedData") == QStringLiteral("3 seen, 0 taken, 2 timephased, 1 timephased-backwards"));

    QByteArray broken = file({}, rest + "\n<Wrong></Bad>");
    const qint64 line = 1 + broken.left(broken.indexOf("</Bad>")).count('\n');
    const auto refused = readMspdi(std::move(broken), QStringLiteral("x.xml"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().args.value(1) == QString::number(line));
}

TEST_CASE("a project inside a project is counted, not read", "[mspdi]")
{
    const auto s = read(file(task(
        1, "A", "<IsSubproject>1</IsSubproject><Project><Tasks><Task><UID>1</UID><PredecessorLink/></Task><Task/></Tasks></Project>")));
    CHECK(tally(s, "Task") == QStringLiteral("3 seen, 1 taken, 2 other-project"));
    CHECK(tally(s, "PredecessorLink") == QStringLiteral("1 seen, 0 taken, 1 other-project"));
    CHECK(noted(s, "subproject") == 1);
}
