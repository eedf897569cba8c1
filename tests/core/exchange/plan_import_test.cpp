#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "core/exchange/import.h"
#include "core/model/outline.h"
#include "tests/support/portfolio_file.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A source told as "id name [under id] [after id,...]" lines; hours are its duration.
struct Row {
    QString id, name;
    QString under{};
    QStringList after{};
    qint64 hoursLong = 8;
};

ParsedSource sourceOf(const std::vector<Row>& rows, const QString& hash, const QString& name = QStringLiteral("Bridge"))
{
    ParsedSource source{.format = SourceFormat::Xer, .fileName = QStringLiteral("bridge.xer"), .contentHash = hash};
    ParsedProject p{.sourceId = QStringLiteral("1"), .matchName = name};
    qint64 next = 0;
    p.node = Node{.id = NodeId{++next}, .code = name, .name = name};
    p.calendars.push_back(Calendar{.id = CalendarId{++next}, .name = QStringLiteral("Week"), .sourceId = QStringLiteral("c1")});
    p.weeks.push_back(
        CalendarWeek{.id = CalendarWeekId{++next}, .calendar = p.calendars.front().id, .monday = *parseShifts(u"08:00-12:00")});
    p.options.id = ScheduleOptionsId{++next};
    p.options.calendar = p.calendars.front().id;
    QHash<QString, TaskId> tasks;
    for (const Row& row : rows) tasks.insert(row.id, TaskId{++next});
    for (const Row& row : rows) {
        Task t{.id = tasks.value(row.id),
            .parent = tasks.value(row.under),
            .name = row.name,
            .duration = hours(row.hoursLong),
            .sourceId = row.id};
        p.tasks.push_back(t);
        p.sourceDates.push_back(FrozenTask{.task = t.id, .start = atDay(QDate(2026, 3, 2))});
        for (const QString& before : row.after)
            p.links.push_back(Link{.id = LinkId{++next}, .predecessor = tasks.value(before), .successor = t.id});
    }
    ParsedBaseline baseline{.number = 0, .name = {}, .tasks = p.sourceDates};
    p.baselines.push_back(std::move(baseline));
    source.projects.push_back(std::move(p));
    source.lastId = next;
    source.report.records[QStringLiteral("TASK")].take(qint64(rows.size()));
    return source;
}

ImportReport import(Session& session, const ParsedSource& source, ImportOptions options = {})
{
    ImportReport report;
    const auto done = session.applyBulkNow(
        [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
            return planImport(
                portfolio, ids, source, options, report, [&](SnapshotId id) { return session.frozen(id); }, progress);
        },
        Source::Import);
    if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    return report;
}

/// The plan in outline order: "Slab(8h) < Pour,Cure | ..." with parents by indent and predecessors by name.
QString planText(const Session& session, const QString& project = QStringLiteral("Bridge"))
{
    const Portfolio& p = session.portfolio();
    QStringList rows;
    p.all<Node>().forEach([&](const Node& node) {
        if (node.kind != NodeKind::Project || node.code != project) return;
        QHash<TaskId, QStringList> before;
        p.all<Link>().forEachIn(node.id, [&](const Link& l) { before[l.successor] << p.find(l.predecessor)->name; });
        for (const OutlineRow& row : outlineOf(p, node.id)) {
            const Task& t = *p.find(row.task);
            QStringList after = before.value(t.id);
            after.sort();
            rows << QString(row.level, u'.') + t.name + QString::number(t.duration->seconds / 3600)
                    + (after.isEmpty() ? QString() : u'<' + after.join(u','));
        }
    });
    return rows.join(u' ');
}

qint64 countOf(const ImportReport& report, ImportedRow::What what, const QString& entity = {})
{
    return std::ranges::count_if(
        report.projects.front().rows, [&](const ImportedRow& r) { return r.what == what && (entity.isEmpty() || r.entity == entity); });
}

const std::vector<Row> versionOne{{QStringLiteral("10"), QStringLiteral("Pier")},
    {QStringLiteral("11"), QStringLiteral("Dig"), QStringLiteral("10")},
    {QStringLiteral("12"), QStringLiteral("Pour"), QStringLiteral("10"), {QStringLiteral("11")}},
    {QStringLiteral("20"), QStringLiteral("Deck"), {}, {QStringLiteral("12")}}};

} // namespace

