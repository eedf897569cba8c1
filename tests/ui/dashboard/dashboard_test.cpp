#include "core/edit/baselines.h"
#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/dashboard/records_popup.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/window/main_window.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace gantry;

namespace {

DateTime at(int month, int day, int hour) { return atDay(QDate(2026, month, day), hour * 3600); }

/// Three projects as of 30 April 2026. Quay wall: piling 10 days, wall 20 (finished 5 days late), capping 10 (not begun), then the
/// handover. Depot: survey 5 days (done), design 40 (under way), then the approval. Both have a baseline from before. Ferry has one task
/// and none.
struct Desk {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    MainWindow window{settings, test::identityOf(QStringLiteral("Ada"))};
    NodeId programme, quay, depot, ferry;
    TaskId capping, handover, approval;

    explicit Desk(bool filled = true)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        REQUIRE(window.createFile(folder.filePath(QStringLiteral("test.gantry"))));
        window.resize(1440, 900);
        window.show();
        if (filled) fill();
        REQUIRE(window.openPage(QStringLiteral("dashboard")));
        QCoreApplication::processEvents();
    }
    void fill()
    {
        programme = node(portfolio().root()->id, NodeKind::Programme, "Waterfront", "WF");
        quay = node(programme, NodeKind::Project, "Quay wall", "QW");
        const TaskId piling = task(quay, "Piling", 10), wall = task(quay, "Wall", 20, piling);
        capping = task(quay, "Capping", 10, wall);
        handover = task(quay, "Handover", 0, capping);
        depot = node(programme, NodeKind::Project, "Depot", "DP");
        const TaskId survey = task(depot, "Survey", 5), design = task(depot, "Design", 40, survey);
        approval = task(depot, "Approval", 0, design);
        for (NodeId project : {quay, depot}) {
            apply(setBaseline(portfolio(), session().ids(), *session().schedule(project), {QStringLiteral("Agreed")},
                {QStringLiteral("Ada"), Instant{}}));
            set<&ScheduleOptions::statusDate>(portfolio().optionsOf(project).id.value, at(4, 30, 17));
        }
        finish(piling, at(3, 2, 8), at(3, 13, 17));
        finish(wall, at(3, 16, 8), at(4, 17, 17));
        finish(survey, at(3, 2, 8), at(3, 6, 17));
        set<&Node::phase>(quay.value, QStringLiteral("Construct"));
        set<&Node::health>(quay.value, Health::Bad);
        set<&Node::phase>(depot.value, QStringLiteral("Design"));
        set<&Node::health>(depot.value, Health::Good);
        ferry = node(programme, NodeKind::Project, "Ferry", "FE");
        task(ferry, "Refit", 10);
    }

    Session& session() { return window.workspace()->session(); }
    const Portfolio& portfolio() { return session().portfolio(); }
    void apply(Result<ChangeSet> set)
    {
        if (!set) FAIL(set.error().reason);
        const auto done = session().apply(std::move(*set));
        if (!done) FAIL(done.error().reason);
    }
    template <auto M> void set(qint64 id, typename Member<decltype(M)>::Type value)
    {
        ChangeBuilder build(QStringLiteral("test.set"));
        build.update<M>(portfolio(), id, value);
        apply(build.take());
    }
    NodeId node(NodeId parent, NodeKind kind, const char* name, const char* code)
    {
        auto added =
            addNode(portfolio(), session().ids(), parent, kind, QLatin1StringView(name), QLatin1StringView(code), QDate(2026, 3, 2));
        REQUIRE(added);
        const NodeId id{std::ranges::find(added->changes, entityOf<Node>(), &Change::entity)->id};
        apply(std::move(added));
        return id;
    }
    TaskId task(NodeId project, const char* name, int days, TaskId after = {})
    {
        auto added = addTask(portfolio(), session().ids(), project, {}, {}, QLatin1StringView(name));
        REQUIRE(added);
        const TaskId id{std::ranges::find(added->changes, entityOf<Task>(), &Change::entity)->id};
        apply(std::move(added));
        apply(days == 0 ? toggleMilestone(portfolio(), id) : setDuration(portfolio(), id, hours(8 * days), DurationUnit::Days, false));
        if (after) apply(link(portfolio(), session().ids(), after, id));
        return id;
    }
    void finish(TaskId task, DateTime from, DateTime to)
    {
        ChangeBuilder build(QStringLiteral("test.finish"));
        build.update<&Task::actualStart>(portfolio(), task.value, from);
        build.update<&Task::actualFinish>(portfolio(), task.value, to);
        build.update<&Task::percentComplete>(portfolio(), task.value, percent(100));
        apply(build.take());
    }

