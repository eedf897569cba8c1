#include "core/sample/sample.h"
#include "core/schedule/adapter.h"
#include "tests/core/exchange/round_trip.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QXmlStreamReader>
#include <deque>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A portfolio with one project and whatever `fill` adds to it.
struct Small {
    ChangeBuilder build{QStringLiteral("new")};
    IdSource ids{1};
    NodeId project{};
    CalendarId calendar{};
    ScheduleOptions options{};

    Small()
    {
        const NodeId root = ids.next<NodeId>();
        project = ids.next<NodeId>();
        build.insert(Node{.id = root, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
        build.insert(Node{.id = project,
            .parent = root,
            .code = QStringLiteral("DP"),
            .name = QStringLiteral("Depot"),
            .currency = QStringLiteral("EUR")});
        calendar = ids.next<CalendarId>();
        build.insert(Calendar{.id = calendar, .project = project, .name = QStringLiteral("Standard")});
        const Shifts day{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
        build.insert(CalendarWeek{.id = ids.next<CalendarWeekId>(),
            .calendar = calendar,
            .sunday = Shifts{},
            .monday = day,
            .tuesday = day,
            .wednesday = day,
            .thursday = day,
            .friday = day,
            .saturday = Shifts{}});
        options = {.id = ids.next<ScheduleOptionsId>(), .project = project, .calendar = calendar};
        options.plannedStart = atDay(QDate(2026, 3, 2), 8 * 3600);
    }
    TaskId task(const QString& name, TaskId parent = {}, const std::function<void(Task&)>& more = {})
    {
        Task t{.id = ids.next<TaskId>(),
            .project = project,
            .parent = parent,
            .rank = QStringLiteral("r%1").arg(++m_rank, 4, 10, QLatin1Char('0')),
            .name = name};
        t.duration = hours(8);
        if (more) more(t);
        build.insert(t);
        return t.id;
    }
    Link& link(TaskId from, TaskId to)
    {
        m_links.push_back({.id = ids.next<LinkId>(), .project = project, .predecessor = from, .successor = to});
        return m_links.back();
    }
    Holding take()
    {
        build.insert(options);
        for (const Link& l : m_links) build.insert(l);
        return holdingOf(build.take());
    }

private:
    int m_rank = 0;
    std::deque<Link> m_links;
};

const ExportLoss* lossOf(const ExportReport& report, Entity entity, QStringView field)
{
    for (const ExportLoss& loss : report.losses) {
        const QString key = loss.field < 0 ? QString() : infoOf(entity).fields[std::size_t(loss.field)].keyText();
        if (loss.entity == entity && key == field) return &loss;
    }
    return nullptr;
}

std::vector<QList<QByteArray>> rowsOf(const QByteArray& xer, const QByteArray& table)
{
    std::vector<QList<QByteArray>> out; // the first one is the columns
    QByteArray at;
    for (const QByteArray& line : xer.split('\n')) {
        const QByteArray plain = line.endsWith('\r') ? line.chopped(1) : line;
        if (plain.startsWith("%T\t")) at = plain.mid(3);
        if (at == table && (plain.startsWith("%F\t") || plain.startsWith("%R\t"))) out.push_back(plain.mid(3).split('\t'));
    }
    return out;
}
QByteArray cell(const std::vector<QList<QByteArray>>& rows, std::size_t row, const char* column)
{
    REQUIRE(row < rows.size());
    const qsizetype at = rows.front().indexOf(QByteArray(column));
    REQUIRE(at >= 0);
    return rows[row][at];
}

/// Names of the children of each element of that name, in their order, without repetition.
QStringList childrenOf(const QByteArray& xml, const QString& element)
{
    QStringList open, out;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            if (!open.isEmpty() && open.back() == element && (out.isEmpty() || out.back() != reader.name()))
                out << reader.name().toString();
            open << reader.name().toString();
        } else if (token == QXmlStreamReader::EndElement) {
            if (open.takeLast() == element) out << QString();
        }
    }
    REQUIRE_FALSE(reader.hasError());
    return out;
}

} // namespace