TEST_CASE("a source becomes a project with its tasks in their order, its links, calendars, baseline and its own dates", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const ImportReport report = import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    CHECK(report.projects.front().what == ImportedProject::Created);
    CHECK(planText(*session) == u"Pier8 .Dig8 .Pour8<Dig Deck8<Pour");
    const NodeId project = report.projects.front().node;
    CHECK(
        session->portfolio().optionsOf(project).calendar == CalendarId{session->portfolio().all<Calendar>().group(project.value).front()});
    REQUIRE(session->sourceDates(project));
    CHECK(session->sourceDates(project)->size() == 4);
    REQUIRE(session->baselineDates(project));
    CHECK(session->schedule(project)->tasks.size() == 4);
}

TEST_CASE("the same source a second time writes nothing", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    const qint64 before = session->sequence();
    const ImportReport report = import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    CHECK(report.projects.front().what == ImportedProject::Unchanged);
    CHECK(session->sequence() == before);
}

TEST_CASE("a newer version changes only what differs and undo brings the older one back", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    auto newer = versionOne;
    newer[1].hoursLong = 16;
    newer[2].under.clear(); // Pour moves out
    newer.push_back({QStringLiteral("30"), QStringLiteral("Rail"), {}, {QStringLiteral("20")}});
    const ImportReport report = import(*session, sourceOf(newer, QStringLiteral("v2")));
    CHECK(report.projects.front().what == ImportedProject::Updated);
    CHECK(countOf(report, ImportedRow::Changed, QStringLiteral("task")) == 1);
    CHECK(countOf(report, ImportedRow::Moved) == 1);
    CHECK(countOf(report, ImportedRow::Added, QStringLiteral("task")) == 1);
    CHECK(countOf(report, ImportedRow::Changed, QStringLiteral("snapshot")) == 1); // the baseline has the new row too, and is still one
    CHECK(countOf(report, ImportedRow::Added, QStringLiteral("snapshot")) == 0);
    CHECK(planText(*session) == u"Pier8 .Dig16 Pour8<Dig Deck8<Pour Rail8<Deck");
    REQUIRE(session->undo());
    CHECK(planText(*session) == u"Pier8 .Dig8 .Pour8<Dig Deck8<Pour");
}

TEST_CASE("what was edited here since the last import stays and is told", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    REQUIRE(rename(*session, taskNamed(*session, u"Dig").id, QStringLiteral("Excavate")));
    auto newer = versionOne;
    newer[1].name = QStringLiteral("Dig deep");
    newer[1].hoursLong = 24;
    ImportReport report = import(*session, sourceOf(newer, QStringLiteral("v2")));
    CHECK(countOf(report, ImportedRow::KeptHere) == 1);
    CHECK(planText(*session) == u"Pier8 .Excavate24 .Pour8<Excavate Deck8<Pour");
    SECTION("and still does when the next version comes")
    {
        newer[3].name = QStringLiteral("Deck slab");
        report = import(*session, sourceOf(newer, QStringLiteral("v3")));
        CHECK(countOf(report, ImportedRow::KeptHere) == 1);
        CHECK(planText(*session) == u"Pier8 .Excavate24 .Pour8<Excavate Deck slab8<Pour");
    }
}

TEST_CASE("a task that the source dropped goes with its links; what was made here under it moves up", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    auto own = addTask(session->portfolio(), session->ids(), taskNamed(*session, u"Pier").project, taskNamed(*session, u"Pier").id, {},
        QStringLiteral("Survey"));
    REQUIRE(own);
    REQUIRE(session->apply(std::move(*own)));
    std::vector<Row> newer{
        {QStringLiteral("11"), QStringLiteral("Dig")}, {QStringLiteral("20"), QStringLiteral("Deck"), {}, {QStringLiteral("11")}}};
    const ImportReport report = import(*session, sourceOf(newer, QStringLiteral("v2")));
    CHECK(countOf(report, ImportedRow::Removed, QStringLiteral("task")) == 2);
    const QString plan = planText(*session);
    CHECK(plan.contains(u"Survey"));
    CHECK_FALSE(plan.contains(u"Pier"));
    CHECK_FALSE(plan.contains(u"Pour"));
    CHECK(plan.contains(u"Deck8<Dig"));
}

TEST_CASE("a task that was removed here does not come back, nor what hangs on it", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    auto gone = removeRecords(session->portfolio(), {{entityOf<Task>(), taskNamed(*session, u"Pour").id.value}});
    REQUIRE(gone);
    REQUIRE(session->apply(std::move(*gone)));
    auto newer = versionOne;
    newer[3].name = QStringLiteral("Deck slab");
    ImportReport report = import(*session, sourceOf(newer, QStringLiteral("v2")));
    CHECK(countOf(report, ImportedRow::RemovedHere, QStringLiteral("task")) == 1);
    CHECK(planText(*session) == u"Pier8 .Dig8 Deck slab8");
    newer[3].hoursLong = 9;
    report = import(*session, sourceOf(newer, QStringLiteral("v3")));
    CHECK(planText(*session) == u"Pier8 .Dig8 Deck slab9");
}