    DashboardPage& page() { return *qobject_cast<DashboardPage*>(window.currentPage()); }
    /// What a tile shows: "figure | beside | line", empty where there is no such tile.
    QString tile(const char* key)
    {
        for (const DashboardTile& tile : page().shown().tiles)
            if (tile.key == QLatin1String(key))
                return QStringList{tile.figure.figure, tile.figure.beside, tile.figure.line}.join(QStringLiteral(" | "));
        return {};
    }
    Status status(const char* key)
    {
        const auto& tiles = page().shown().tiles;
        const auto found = std::ranges::find(tiles, QLatin1String(key), &DashboardTile::key);
        REQUIRE(found != tiles.end());
        REQUIRE(found->figure.status);
        return *found->figure.status;
    }
    KpiTile& button(const char* key)
    {
        auto* tile = page().findChild<KpiTile*>(QLatin1String(key));
        REQUIRE(tile);
        REQUIRE(tile->isVisible());
        return *tile;
    }
    Card* card(const char* title)
    {
        for (Card* card : page().findChildren<Card*>())
            if (card->accessibleName().startsWith(QLatin1String(title)) && card->isVisible()) return card;
        return nullptr;
    }
};

QString firstCells(const RecordTable& table)
{
    QStringList out;
    for (const RecordRow& row : table.rows) out << (row.cells.front().code + u' ' + row.cells.front().text).trimmed();
    return out.join(u'|');
}

} // namespace

TEST_CASE("the dashboard comes first in the navigation", "[dashboard]")
{
    Desk desk(false);
    CHECK(desk.window.pageKeys().front() == QStringLiteral("dashboard"));
}

TEST_CASE("tiles show what the plans add up to", "[dashboard]")
{
    Desk desk;
    CHECK(desk.tile("projects") == QStringLiteral("3 |  | 1 bad, 1 good, 1 not assessed"));
    CHECK(desk.status("projects") == Status::Bad);
    CHECK(desk.tile("finished") == QStringLiteral("41 % |  | planned 53 %")); // 35 and 45 of 85 days
    CHECK(desk.status("finished") == Status::Bad); // 0.78
    CHECK(desk.tile("execution") == QStringLiteral("0.75 |  | 3 done of 4, limit 0.95"));
    CHECK(desk.tile("late") == QStringLiteral("2 | of 8 | 25.0 %, limit 5 %")); // capping and handover, agreed for 24 April
    CHECK(desk.tile("slip") == QStringLiteral("+5 | working days | average +3 of 2 projects")); // 24 April to 1 May; (5 + 0) / 2
    CHECK(desk.status("slip") == Status::Watch);
    CHECK(desk.tile("milestones-met") == QStringLiteral("0 | of 1 | 0 %, limit 80 %"));
    CHECK(desk.page().shown().tiles.size() == 6);
    CHECK(desk.button("slip").accessibleName().contains(QStringLiteral("+5 working days")));
}

TEST_CASE("charts and lists of the dashboard hold the same figures", "[dashboard]")
{
    Desk desk;
    const DashboardData& d = desk.page().shown();
    CHECK(d.asOf == QDate(2026, 4, 30));
    const auto now = std::ranges::find(d.progress, QDate(2026, 4, 30), &ProgressPoint::day);
    REQUIRE(now != d.progress.end());
    CHECK(now->planned == Approx(100.0 * 45 / 85));
    CHECK(now->actual == Approx(100.0 * 35 / 85));
    CHECK(d.progress.back().day == QDate(2026, 5, 31));
    CHECK(d.progress.back().forecast == Approx(100.0));

    REQUIRE(d.slips.size() == 2); // the ferry has no baseline
    CHECK(d.slips[0].label == QStringLiteral("QW"));
    CHECK(d.slips[0].end == QStringLiteral("+5"));
    CHECK(d.slips[0].parts[std::size_t(Status::Watch)] == 5);
    CHECK(d.slips[1].end == QStringLiteral("0"));
    REQUIRE(d.phases.size() == 3);
    CHECK(d.phases.back().label == QStringLiteral("No phase"));
    CHECK(d.phases.back().parts[std::size_t(Status::Neutral)] == 1);

    REQUIRE(d.milestones.rows.size() == 2);
    CHECK(firstCells(d.milestones) == QStringLiteral("1 May|1 May"));
    CHECK(d.milestones.rows[0].record == RecordKey{entityOf<Task>(), desk.handover.value});
    CHECK(d.milestones.rows[0].cells.back().text == QStringLiteral("+5"));
    CHECK(d.timelineRows.join(u'|') == QStringLiteral("QW|DP"));
    CHECK(firstCells(d.worst) == QStringLiteral("QW Quay wall|DP Depot|FE Ferry"));
    for (const char* title :
        {"Planned and actual", "Slip by project", "Health by phase", "Projects", "Milestones ahead", "Milestones, next"})
        CHECK(desk.card(title));
    CHECK_FALSE(desk.card("Late tasks"));
}

