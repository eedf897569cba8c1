#include "core/edit/records.h"
#include "tests/ui/desk.h"
#include "ui/models/column.h"
#include "ui/pages/changes/changes_page.h"
#include "ui/pages/changes/changes_since.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>

using namespace gantry;
using namespace gantry::test;

namespace {

const qint64 dayMs = 24 * 3600'000LL;

/// Two projects made last week; today is Wednesday 4 March.
struct Week : Desk {
    NodeId quay, depot;
    TaskId piling, roof;

    Week()
        : Desk({1440, 900}, Instant{noon.ms - 7 * dayMs})
    {
        quay = addProject("Quay wall", "QW");
        depot = addProject("Depot", "DP");
        piling = addTask(quay, "Piling", 5);
        roof = addTask(depot, "Roof", 5);
        *now = noon;
    }
    ChangesPage& page()
    {
        REQUIRE(window.openPage(QStringLiteral("changes")));
        QCoreApplication::processEvents();
        return *static_cast<ChangesPage*>(window.currentPage());
    }
    /// "title | field | before | after" of every line, heads as "# title (counts)".
    QStringList lines()
    {
        QStringList out;
        for (const ChangeGroup& group : page().model()->groups()) {
            out << QStringLiteral("# %1 (%2)").arg(group.title, group.counts());
            for (const ChangeLine& line : group.lines)
                out << QStringList{line.title, line.field, line.before, line.after}.join(QStringLiteral(" | "));
        }
        return out;
    }
    void duration(TaskId task, int days) { apply(setDuration(portfolio(), task, hours(8 * days), DurationUnit::Days, false)); }
    void import(int tasks)
    {
        ChangeBuilder build(QStringLiteral("import"), QStringLiteral("Import quay.xml"));
        for (int i = 0; i < tasks; ++i)
            build.insert(Task{.id = session().ids().next<TaskId>(), .project = quay, .name = QStringLiteral("T%1").arg(i)});
        apply(build.take(), Source::Import);
    }
};

} // namespace