TEST_CASE("rows that somebody moved here stay where they are", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const std::vector<Row> rows{
        {QStringLiteral("1"), QStringLiteral("A")}, {QStringLiteral("2"), QStringLiteral("B")}, {QStringLiteral("3"), QStringLiteral("C")}};
    import(*session, sourceOf(rows, QStringLiteral("v1")));
    auto up = moveUp(session->portfolio(), taskNamed(*session, u"C").id);
    REQUIRE(up);
    REQUIRE(session->apply(std::move(*up)));
    CHECK(planText(*session) == u"A8 C8 B8");
    auto newer = rows;
    newer[0].hoursLong = 16;
    import(*session, sourceOf(newer, QStringLiteral("v2")));
    CHECK(planText(*session) == u"A16 C8 B8");
    newer[0].hoursLong = 24;
    import(*session, sourceOf(newer, QStringLiteral("v3")));
    CHECK(planText(*session) == u"A24 C8 B8");
}

TEST_CASE("a project is found again by GUID, by name, or not at all", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    auto first = sourceOf(versionOne, QStringLiteral("v1"));
    first.projects.front().guid = QStringLiteral("G1");
    import(*session, first);
    auto second = sourceOf(versionOne, QStringLiteral("v2"));
    SECTION("the same GUID and name: it is the one")
    {
        second.projects.front().guid = QStringLiteral("G1");
        CHECK(import(*session, second).projects.front().matchedBy == u"guid");
    }
    SECTION("no GUID, the same short name: it is the one") { CHECK(import(*session, second).projects.front().matchedBy == u"short_name"); }
    SECTION("another GUID: it is another project, whatever its name")
    {
        second.projects.front().guid = QStringLiteral("G2");
        CHECK(import(*session, second).projects.front().what == ImportedProject::Created);
    }
    SECTION("the same GUID and another name: whoever knows is asked, else a new one is made and told")
    {
        second.projects.front().guid = QStringLiteral("G1");
        second.projects.front().matchName = QStringLiteral("Tunnel");
        const ImportReport report = import(*session, second);
        CHECK(report.projects.front().what == ImportedProject::Created);
        CHECK(report.notes.contains(QStringLiteral("match-name-differs")));
        ImportOptions options;
        options.decide = [](const MatchQuestion& q) { return std::optional(q.candidates.front()); };
        second.contentHash = QStringLiteral("v3");
        second.projects.front().matchName = QStringLiteral("Viaduct");
        CHECK(import(*session, second, options).projects.front().what != ImportedProject::Created);
    }
    SECTION("the same GUID and name but another day of creation: two plans of one template")
    {
        auto one = sourceOf(versionOne, QStringLiteral("m1"), QStringLiteral("Plan"));
        one.format = SourceFormat::Mspdi;
        one.projects.front().guid = QStringLiteral("T");
        one.projects.front().created = QStringLiteral("2016-09-13T17:01:00");
        import(*session, one);
        one.contentHash = QStringLiteral("m2");
        CHECK(import(*session, one).projects.front().matchedBy == u"guid");
        one.contentHash = QStringLiteral("m3");
        one.projects.front().created = QStringLiteral("2022-09-15T15:45:00");
        CHECK(import(*session, one).projects.front().what == ImportedProject::Created);
    }
    SECTION("told to, it is always new")
    {
        ImportOptions options;
        options.asNew = true;
        CHECK(import(*session, second, options).projects.front().what == ImportedProject::Created);
    }
}

TEST_CASE("new projects go under the programme that was named, which is made once", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    ImportOptions options;
    options.programme = QStringLiteral("Roads");
    const NodeId a = import(*session, sourceOf(versionOne, QStringLiteral("a"), QStringLiteral("A")), options).projects.front().node;
    const NodeId b = import(*session, sourceOf(versionOne, QStringLiteral("b"), QStringLiteral("B")), options).projects.front().node;
    CHECK(session->portfolio().find(a)->parent == session->portfolio().find(b)->parent);
    CHECK(session->portfolio().find(session->portfolio().find(a)->parent)->name == u"Roads");
    CHECK(ranksBefore(*session->portfolio().find(a), *session->portfolio().find(b)));
}