TEST_CASE("finishing a task moves the tiles, and an undo moves them back", "[dashboard]")
{
    Desk desk;
    desk.finish(desk.capping, at(4, 20, 8), at(4, 30, 17));
    QCoreApplication::processEvents();
    CHECK(desk.tile("late") == QStringLiteral("1 | of 8 | 12.5 %, limit 5 %"));
    CHECK(desk.tile("execution") == QStringLiteral("1.00 |  | 4 done of 4, limit 0.95"));
    CHECK(desk.tile("finished") == QStringLiteral("53 % |  | planned 53 %"));
    CHECK(desk.button("late").accessibleName().contains(QStringLiteral("1 of 8")));
    REQUIRE(desk.session().undo());
    QCoreApplication::processEvents();
    CHECK(desk.tile("late") == QStringLiteral("2 | of 8 | 25.0 %, limit 5 %"));
}

TEST_CASE("a project that is added or removed is counted at once", "[dashboard]")
{
    Desk desk;
    desk.node(desk.programme, NodeKind::Project, "Mole", "MO");
    QCoreApplication::processEvents();
    CHECK(desk.tile("projects").startsWith(u'4'));
    desk.apply(removeRecords(desk.portfolio(), {{entityOf<Node>(), desk.quay.value}}));
    QCoreApplication::processEvents();
    CHECK(desk.tile("projects") == QStringLiteral("3 |  | 1 good, 2 not assessed"));
    CHECK(desk.tile("late") == QStringLiteral("0 | of 4 | 0.0 %, limit 5 %"));
}

TEST_CASE("out of sight the dashboard waits, and it is right again when shown", "[dashboard]")
{
    Desk desk;
    REQUIRE(desk.window.openPage(QStringLiteral("portfolio")));
    auto* page = desk.window.findChild<DashboardPage*>();
    desk.finish(desk.capping, at(4, 20, 8), at(4, 30, 17));
    QCoreApplication::processEvents();
    const auto index = [page] {
        return std::ranges::find(page->shown().tiles, QStringLiteral("execution"), &DashboardTile::key)->figure.figure;
    };
    CHECK(index() == QStringLiteral("0.75"));
    REQUIRE(desk.window.openPage(QStringLiteral("dashboard")));
    CHECK(index() == QStringLiteral("1.00"));
}

TEST_CASE("one project alone shows its late tasks instead of a comparison", "[dashboard]")
{
    Desk desk;
    desk.window.workspace()->setScope(desk.quay);
    QCoreApplication::processEvents();
    CHECK(desk.tile("projects").isEmpty());
    CHECK(desk.tile("slip") == QStringLiteral("+5 | working days | finish 1 May 2026"));
    CHECK(desk.tile("milestones-due") == QStringLiteral("1 | in 90 days | next 1 May, Handover"));
    REQUIRE(desk.page().shown().late.rows.size() == 2);
    CHECK(desk.page().shown().timelineRows.join(u'|') == QStringLiteral("Handover"));
    CHECK(desk.card("Late tasks"));
    CHECK_FALSE(desk.card("Health by phase"));
    CHECK_FALSE(desk.card("Slip by project"));
}