TEST_CASE("EXP-01: everything of a task comes back from MSPDI, and what cannot be kept is listed", "[export][mspdi][cases]")
{
    const QByteArray bytes = corpus::caseFile(QStringLiteral("EXP-01.xml"));
    if (bytes.isEmpty()) return;
    const Holding before = holdingOf(bytes, QStringLiteral("EXP-01.xml"));
    const ExportedFile out = written(before, before.projects.front(), SourceFormat::Mspdi);
    const Holding after = holdingOf(out.bytes, QStringLiteral("EXP-01.xml"));
    const Facts facts = factsOf(after, after.projects.front());
    INFO(text(differences(factsOf(before, before.projects.front()), facts)).toStdString());
    CHECK(differences(factsOf(before, before.projects.front()), facts).empty());
    CHECK(out.report.losses.empty());
    const auto fact = [&](const char* key) { return facts.value(QString::fromUtf8(key)); };
    CHECK(after.portfolio.all<Task>().size() == 6);
    CHECK(fact("task 1|name") == QStringLiteral("A \"Nord\" <&> ü"));
    CHECK(fact("task 1|priority") == QStringLiteral("700"));
    CHECK(fact("task 1|fixed_cost_minor") == QStringLiteral("12345"));
    CHECK(fact("custom_value task.Zone/1|text") == QStringLiteral("Zone 7"));
    CHECK(fact("note 1#2|text") == QStringLiteral("line 1\nline 2"));
    CHECK(fact("baseline 0 of 1|dates").startsWith(QStringLiteral("2026-03-02T08:00:00 2026-03-03T17:00:00")));
    CHECK(fact("baseline 1 of 1|dates").startsWith(QStringLiteral("2026-03-03T08:00:00 2026-03-04T17:00:00")));
    CHECK(fact("task 2|calendar_id") == QStringLiteral("→ Evening"));
    CHECK(fact("link 1>4 finish_to_start|lag_percent") == QStringLiteral("25"));
    CHECK(fact("link 2>4 start_to_start|lag_kind") == QStringLiteral("elapsed"));
    CHECK(fact("link 2>4 start_to_start|lag_seconds") == QString::number(2 * 86'400));
    CHECK(fact("task 4|constraint_type") == QStringLiteral("finish_no_later_than"));
    CHECK(fact("task 4|deadline") == QStringLiteral("2026-03-18T17:00:00"));
    CHECK(fact("task 5|active") == QStringLiteral("false"));
    CHECK(fact("task 6|manual") == QStringLiteral("true"));
    CHECK(fact("task 6|manual_start") == QStringLiteral("2026-03-07T08:00:00"));
    CHECK_FALSE(out.bytes.contains("<ActualStart>"));
}

TEST_CASE("EXP-03: an XER keeps to its own decimal sign and tokens and has one root", "[export][xer][cases]")
{
    Small small;
    small.options.lagCalendar = LagCalendar::Hours24;
    const TaskId site = small.task(QStringLiteral("Site")), frame = small.task(QStringLiteral("Frame"));
    const TaskId dig = small.task(QStringLiteral("Dig"), site, [](Task& t) { t.fixedCost = {123'450}; });
    small.link(dig, small.task(QStringLiteral("Slab"), frame));
    const Holding before = small.take();
    const ExportedFile out = written(before, small.project, SourceFormat::Xer);

    const auto currency = rowsOf(out.bytes, "CURRTYPE"), options = rowsOf(out.bytes, "SCHEDOPTIONS"), wbs = rowsOf(out.bytes, "PROJWBS"),
               costs = rowsOf(out.bytes, "PROJCOST");
    CHECK(cell(currency, 1, "decimal_symbol") == ".");
    CHECK(cell(costs, 1, "target_cost") == "1234.5");
    CHECK(cell(options, 1, "sched_calendar_on_relationship_lag") == "rcal_24Hour");
    REQUIRE(wbs.size() == 4);
    std::vector<QByteArray> roots;
    for (std::size_t i = 1; i < wbs.size(); ++i)
        if (cell(wbs, i, "proj_node_flag") == "Y") {
            roots.push_back(cell(wbs, i, "wbs_id"));
            CHECK(cell(wbs, i, "parent_wbs_id").isEmpty());
        }
    REQUIRE(roots.size() == 1);
    for (std::size_t i = 1; i < wbs.size(); ++i)
        if (cell(wbs, i, "proj_node_flag") != "Y") CHECK(cell(wbs, i, "parent_wbs_id") == roots.front());
}

TEST_CASE("an XER stands as P6 writes it: header, CRLF, tables in order, no stray characters", "[export][xer]")
{
    Small small;
    const TaskId a = small.task(QStringLiteral("Tab\there, line\nbreak, bell\x07"));
    small.build.insert(Note{.id = small.ids.next<NoteId>(),
        .project = small.project,
        .entity = QStringLiteral("task"),
        .record = {a.value},
        .topic = QStringLiteral("Scope"),
        .text = QStringLiteral("first line\nsecond – line")});
    const Holding before = small.take();
    const ExportedFile out = written(before, small.project, SourceFormat::Xer);
    CHECK(out.bytes.startsWith("ERMHDR\t"));
    CHECK(out.bytes.endsWith("%E\r\n"));
    CHECK(out.bytes.count('\n') == out.bytes.count("\r\n"));
    QStringList tables;
    for (const QByteArray& line : out.bytes.split('\n')) {
        if (line.startsWith("%T\t")) tables << QString::fromLatin1(line.mid(3).trimmed());
        for (const char c : line.trimmed()) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\t'));
    }
    const QStringList order{QStringLiteral("CURRTYPE"), QStringLiteral("OBS"), QStringLiteral("MEMOTYPE"), QStringLiteral("PROJECT"),
        QStringLiteral("CALENDAR"), QStringLiteral("SCHEDOPTIONS"), QStringLiteral("PROJWBS"), QStringLiteral("TASK"),
        QStringLiteral("TASKMEMO")};
    CHECK(tables == order);
    const auto tasks = rowsOf(out.bytes, "TASK");
    CHECK(cell(tasks, 1, "task_name") == "Tab here, line break, bell");
    CHECK(lossOf(out.report, entityOf<Task>(), u"name"));
    // Each row has a value for each column.
    for (const QList<QByteArray>& row : tasks) CHECK(row.size() == tasks.front().size());
    CHECK(cell(rowsOf(out.bytes, "TASKMEMO"), 1, "task_memo") == "first line\x7F\x7Fsecond \x96 line");
    CHECK(out.report.encoding == QStringLiteral("windows-1252"));

    Small wide;
    wide.task(QStringLiteral("Фундамент"));
    CHECK(written(wide.take(), wide.project, SourceFormat::Xer).report.encoding == QStringLiteral("UTF-8"));
    Small chance; // in windows-1252 its bytes would be those of another text in UTF-8
    chance.task(QStringLiteral("Ã©"));
    const ExportedFile odd = written(chance.take(), chance.project, SourceFormat::Xer);
    CHECK(odd.report.encoding == QStringLiteral("UTF-8"));
    INFO(reportText(odd.report).toStdString());
    CHECK_FALSE(lossOf(odd.report, entityOf<Task>(), u"name"));
}

TEST_CASE("elements of an MSPDI file stand in the order of Microsoft's schema", "[export][mspdi]")
{
    const QStringList project = QStringLiteral(
        "SaveVersion UID BuildNumber Name GUID Title Subject Category Company Manager Author CreationDate Revision LastSaved "
        "ScheduleFromStart "
        "StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID "
        "DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual "
        "DefaultStandardRate DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts HonorConstraints EarnedValueMethod "
        "InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks SpreadActualCost "
        "SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay MoveCompletedEndsBack MoveRemainingStartsBack "
        "MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue AutoAddNewResourcesAndTasks StatusDate CurrentDate "
        "MicrosoftProjectServerURL Autolink NewTaskStartDate NewTasksAreManual DefaultTaskEVMethod ProjectExternallyEdited OutlineCodes "
        "WBSMasks ExtendedAttributes Calendars Tasks Resources Assignments")
                                    .split(u' ');
    const QStringList task = QStringLiteral(
        "UID GUID ID Name Active Manual Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber OutlineLevel Priority Start Finish "
        "Duration "
        "ManualStart ManualFinish ManualDuration DurationFormat Work Stop Resume ResumeValid EffortDriven Recurring OverAllocated "
        "Estimated "
        "Milestone Summary DisplayAsSummary Critical IsSubproject IsSubprojectReadOnly SubprojectName ExternalTask ExternalTaskProject "
        "EarlyStart EarlyFinish LateStart LateFinish StartVariance FinishVariance WorkVariance FreeSlack TotalSlack StartSlack FinishSlack "
        "FixedCost FixedCostAccrual PercentComplete PercentWorkComplete Cost OvertimeCost OvertimeWork ActualStart ActualFinish "
        "ActualDuration ActualCost ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork RemainingDuration RemainingCost "
        "RemainingWork "
        "RemainingOvertimeCost RemainingOvertimeWork ACWP CV ConstraintType CalendarUID ConstraintDate Deadline LevelAssignments "
        "LevelingCanSplit LevelingDelay LevelingDelayFormat PreLeveledStart PreLeveledFinish Hyperlink HyperlinkAddress "
        "HyperlinkSubAddress "
        "IgnoreResourceCalendar Notes HideBar Rollup BCWS BCWP PhysicalPercentComplete EarnedValueMethod PredecessorLink "
        "ActualWorkProtected ActualOvertimeWorkProtected ExtendedAttribute Baseline OutlineCode IsPublished TimephasedData")
                                 .split(u' ');
    const QStringList resource = QStringLiteral(
        "UID GUID ID Name Type IsNull Initials Phonetics NTAccount MaterialLabel Code Group WorkGroup EmailAddress Hyperlink MaxUnits "
        "PeakUnits OverAllocated AvailableFrom AvailableTo Start Finish CanLevel AccrueAt Work RegularWork OvertimeWork ActualWork "
        "RemainingWork StandardRate StandardRateFormat Cost OvertimeRate OvertimeRateFormat OvertimeCost CostPerUse CalendarUID Notes BCWS "
        "BCWP IsGeneric IsInactive IsEnterprise BookingType CreationDate IsCostResource IsBudget ExtendedAttribute Baseline OutlineCode "
        "AvailabilityPeriods Rates TimephasedData")
                                     .split(u' ');
    const QStringList assignment = QStringLiteral(
        "UID GUID TaskUID ResourceUID PercentWorkComplete ActualCost ActualFinish ActualOvertimeCost ActualOvertimeWork ActualStart "
        "ActualWork "
        "ACWP Confirmed Cost CostRateTable CostVariance CV Delay Finish FinishVariance Hyperlink WorkVariance HasFixedRateUnits "
        "FixedMaterial "
        "LevelingDelay LevelingDelayFormat LinkedFields Milestone Notes Overallocated OvertimeCost OvertimeWork RegularWork RemainingCost "
        "RemainingOvertimeCost RemainingOvertimeWork RemainingWork ResponsePending Start Stop Resume StartVariance Units UpdateNeeded VAC "
        "Work "
        "WorkContour BCWS BCWP BookingType CreationDate ExtendedAttribute Baseline TimephasedData")
                                       .split(u' ');
    const QStringList calendar =
        QStringLiteral("UID GUID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks").split(u' ');
    const QStringList exception = QStringLiteral("EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem "
                                                 "MonthPosition Month MonthDay DayWorking WorkingTimes")
                                      .split(u' ');

    const Holding sample = holdingOf(samplePortfolio());
    const QByteArray bytes = written(sample, sample.projects.front(), SourceFormat::Mspdi).bytes;
    for (const auto& [element, order] : {std::pair("Project", project), std::pair("Task", task), std::pair("Resource", resource),
             std::pair("Assignment", assignment), std::pair("Calendar", calendar), std::pair("Exception", exception)}) {
        INFO(element);
        qsizetype last = -1;
        int seen = 0;
        for (const QString& child : childrenOf(bytes, QString::fromLatin1(element))) {
            if (child.isEmpty()) {
                last = -1;
                continue;
            }
            const qsizetype at = order.indexOf(child);
            INFO(child.toStdString());
            CHECK(at > last);
            last = at;
            ++seen;
        }
        CHECK(seen > 0);
    }
}

TEST_CASE("computed dates stand beside what was entered", "[export]")
{
    Small small;
    const TaskId a = small.task(QStringLiteral("A")), b = small.task(QStringLiteral("B"));
    small.task(QStringLiteral("C"));
    small.link(a, b);
    const Holding before = small.take();
    const QByteArray xml = written(before, small.project, SourceFormat::Mspdi).bytes;
    const Holding after = holdingOf(xml);
    const auto source = readSource(QByteArray(xml), QStringLiteral("p.xml"));
    REQUIRE(source);
    const auto& dates = source->projects.front().sourceDates;
    REQUIRE(dates.size() == 3);
    CHECK(dates[1].start == atDay(QDate(2026, 3, 3), 8 * 3600));
    CHECK(dates[1].finish == atDay(QDate(2026, 3, 3), 17 * 3600));
    CHECK(dates[1].critical == true);
    CHECK(dates[2].totalFloat == 8 * 3600);
    const auto tasks = rowsOf(written(before, small.project, SourceFormat::Xer).bytes, "TASK");
    CHECK(cell(tasks, 2, "early_start_date") == "2026-03-03 08:00");
    CHECK(cell(tasks, 2, "late_end_date") == "2026-03-03 17:00");
    CHECK(cell(tasks, 2, "target_start_date") == "2026-03-03 08:00");
    CHECK(cell(tasks, 3, "total_float_hr_cnt") == "8");
    CHECK(cell(tasks, 3, "free_float_hr_cnt") == "8");
    CHECK(cell(tasks, 2, "status_code") == "TK_NotStart");
}

/// The sample without notes on what is none of a plan: no planner's file has a place for it, and none is asked to.
ChangeSet planOfSample()
{
    ChangeSet set = samplePortfolio();
    std::erase_if(set.changes, [](const Change& change) {
        if (change.entity != entityOf<Note>()) return false;
        const auto of = std::ranges::find(change.cells, fieldIndex<&Note::entity>(), &Cell::field);
        return of != change.cells.end() && textOf(of->after) != u"task" && textOf(of->after) != u"node";
    });
    return set;
}

TEST_CASE("every project of the sample goes out and in again, and each loss is told", "[export]")
{
    const Holding sample = holdingOf(planOfSample());
    for (const SourceFormat format : {SourceFormat::Mspdi, SourceFormat::Xer, SourceFormat::Pmxml})
        for (const NodeId project : sample.projects) {
            const ExportedFile out = written(sample, project, format);
            const Holding after = holdingOf(out.bytes);
            INFO(reportText(out.report).toStdString());
            const Facts there = factsOf(after, after.projects.front(), Naming::Path);
            auto untoldOf = untold(differences(factsOf(sample, project, Naming::Path), there), out.report);
            // A resource of MS Project has a calendar of its own, on top of the one that it had here.
            std::erase_if(untoldOf, [&](const Difference& d) {
                const QString own = QStringView(d.after).mid(2).toString();
                return d.entity() == u"resource" && d.field == u"calendar_id"
                    && there.value(QStringLiteral("calendar %1|base_id").arg(own)) == d.before;
            });
            INFO(text(untoldOf).toStdString());
            CHECK(untoldOf.empty());
            const auto kind = [&](Entity entity) { return *std::ranges::find(out.report.kinds, entity, &ExportReport::Kind::entity); };
            CHECK(kind(entityOf<Task>()).written == kind(entityOf<Task>()).there);
            CHECK(kind(entityOf<Assignment>()).written == kind(entityOf<Assignment>()).there);
            if (format == SourceFormat::Mspdi) CHECK(kind(entityOf<Link>()).written == kind(entityOf<Link>()).there);
        }
}

TEST_CASE("what hangs on summaries, other projects and inactive tasks is told where P6 has no place for it", "[export][xer]")
{
    Small small;
    const TaskId group = small.task(QStringLiteral("Group"));
    const TaskId a = small.task(QStringLiteral("A"), group), b = small.task(QStringLiteral("B"), {}, [](Task&t) { t.active = false; });
    const TaskId c = small.task(QStringLiteral("C"), {}, [](Task& t) {
        t.deadline = atDay(QDate(2026, 4, 1), 17 * 3600);
        t.manual = true, t.manualStart = atDay(QDate(2026, 3, 9), 8 * 3600);
    });
    small.link(group, c), small.link(a, b);
    small.link(a, c).lagKind = LagKind::Percent;
    const Holding before = small.take();
    const ExportedFile out = written(before, small.project, SourceFormat::Xer);
    INFO(reportText(out.report).toStdString());
    CHECK(rowsOf(out.bytes, "TASK").size() == 3);
    const auto reasons = [&](Entity entity, QStringView field) {
        QStringList all;
        for (const ExportLoss& loss : out.report.losses)
            if (loss.entity == entity && (loss.field < 0 ? QString() : infoOf(entity).fields[std::size_t(loss.field)].keyText()) == field)
                all << QString::fromLatin1(loss.reason);
        return all;
    };
    CHECK(reasons(entityOf<Link>(), {}).contains(QStringLiteral("export.link-of-summary")));
    CHECK(reasons(entityOf<Link>(), {}).contains(QStringLiteral("export.inactive")));
    CHECK(reasons(entityOf<Link>(), u"lag_kind") == QStringList{QStringLiteral("export.lag-as-hours")});
    CHECK(reasons(entityOf<Task>(), {}) == QStringList{QStringLiteral("export.inactive")});
    CHECK(reasons(entityOf<Task>(), u"deadline") == QStringList{QStringLiteral("export.no-field")});
    CHECK(reasons(entityOf<Task>(), u"manual") == QStringList{QStringLiteral("export.manual")});
    // A task that somebody placed by hand stays where it was put.
    const Holding after = holdingOf(out.bytes);
    const Facts facts = factsOf(after, after.projects.front(), Naming::Path);
    CHECK(facts.value(QStringLiteral("task C|constraint_type")) == QStringLiteral("mandatory_start"));
    CHECK(facts.value(QStringLiteral("task C|constraint_date")) == QStringLiteral("2026-03-09T08:00:00"));
    for (const ExportLoss& loss : out.report.losses) CHECK_FALSE(lossText(loss, out.report.format).contains(QStringLiteral("export.")));
}

TEST_CASE("text and numbers that no format holds give a file all the same", "[export]")
{
    for (const SourceFormat format : {SourceFormat::Mspdi, SourceFormat::Xer, SourceFormat::Pmxml}) {
        Small small;
        QString everything;
        for (char16_t c = 1; c < 0x100; ++c) everything += QChar(c);
        everything += QString(QChar(0xD800)) + QChar(0xFFFE) + QStringLiteral("]]><![CDATA[ %R\t%E\r\n&amp;");
        const TaskId a = small.task(everything, {}, [](Task& t) { t.duration = WorkTime{std::numeric_limits<qint64>::max() / 8}; });
        const TaskId b = small.task(QStringLiteral("B"), {}, [&](Task& t) {
            t.code = everything;
            t.fixedCost = {std::numeric_limits<qint64>::min() + 1};
            t.levelingDelay = {std::numeric_limits<qint64>::max()};
            t.constraint = ConstraintType::StartNoEarlierThan, t.constraintDate = DateTime{std::numeric_limits<qint64>::max() / 1000};
            t.priority = -7;
        });
        small.link(a, b).lag = {std::numeric_limits<qint64>::min()};
        Link& percent = small.link(a, b);
        percent.lagKind = LagKind::Percent, percent.lagPercent = {std::numeric_limits<qint64>::max()};
        for (const qint64 work : {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()})
            small.build.insert(
                Assignment{.id = small.ids.next<AssignmentId>(), .project = small.project, .task = b, .work = {work}, .cost = {work}});
        const Holding before = small.take();
        const ExportedFile out = written(before, small.project, format);
        const Holding after = holdingOf(out.bytes);
        CHECK(after.portfolio.all<Task>().size() == 2);
        CHECK_FALSE(out.report.losses.empty());
    }
}

TEST_CASE("a project that is not there is refused", "[export]")
{
    Small small;
    const Holding holding = small.take();
    const auto none =
        exportProject(exportRequest(holding.portfolio, NodeId{99'999}, nullptr, {}), SourceFormat::Mspdi, QStringLiteral("x.xml"));
    REQUIRE_FALSE(none);
    CHECK(none.error().reason == std::string_view("export.no-project"));
}