TEST_CASE("an update takes place whatever programme new projects would go under, and makes none", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    auto newer = versionOne;
    newer[3].name = QStringLiteral("Deck slab");
    ImportOptions options;
    options.programme = QStringLiteral("Roads");
    CHECK(import(*session, sourceOf(newer, QStringLiteral("v2")), options).projects.front().what == ImportedProject::Updated);
    CHECK(planText(*session) == u"Pier8 .Dig8 .Pour8<Dig Deck slab8<Pour");
    CHECK(session->portfolio().all<Node>().size() == 2);
}

TEST_CASE("what has no place because its owner was removed here is counted under the source's word or not at all", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    const ImportReport first = import(*session, sourceOf(versionOne, QStringLiteral("v1")));
    // With the calendar goes its week, for which the source has no word.
    const qint64 calendar = session->portfolio().all<Calendar>().group(first.projects.front().node.value).front();
    auto gone = removeRecords(session->portfolio(), {{entityOf<Calendar>(), calendar}});
    REQUIRE(gone);
    REQUIRE(session->apply(std::move(*gone)));
    auto newer = versionOne;
    newer[3].name = QStringLiteral("Deck slab");
    const ImportReport report = import(*session, sourceOf(newer, QStringLiteral("v2")));
    CHECK(report.records.keys() == QStringList{QStringLiteral("TASK")});
    CHECK(report.balanced());
}

TEST_CASE("one version after another leaves the plan as the last one alone would", "[import]")
{
    std::mt19937 random(7);
    const auto version = [&](int rowsWanted) {
        std::vector<int> ids(12);
        for (int i = 0; i < 12; ++i) ids[std::size_t(i)] = i;
        std::ranges::shuffle(ids, random);
        ids.resize(std::size_t(rowsWanted));
        std::vector<Row> rows;
        for (int id : ids) {
            Row row{QString::number(100 + id), QStringLiteral("T%1").arg(id), {}, {}, qint64(1 + random() % 3)};
            if (!rows.empty() && random() % 2) row.under = rows[random() % rows.size()].id;
            rows.push_back(row);
        }
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (random() % 2) rows[i].after << rows[random() % i].id;
        // Children right after their parents, as files have them.
        std::vector<Row> outline;
        const std::function<void(const QString&)> walk = [&](const QString& under) {
            for (const Row& row : rows)
                if (row.under == under) outline.push_back(row), walk(row.id);
        };
        walk({});
        return outline;
    };
    for (int round = 0; round < 60; ++round) {
        PortfolioFolder updated, fresh;
        auto a = updated.create(), b = fresh.create();
        std::vector<Row> last;
        for (int v = 0; v < 3; ++v) {
            last = version(3 + int(random() % 9));
            import(*a, sourceOf(last, QStringLiteral("v%1").arg(v)));
        }
        import(*b, sourceOf(last, QStringLiteral("v")));
        INFO("round " << round);
        REQUIRE(planText(*a) == planText(*b));
    }
}

TEST_CASE("several files are one import: one undo, and a later one updates what an earlier one brought", "[import]")
{
    PortfolioFolder folder;
    auto session = folder.create();
    auto newer = versionOne;
    newer[3].name = QStringLiteral("Deck slab");
    const std::vector<ParsedSource> sources{sourceOf(versionOne, QStringLiteral("v1")),
        sourceOf(versionOne, QStringLiteral("t"), QStringLiteral("Tunnel")), sourceOf(newer, QStringLiteral("v2"))};
    std::vector<ImportReport> reports;
    const auto done = session->applyBulkNow(
        [&](const Portfolio& portfolio, IdSource& ids, const Progress& progress) {
            return planImports(
                portfolio, ids, sources, {}, reports, [&](SnapshotId id) { return session->frozen(id); }, progress);
        },
        Source::Import);
    REQUIRE(done);
    REQUIRE(reports.size() == 3);
    CHECK(reports[2].projects.front().what == ImportedProject::Updated);
    CHECK(planText(*session) == u"Pier8 .Dig8 .Pour8<Dig Deck slab8<Pour");
    CHECK(planText(*session, QStringLiteral("Tunnel")) == u"Pier8 .Dig8 .Pour8<Dig Deck8<Pour");
    REQUIRE(session->sourceDates(reports[0].projects.front().node));
    REQUIRE(session->undo());
    CHECK(session->portfolio().all<Task>().size() == 0);
}