TEST_CASE("a figure with nothing behind it has no tile", "[dashboard]")
{
    Desk desk;
    desk.window.workspace()->setScope(desk.ferry);
    QCoreApplication::processEvents();
    REQUIRE(desk.page().shown().tiles.size() == 1);
    CHECK(desk.tile("late") == QStringLiteral("0 | of 1 | 0.0 %, limit 5 %"));
    for (KpiTile* tile : desk.page().findChildren<KpiTile*>()) CHECK(tile->isVisible() == (tile->objectName() == QStringLiteral("late")));
    CHECK(desk.card("Planned and actual")->findChild<EmptyState*>()); // it says that there is no baseline
    CHECK_FALSE(desk.card("Milestones"));
}

TEST_CASE("the tile of projects leads to the portfolio", "[dashboard]")
{
    Desk desk;
    QTest::mouseClick(&desk.button("projects"), Qt::LeftButton);
    CHECK(desk.window.currentPageKey() == QStringLiteral("portfolio"));
}

TEST_CASE("the tile of late tasks opens their list, and Enter leads to the task", "[dashboard]")
{
    Desk desk;
    desk.button("late").setFocus();
    QTest::keyClick(&desk.button("late"), Qt::Key_Space);
    auto* popup = desk.page().findChild<RecordsPopup*>();
    REQUIRE(popup);
    REQUIRE(popup->list()->table().rows.size() == 2);
    CHECK(popup->list()->table().rows[0].cells[1].text == QStringLiteral("Capping"));
    QSignalSpy revealed(desk.window.workspace(), &Workspace::revealRequested);
    QTest::keyClick(popup->list(), Qt::Key_Down);
    QTest::keyClick(popup->list(), Qt::Key_Return);
    REQUIRE(revealed.size() == 1);
    CHECK(revealed.front().front().value<RecordKey>() == RecordKey{entityOf<Task>(), desk.handover.value});
    CHECK_FALSE(popup->isVisible());
}

TEST_CASE("the list behind each figure has as many rows as the figure says", "[dashboard]")
{
    Desk desk;
    const std::pair<const char*, int> expected[] = {{"execution", 2}, {"slip", 2}, {"milestones-met", 1}};
    for (const auto& [key, rows] : expected) {
        QTest::mouseClick(&desk.button(key), Qt::LeftButton);
        auto* popup = desk.page().findChild<RecordsPopup*>();
        REQUIRE(popup);
        CHECK(int(popup->list()->table().rows.size()) == rows);
        QTest::keyClick(popup, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        CHECK_FALSE(desk.page().findChild<RecordsPopup*>());
    }
}

TEST_CASE("a click on a project of the list leads to it", "[dashboard]")
{
    Desk desk;
    auto* list = desk.card("Projects")->findChild<RecordList*>();
    REQUIRE(list);
    QSignalSpy revealed(desk.window.workspace(), &Workspace::revealRequested);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    REQUIRE(revealed.size() == 1);
    CHECK(revealed.front().front().value<RecordKey>() == RecordKey{entityOf<Node>(), desk.depot.value});
}

TEST_CASE("an empty portfolio offers a first project", "[dashboard]")
{
    Desk desk(false);
    CHECK(desk.page().shown().tiles.empty());
    auto* empty = desk.page().findChild<EmptyState*>(QStringLiteral("no-projects"));
    REQUIRE(empty);
    CHECK(empty->isVisible());
    auto* add = empty->findChild<QPushButton*>();
    REQUIRE(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QCoreApplication::processEvents();
    CHECK(desk.portfolio().projectsUnder(desk.portfolio().root()->id).size() == 1);
}

TEST_CASE("the model of a record list keeps its contract", "[dashboard]")
{
    Desk desk;
    auto* list = desk.card("Projects")->findChild<RecordList*>();
    QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    desk.node(desk.programme, NodeKind::Project, "Mole", "MO");
    QCoreApplication::processEvents();
    CHECK(list->model()->rowCount() == 4);
    CHECK(list->model()
              ->index(0, 0)
              .data(Qt::AccessibleTextRole)
              .toString()
              .startsWith(QStringLiteral("QW Quay wall: bad, finish 1 May 2026")));
}

TEST_CASE("a narrow window breaks the rows of cards and scrolls", "[dashboard]")
{
    Desk desk;
    const auto top = [&](const char* key) { return desk.button(key).mapTo(&desk.page(), QPoint()).y(); };
    CHECK(top("milestones-met") == top("projects"));
    desk.window.resize(1024, 640);
    QCoreApplication::processEvents();
    CHECK(top("milestones-met") > top("projects"));
    CHECK(desk.button("projects").width() > 250);
}