TEST_CASE("the changes since Monday are told by project and record, first value before and last after", "[changes]")
{
    Week desk;
    CHECK(desk.page().model()->rowCount() == 0);
    desk.duration(desk.piling, 7);
    desk.duration(desk.piling, 10);
    desk.rename(desk.roof, "Roof and cladding");
    QAbstractItemModelTester tester(desk.page().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(desk.lines()
        == QStringList{QStringLiteral("# QW  Quay wall (1 changed)"), QStringLiteral("Task  Piling | Duration | 5 d | 10 d"),
            QStringLiteral("# DP  Depot (1 changed)"), QStringLiteral("Task  Roof and cladding | Name | Roof | Roof and cladding")});
}

TEST_CASE("a cell that is back where it was vanishes, by hand or by undo", "[changes]")
{
    Week desk;
    desk.duration(desk.piling, 7);
    CHECK(desk.page().model()->rowCount() == 1);
    SECTION("by hand") { desk.duration(desk.piling, 5); }
    SECTION("by undo") { desk.undo(); }
    CHECK(desk.page().model()->rowCount() == 0);
}

TEST_CASE("new and removed records are told as such, and one that came and went is not", "[changes]")
{
    Week desk;
    const TaskId fence = desk.addTask(desk.quay, "Fence", 2);
    const TaskId brief = desk.addTask(desk.quay, "Brief", 2);
    desk.apply(removeRecords(desk.portfolio(), {{entityOf<Task>(), brief.value}}));
    desk.apply(removeRecords(desk.portfolio(), {{entityOf<Task>(), desk.roof.value}}));
    CHECK(desk.lines()
        == QStringList{QStringLiteral("# QW  Quay wall (1 added)"), QStringLiteral("Task  Fence | Added |  | "),
            QStringLiteral("# DP  Depot (1 removed)"), QStringLiteral("Task  Roof | Removed |  | ")});
    CHECK(desk.portfolio().find(fence));
}

TEST_CASE("an earlier day shows earlier changes too", "[changes]")
{
    Week desk;
    desk.duration(desk.piling, 7);
    desk.page().setSince(QDate(2026, 2, 20));
    CHECK(desk.lines().contains(QStringLiteral("# DP  Depot (5 added)"))); // itself, its options, its calendar with a week, and its task
    CHECK(desk.lines().contains(QStringLiteral("Task  Piling | Added |  | ")));
    desk.page().setSince(QDate(2026, 3, 5));
    CHECK(desk.page().model()->rowCount() == 0);
}

TEST_CASE("an import is one line with its count, and is gone once it is undone", "[changes]")
{
    Week desk;
    CHECK_FALSE(desk.page().setSinceImport());
    desk.duration(desk.piling, 7);
    *desk.now = Instant{noon.ms + 60'000};
    desk.import(40);
    CHECK(desk.lines()
        == QStringList{QStringLiteral("# Imports and other large changes ()"), QStringLiteral("Import quay.xml | 40 records |  | "),
            QStringLiteral("# QW  Quay wall (1 changed)"), QStringLiteral("Task  Piling | Duration | 5 d | 7 d")});
    REQUIRE(desk.page().setSinceImport());
    CHECK(desk.lines().size() == 2);
    desk.duration(desk.piling, 9);
    CHECK(desk.lines().back() == QStringLiteral("Task  Piling | Duration | 7 d | 9 d"));
    REQUIRE(desk.session().undo());
    REQUIRE(desk.session().undo()); // the import
    CHECK(desk.page().model()->rowCount() == 0);
    REQUIRE(desk.session().redo());
    CHECK(desk.lines().value(1) == QStringLiteral("Import quay.xml | 40 records |  | "));
}

TEST_CASE("the scope narrows the changes to its projects", "[changes]")
{
    Week desk;
    desk.duration(desk.piling, 7);
    desk.duration(desk.roof, 7);
    desk.workspace().setScope(desk.depot);
    CHECK(desk.lines() == QStringList{QStringLiteral("# DP  Depot (1 changed)"), QStringLiteral("Task  Roof | Duration | 5 d | 7 d")});
}

TEST_CASE("a custom value is told as a field of its record", "[changes]")
{
    Week desk;
    ChangeBuilder build(QStringLiteral("test"));
    const CustomField field{.id = desk.session().ids().next<CustomFieldId>(),
        .project = desk.quay,
        .name = QStringLiteral("Zone"),
        .entity = QStringLiteral("task"),
        .kind = CustomKind::Number};
    build.insert(field);
    *desk.now = Instant{noon.ms - 7 * dayMs};
    desk.apply(build.take());
    *desk.now = noon;
    const Column column = customColumn(desk.session(), field);
    const auto set = [&](double value) {
        desk.apply(setCustomValue(desk.portfolio(), desk.session().ids(), column, {entityOf<Task>(), desk.piling.value}, value));
    };
    set(3);
    set(4);
    CHECK(desk.lines() == QStringList{QStringLiteral("# QW  Quay wall (1 changed)"), QStringLiteral("Task  Piling | Zone | – | 4")});
}

TEST_CASE("a click on a record leads to it, and the changes go to the clipboard as text", "[changes]")
{
    Week desk;
    desk.duration(desk.piling, 7);
    ChangesPage& page = desk.page();
    const QModelIndex line = page.model()->index(0, 0, page.model()->index(0, 0));
    desk.workspace().select({});
    page.view()->scrollTo(line);
    QTest::mouseClick(page.view()->viewport(), Qt::LeftButton, {}, page.view()->visualRect(line).topLeft() + QPoint(20, 10));
    CHECK(desk.workspace().selection() == RecordKey{entityOf<Task>(), desk.piling.value});
    CHECK(page.text().contains(QStringLiteral("Task  Piling\tDuration\t5 d\t7 d\tAda, 4 Mar 2026")));
}

TEST_CASE("an edit leaves what is folded and chosen as it is", "[changes]")
{
    Week desk;
    desk.duration(desk.piling, 7);
    desk.duration(desk.roof, 7);
    ChangesPage& page = desk.page();
    page.view()->setExpanded(page.model()->index(0, 0), false);
    page.view()->setCurrentIndex(page.model()->index(0, 0, page.model()->index(1, 0)));
    desk.duration(desk.roof, 8);
    CHECK_FALSE(page.view()->isExpanded(page.model()->index(0, 0)));
    CHECK(page.view()->isExpanded(page.model()->index(1, 0)));
    CHECK(page.view()->currentIndex().isValid());
    CHECK(desk.workspace().selection() == RecordKey{entityOf<Task>(), desk.roof.value});
}

TEST_CASE("a project that was removed is told under its own name", "[changes]")
{
    Week desk;
    desk.apply(removeRecords(desk.portfolio(), {{entityOf<Node>(), desk.depot.value}}));
    const QStringList lines = desk.lines();
    CHECK(lines.front() == QStringLiteral("# Depot (5 removed)"));
    CHECK(lines.contains(QStringLiteral("Task  Roof | Removed |  | ")));
}
