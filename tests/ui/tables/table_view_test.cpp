#include "tests/support/mirrored.h"
#include "tests/ui/tables/bench.h"
#include "ui/shell/theme.h"
#include "ui/tables/cell_edit.h"
#include "ui/tables/selection_totals.h"

#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <ctime>

using namespace gantry;
using namespace gantry::test;

namespace {

void clickHeader(Bench& bench, const char* key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    TableHeader* header = bench.view->tableHeader();
    for (const ColumnSpan& span : header->spans())
        if (span.column == bench.column(key))
            QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers,
                mirrored(QRect(span.x, 0, span.width, 20), header->viewport()->rect()).center());
    QCoreApplication::processEvents();
}

} // namespace

TEST_CASE("what is typed replaces the cell, Enter goes down and Tab goes right", "[tables]")
{
    Bench bench;
    const PersonId a = bench.add(Person{.name = QStringLiteral("A")});
    bench.add(Person{.name = QStringLiteral("B")});
    bench.show<Person>();
    bench.at(0, "name");
    bench.type(QStringLiteral("Ada"));
    bench.key(Qt::Key_Return);
    CHECK(bench.portfolio().find(a)->name == QStringLiteral("Ada"));
    CHECK(bench.view->currentIndex() == bench.cell(1, "name"));
    CHECK(bench.editor() == nullptr);
    bench.type(QStringLiteral("Bo"));
    bench.key(Qt::Key_Tab);
    CHECK(bench.text(1, "name") == QStringLiteral("Bo"));
    CHECK(bench.view->currentIndex() == bench.cell(1, "role"));
    bench.key(Qt::Key_Return, Qt::ShiftModifier);
    CHECK(bench.view->currentIndex() == bench.cell(0, "role"));
}

TEST_CASE("F2 edits what is there and Esc leaves it", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("Ada"), .role = QStringLiteral("Planner")});
    bench.show<Person>();
    const qint64 before = bench.session->sequence();
    bench.at(0, "role");
    bench.key(Qt::Key_F2);
    auto* edit = qobject_cast<QLineEdit*>(bench.editor());
    REQUIRE(edit);
    CHECK(edit->text() == QStringLiteral("Planner"));
    QTest::keyClicks(edit, QStringLiteral("X"));
    bench.key(Qt::Key_Escape);
    CHECK(bench.editor() == nullptr);
    CHECK(bench.text(0, "role") == QStringLiteral("Planner"));
    bench.key(Qt::Key_F2);
    bench.key(Qt::Key_Return);
    CHECK(bench.session->sequence() == before); // nothing changed, nothing written
}

TEST_CASE("what is refused stays in the editor, marked, until it is put right", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab"), QStringLiteral("Wall")});
    bench.workspace->setScope(project);
    bench.show<Task>();
    bench.at(0, "duration_seconds");
    bench.type(QStringLiteral("soon"));
    bench.key(Qt::Key_Return);
    auto* edit = qobject_cast<CellEdit*>(bench.editor());
    REQUIRE(edit);
    CHECK(edit->text() == QStringLiteral("soon"));
    CHECK(edit->property("invalid").toBool());
    CHECK(edit->toolTip().contains(QStringLiteral("soon")));
    REQUIRE(bench.notices.size() == 1);
    SECTION("the mouse does not leave it behind")
    {
        QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {}, bench.view->visualRect(bench.cell(1, "name")).center());
        CHECK(bench.view->isEditing());
        CHECK(bench.view->currentIndex() == bench.cell(0, "duration_seconds"));
    }
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("3"));
    CHECK_FALSE(edit->property("invalid").toBool());
    bench.key(Qt::Key_Return);
    CHECK(bench.text(0, "duration_seconds") == QStringLiteral("3 d"));
    CHECK(taskNamed(*bench.session, u"Slab").duration == hours(24));
}

TEST_CASE("a word of a list is chosen by its first letters or by the arrows", "[tables]")
{
    Bench bench;
    bench.add(Organisation{.name = QStringLiteral("Harbour board")});
    bench.show<Organisation>();
    bench.at(0, "kind");
    bench.type(QStringLiteral("con"));
    auto* pick = qobject_cast<PickEdit*>(bench.editor());
    REQUIRE(pick);
    CHECK(pick->list()->isVisible());
    REQUIRE(pick->list()->count() == 2); // contractor, consultant
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Return);
    CHECK(bench.text(0, "kind") == QStringLiteral("Consultant"));
    bench.at(0, "kind");
    bench.key(Qt::Key_F2);
    bench.key(Qt::Key_Up);
    bench.key(Qt::Key_Return);
    CHECK(bench.text(0, "kind") == QStringLiteral("Contractor"));
    bench.at(0, "kind");
    bench.type(QStringLiteral("none such"));
    bench.key(Qt::Key_Return);
    CHECK(bench.editor());
    CHECK(bench.notices.last().contains(QStringLiteral("none such")));
    bench.key(Qt::Key_Escape);
    CHECK(bench.text(0, "kind") == QStringLiteral("Contractor"));
}

TEST_CASE("a record is chosen by a part of its name, told apart by number, and taken away by emptying the cell", "[tables]")
{
    Bench bench;
    bench.add(Organisation{.number = QStringLiteral("ORG-1"), .name = QStringLiteral("Northern Steel")});
    const auto second = bench.add(Organisation{.number = QStringLiteral("ORG-2"), .name = QStringLiteral("Steel and Sons")});
    const PersonId ada = bench.add(Person{.name = QStringLiteral("Ada")});
    bench.show<Person>();
    bench.at(0, "organisation_id");
    bench.type(QStringLiteral("org-2"));
    bench.key(Qt::Key_Return);
    CHECK(bench.portfolio().find(ada)->organisation == second);
    bench.at(0, "organisation_id");
    bench.key(Qt::Key_F2);
    QTest::keyClick(bench.editor(), Qt::Key_Delete);
    bench.key(Qt::Key_Return);
    CHECK_FALSE(bench.portfolio().find(ada)->organisation);
}

TEST_CASE("a click in a list of choices is the edit", "[tables]")
{
    Bench bench;
    bench.add(Organisation{.name = QStringLiteral("Harbour board")});
    bench.show<Organisation>();
    bench.at(0, "kind");
    bench.key(Qt::Key_F2);
    auto* pick = qobject_cast<PickEdit*>(bench.editor());
    REQUIRE(pick);
    pick->openList();
    QListWidget* list = pick->list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(5)).center());
    QCoreApplication::processEvents();
    CHECK(bench.text(0, "kind") == QStringLiteral("Authority"));
    CHECK_FALSE(bench.view->isEditing());
}

TEST_CASE("a tick is set by Space and by a click on its box", "[tables]")
{
    Bench bench;
    const PersonId ada = bench.add(Person{.name = QStringLiteral("Ada")});
    bench.show<Person>();
    bench.at(0, "active");
    bench.key(Qt::Key_Space);
    CHECK_FALSE(bench.portfolio().find(ada)->active);
    QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {}, bench.view->visualRect(bench.cell(0, "active")).center());
    CHECK(bench.portfolio().find(ada)->active);
}

TEST_CASE("text of several lines is written with Shift+Enter and ended by Enter", "[tables]")
{
    Bench bench;
    const auto id = bench.add(Organisation{.name = QStringLiteral("Harbour board")});
    bench.show<Organisation>();
    ColumnLayout layout = bench.view->columnLayout();
    for (ColumnPlace& place : layout.places) place.shown = true;
    bench.view->setColumnLayout(layout);
    bench.at(0, "address");
    bench.type(QStringLiteral("1"));
    QTest::keyClicks(bench.editor(), QStringLiteral(" Quay"));
    bench.key(Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(bench.editor(), QStringLiteral("Port"));
    bench.key(Qt::Key_Return);
    CHECK(bench.portfolio().find(id)->address == QStringLiteral("1 Quay\nPort"));
}

TEST_CASE("a click on a title sorts up, down and back; with Shift it adds a key", "[tables]")
{
    Bench bench;
    for (const auto& [name, role] : {std::pair("T-10", "b"), std::pair("T-2", "a"), std::pair("t-1", "b")})
        bench.add(Person{.name = QString::fromLatin1(name), .role = QString::fromLatin1(role)});
    bench.show<Person>();
    const QStringList natural = bench.column("name", 0);
    clickHeader(bench, "name");
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("t-1"), QStringLiteral("T-2"), QStringLiteral("T-10")});
    clickHeader(bench, "name");
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("T-10"), QStringLiteral("T-2"), QStringLiteral("t-1")});
    clickHeader(bench, "name");
    CHECK(bench.column("name", 0) == natural);
    clickHeader(bench, "role");
    clickHeader(bench, "name", Qt::ShiftModifier);
    CHECK(bench.model->sortKeys().size() == 2);
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("T-2"), QStringLiteral("t-1"), QStringLiteral("T-10")});
    clickHeader(bench, "name", Qt::ShiftModifier);
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("T-2"), QStringLiteral("T-10"), QStringLiteral("t-1")});
}

TEST_CASE("the filter row narrows as it is typed; what it cannot read is marked and shows all", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"));
    for (int days : {1, 5, 9})
        bench.add(Task{.project = project, .name = QStringLiteral("Task %1").arg(days), .duration = hours(8 * days)});
    bench.show<Task>();
    FilterRow* filters = bench.view->tableHeader()->filters();
    QLineEdit* duration = filters->field(bench.column("duration_seconds"));
    REQUIRE(duration);
    REQUIRE(duration->isVisible());
    QTest::keyClicks(duration, QStringLiteral(">4d"));
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("Task 5"), QStringLiteral("Task 9")});
    QTest::keyClicks(duration, QStringLiteral("ogs"));
    CHECK(duration->property("invalid").toBool());
    CHECK(bench.model->rowCount() == 3);
    QTest::keyClick(duration, Qt::Key_Escape);
    CHECK_FALSE(duration->property("invalid").toBool());
    QLineEdit* name = filters->field(bench.column("name"));
    QTest::keyClicks(name, QStringLiteral("!9, 5"));
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("Task 1")});
    bench.model->clearFilters();
    CHECK(name->text().isEmpty());
    CHECK(bench.model->rowCount() == 3);
}

TEST_CASE("number and name stay while the other columns scroll under them", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab")});
    bench.workspace->setScope(project);
    bench.show<Task>();
    bench.view->resize(600, 300);
    QCoreApplication::processEvents();
    const QRect name = bench.view->visualRect(bench.cell(0, "name"));
    bench.view->horizontalScrollBar()->setValue(bench.view->horizontalScrollBar()->maximum());
    REQUIRE(bench.view->horizontalScrollBar()->value() > 0);
    CHECK(bench.view->visualRect(bench.cell(0, "name")) == name);
    CHECK(bench.view->indexAt(name.center()) == bench.cell(0, "name"));
    QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {}, name.center());
    CHECK(bench.view->currentIndex() == bench.cell(0, "name"));
    const int frozen = bench.view->tableHeader()->frozenWidth();
    CHECK(frozen >= name.right());
    bench.at(0, "deadline");
    const QRect deadline = bench.view->visualRect(bench.cell(0, "deadline"));
    CHECK(deadline.left() >= frozen);
    CHECK(deadline.right() < bench.view->viewport()->width());
    for (const ColumnSpan& span : bench.view->tableHeader()->spans())
        if (span.column == bench.column("name")) CHECK(span.x == name.x());
}

TEST_CASE("columns keep order, width and freeze by key, whatever columns come and go", "[tables]")
{
    Bench bench;
    bench.show<Person>();
    ColumnLayout layout = bench.view->columnLayout();
    std::ranges::rotate(layout.places, layout.places.begin() + 3);
    layout.places[0].width = 333;
    layout.places[1].shown = false;
    layout.frozen = 2;
    bench.view->setColumnLayout(layout);
    CHECK(bench.view->columnLayout() == layout);
    QStringList state = layout.state();
    state.insert(1, QStringLiteral("custom.9|100|1"));
    bench.view->setColumnLayout(bench.view->standardLayout());
    bench.view->restoreColumns(state);
    CHECK(bench.view->columnLayout() == layout);
    bench.view->restoreColumns({QStringLiteral("nonsense")});
    CHECK(bench.view->columnLayout() == bench.view->standardLayout());
}

TEST_CASE("the menu of a title sorts, freezes and hides its column", "[tables]")
{
    Bench bench;
    for (const char* name : {"B", "A"}) bench.add(Person{.name = QString::fromLatin1(name)});
    bench.show<Person>();
    const auto choose = [&](const char* key, const char* what) {
        QMenu* menu = bench.view->columnMenu(bench.column(key));
        bool found = false;
        for (QAction* action : menu->actions())
            if (action->text() == QLatin1String(what)) found = true, action->trigger();
        CHECK(found);
        delete menu;
    };
    choose("name", "Sort ascending");
    CHECK(bench.text(0, "name") == QStringLiteral("A"));
    choose("name", "Do not sort");
    CHECK(bench.text(0, "name") == QStringLiteral("B"));
    choose("role", "Freeze to here");
    CHECK(bench.view->columnLayout().frozen == 3);
    choose("role", "Do not freeze columns");
    CHECK(bench.view->columnLayout().frozen == 0);
    choose("role", "Hide column");
    CHECK(bench.view->isColumnHidden(bench.column("role")));
}

TEST_CASE("records are deleted with Ctrl+Del, or as whole rows with Del, said with a way back, and undone whole", "[tables]")
{
    Bench bench;
    for (const char* name : {"A", "B", "C"}) bench.add(Person{.name = QString::fromLatin1(name)});
    bench.show<Person>();
    SECTION("those of the selected cells")
    {
        bench.select(0, "name", 1, "role");
        bench.key(Qt::Key_Delete, Qt::ControlModifier);
        CHECK(bench.column("name", 0) == QStringList{QStringLiteral("C")});
        REQUIRE(bench.notices.size() == 1);
        CHECK(bench.notices[0].contains(QStringLiteral("2 people")));
    }
    SECTION("whole rows")
    {
        bench.at(1, "name");
        bench.key(Qt::Key_Space, Qt::ShiftModifier);
        bench.key(Qt::Key_Delete);
        CHECK(bench.column("name", 0) == QStringList{QStringLiteral("A"), QStringLiteral("C")});
        REQUIRE(bench.notices.size() == 1);
        CHECK(bench.notices[0].contains(QStringLiteral("“B”")));
    }
    REQUIRE(bench.session->undo());
    CHECK(bench.model->rowCount() == 3);
}

TEST_CASE("Ins adds a record and opens its name", "[tables]")
{
    Bench bench;
    bench.show<Person>();
    bench.key(Qt::Key_Insert);
    REQUIRE(bench.model->rowCount() == 1);
    REQUIRE(bench.editor());
    QTest::keyClicks(bench.editor(), QStringLiteral("Ada"));
    bench.key(Qt::Key_Return);
    CHECK(bench.text(0, "name") == QStringLiteral("Ada"));
    CHECK(bench.text(0, "number") == QStringLiteral("PER-0001"));
}

TEST_CASE("the selection is summed up for the status bar", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"));
    for (int cost : {100, 250, 400}) bench.add(Task{.project = project, .name = QString::number(cost), .fixedCost = Money{cost * 100}});
    bench.show<Task>();
    ColumnLayout layout = bench.view->columnLayout();
    for (ColumnPlace& place : layout.places) place.shown = place.shown || place.key == u"fixed_cost_minor";
    bench.view->setColumnLayout(layout);
    bench.select(0, "fixed_cost_minor", 2, "fixed_cost_minor");
    const QString text = selectionTotals(bench.grid(), bench.view->selectedBlocks());
    CHECK(text.contains(QStringLiteral("3 of 3 tasks selected")));
    CHECK(text.contains(QStringLiteral("Sum 750.00")));
    CHECK(text.contains(QStringLiteral("Average 250.00")));
    CHECK(text.contains(QStringLiteral("100.00 to 400.00")));
}

TEST_CASE("money of several currencies is not added up", "[tables]")
{
    Bench bench;
    for (const char* currency : {"EUR", "USD"}) {
        const NodeId project = bench.add(
            Node{.parent = bench.portfolio().root()->id, .name = QString::fromLatin1(currency), .currency = QString::fromLatin1(currency)});
        bench.add(Task{.project = project, .name = QString::fromLatin1(currency), .fixedCost = Money{100}});
    }
    bench.show<Task>();
    const CellBlock both{{bench.model->idAt(0), bench.model->idAt(1)}, {bench.column("fixed_cost_minor")}};
    const QString text = selectionTotals(bench.grid(), {both});
    CHECK_FALSE(text.contains(QStringLiteral("Sum")));
    CHECK(text.contains(QStringLiteral("Count 2")));
    CHECK(text.contains(QStringLiteral("several currencies, not added up: EUR, USD")));
}

TEST_CASE("of selected days the status bar tells the span, beside the sum of the figures", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"));
    for (int day : {2, 9, 30})
        bench.add(Task{
            .project = project, .name = QString::number(day), .deadline = atDay(QDate(2026, 11, day), 0), .fixedCost = Money{day * 100}});
    bench.show<Task>();
    const std::vector<qint64> all = bench.model->shownIds();
    const QString text = selectionTotals(bench.grid(), {{all, {bench.column("deadline"), bench.column("fixed_cost_minor")}}});
    CHECK(text.contains(QStringLiteral("Sum 41.00")));
    CHECK(text.contains(QStringLiteral("28 days")));
    CHECK(text.contains(QStringLiteral("2 Nov 2026")));
    CHECK(text.contains(QStringLiteral("30 Nov 2026")));
}

TEST_CASE("find goes from match to match, both ways and round the end", "[tables]")
{
    Bench bench;
    for (const char* name : {"Ada", "Bo", "Adam"}) bench.add(Person{.name = QString::fromLatin1(name)});
    bench.show<Person>();
    bench.at(0, "role");
    CHECK(bench.view->find(QStringLiteral("ada"), true));
    CHECK(bench.view->currentIndex() == bench.cell(2, "name"));
    CHECK(bench.view->find(QStringLiteral("ada"), true));
    CHECK(bench.view->currentIndex() == bench.cell(0, "name"));
    CHECK(bench.view->find(QStringLiteral("ada"), false));
    CHECK(bench.view->currentIndex() == bench.cell(2, "name"));
    CHECK_FALSE(bench.view->find(QStringLiteral("zz"), true));
    CHECK(bench.view->currentIndex() == bench.cell(2, "name"));
}

TEST_CASE("the fill handle pulls a cell over the rows below", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("A"), .role = QStringLiteral("Planner")});
    for (const char* name : {"B", "C"}) bench.add(Person{.name = QString::fromLatin1(name)});
    bench.show<Person>();
    bench.at(0, "role");
    const QRect from = bench.view->visualRect(bench.cell(0, "role")), to = bench.view->visualRect(bench.cell(2, "role"));
    QWidget* viewport = bench.view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, from.bottomRight() - QPoint(2, 3));
    QTest::mouseMove(viewport, to.center());
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, to.center());
    CHECK(bench.column("role", 0) == QStringList{QStringLiteral("Planner"), QStringLiteral("Planner"), QStringLiteral("Planner")});
}

TEST_CASE("a file that is open for reading is not typed into, and the table says why", "[tables]")
{
    PortfolioFolder folder;
    {
        auto session = folder.create();
        ChangeBuilder build(QStringLiteral("person.add"));
        build.insert(Person{.id = session->ids().next<PersonId>(), .name = QStringLiteral("Ada")});
        REQUIRE(session->apply(build.take()));
    }
    Bench bench(folder.open(QStringLiteral("Bo"), OpenMode::ReadOnly));
    bench.show<Person>();
    bench.at(0, "name");
    QTest::keyClick(bench.view.get(), Qt::Key_X);
    CHECK(bench.editor() == nullptr);
    REQUIRE(bench.notices.size() == 1);
    CHECK(bench.notices[0] == sentence(*bench.session->readOnlyReason()));
    CHECK_FALSE(bench.actions->insert->isEnabled());
    CHECK_FALSE(bench.actions->cells()->paste->isEnabled());
    CHECK(bench.actions->cells()->copy->isEnabled());
    CHECK(bench.actions->insert->toolTip() == bench.notices[0]);
}

TEST_CASE("a computed cell says that it is computed", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab")});
    bench.workspace->setScope(project);
    bench.show<Task>();
    bench.at(0, "computed.start");
    bench.key(Qt::Key_F2);
    CHECK(bench.editor() == nullptr);
    REQUIRE(bench.notices.size() == 1);
    CHECK(bench.notices[0].contains(QStringLiteral("Start")));
}

TEST_CASE("an editor survives what others change in its row", "[tables]")
{
    Bench bench;
    const PersonId ada = bench.add(Person{.name = QStringLiteral("Ada")});
    bench.show<Person>();
    bench.at(0, "role");
    bench.type(QStringLiteral("Pla"));
    ChangeBuilder build(QStringLiteral("person.edit"));
    build.update<&Person::role>(bench.portfolio(), ada.value, QStringLiteral("Welder"));
    REQUIRE(bench.session->apply(build.take()));
    auto* edit = qobject_cast<QLineEdit*>(bench.editor());
    REQUIRE(edit);
    CHECK(edit->text() == QStringLiteral("Pla"));
    QTest::keyClicks(edit, QStringLiteral("nner"));
    bench.key(Qt::Key_Return);
    CHECK(bench.portfolio().find(ada)->role == QStringLiteral("Planner"));
}

TEST_CASE("the cursor stays on its record when thousands come in", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("Ada")});
    const PersonId bo = bench.add(Person{.name = QStringLiteral("Bo")});
    bench.show<Person>();
    bench.view->setCurrent(bo.value, QStringLiteral("role"));
    ChangeBuilder build(QStringLiteral("many"));
    for (int i = 0; i < 3000; ++i) build.insert(Person{.id = bench.session->ids().next<PersonId>(), .name = QStringLiteral("P%1").arg(i)});
    REQUIRE(bench.session->apply(build.take(), Source::Import));
    CHECK(bench.model->rowCount() == 3002);
    CHECK(bench.view->currentRecord() == bo.value);
    CHECK(bench.view->currentIndex().column() == bench.column("role"));
}

TEST_CASE("painting asks for what is in sight alone", "[tables]")
{
    Bench bench;
    ChangeBuilder build(QStringLiteral("many"));
    for (int i = 0; i < 20'000; ++i)
        build.insert(Person{.id = bench.session->ids().next<PersonId>(), .name = QStringLiteral("P%1").arg(i)});
    REQUIRE(bench.session->apply(build.take(), Source::Import));
    bench.show<Person>();
    bench.view->selectAll();
    const QImage image = bench.view->grab().toImage();
    const QRect cell = bench.view->visualRect(bench.cell(3, "name"));
    QSet<QRgb> inks;
    const QPoint offset = bench.view->viewport()->mapTo(bench.view.get(), QPoint());
    for (int x = cell.left() + 8; x < cell.left() + 40; ++x)
        for (int y = cell.top() + 4; y < cell.bottom() - 4; ++y) inks.insert(image.pixel(QPoint(x, y) + offset));
    CHECK(inks.size() > 2); // letters on a ground
}

TEST_CASE("a table of two hundred thousand rows opens, paints, selects and searches", "[tables][.slow]")
{
    Bench bench;
    ChangeBuilder build(QStringLiteral("many"));
    for (int i = 0; i < 200'000; ++i)
        build.insert(Person{.id = bench.session->ids().next<PersonId>(),
            .number = QStringLiteral("PER-%1").arg(i),
            .name = QStringLiteral("Person %1").arg((i * 7919LL) % 200'000),
            .role = QStringLiteral("Role %1").arg(i % 17)});
    REQUIRE(bench.session->apply(build.take(), Source::Import));
    auto since = std::clock();
    const auto lap = [&since] { return double(std::clock() - std::exchange(since, std::clock())) * 1000 / CLOCKS_PER_SEC; };
    bench.model = std::make_unique<RecordTableModel>(*bench.workspace, entityOf<Person>());
    bench.view = std::make_unique<TableView>(*bench.model, 28);
    bench.view->resize(1400, 900);
    bench.view->show();
    QCoreApplication::processEvents();
    const auto opened = lap();
    (void)bench.view->grab();
    const auto painted = lap();
    clickHeader(bench, "name");
    const auto sorted = lap();
    bench.model->setFilter(bench.column("role"), QStringLiteral("Role 1"));
    QCoreApplication::processEvents();
    const auto filtered = lap();
    bench.model->clearFilters();
    QCoreApplication::processEvents();
    const auto cleared = lap();
    bench.view->selectAll();
    QCoreApplication::processEvents();
    const auto selected = lap();
    const QString totals = selectionTotals(bench.grid(), bench.view->selectedBlocks());
    const auto summed = lap();
    CHECK_FALSE(bench.view->find(QStringLiteral("nowhere"), true));
    const auto searched = lap();
    bench.view->verticalScrollBar()->setValue(bench.view->verticalScrollBar()->maximum() / 2);
    (void)bench.view->grab();
    const auto scrolled = lap();
    WARN("ms of processor time: open " << opened << ", paint " << painted << ", sort " << sorted << ", filter " << filtered << ", clear "
                                       << cleared << ", select all " << selected << ", totals " << summed << ", search all " << searched
                                       << ", scroll and paint " << scrolled);
    CHECK(totals.contains(QStringLiteral("200,000")));
}

TEST_CASE("I18-02: in a mirrored layout a register begins at the right, with its filters over their columns", "[tables]")
{
    const MirroredLayout mirror;
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab"), QStringLiteral("Wall")});
    bench.workspace->setScope(project);
    bench.show<Task>();
    bench.view->resize(600, 300);
    QCoreApplication::processEvents();
    TableHeader& header = *bench.view->tableHeader();
    const QRect port = bench.view->viewport()->rect();
    const QRect name = bench.view->visualRect(bench.cell(0, "name"));
    CHECK(name.right() == port.right()); // it stays there while the others scroll
    for (const int share : {0, 1, 2}) {
        QScrollBar* bar = bench.view->horizontalScrollBar();
        bar->setValue(bar->maximum() * share / 2);
        QCoreApplication::processEvents();
        CHECK(bench.view->visualRect(bench.cell(0, "name")) == name);
        for (const ColumnSpan& span : header.spans()) {
            const QRect cell = bench.view->visualRect(bench.model->index(1, span.column));
            INFO(bench.model->columnAt(span.column).key.toStdString() << " scrolled by " << bar->value());
            CHECK(cell.x() == mirrored(QRect(span.x, 0, span.width, 1), port).x());
            const QRect seen = span.frozen ? cell : cell & QRect(0, 0, name.left(), port.height());
            if (seen.width() < 8) continue;
            CHECK(bench.view->indexAt(seen.center()) == bench.model->index(1, span.column));
            const QLineEdit* field = header.filters()->field(span.column);
            REQUIRE(field);
            const QRect place(field->mapTo(header.filters(), QPoint()), field->size());
            CHECK(std::abs(place.center().x() - cell.center().x()) <= 1);
        }
    }
    bench.at(0, "name");
    bench.key(Qt::Key_Left);
    CHECK(bench.view->currentIndex() == bench.cell(0, "project_id")); // the next column is to the left
    bench.at(0, "deadline");
    const QRect deadline = bench.view->visualRect(bench.cell(0, "deadline"));
    CHECK(deadline.left() >= 0);
    CHECK(deadline.right() < name.left());
    clickHeader(bench, "name");
    CHECK(bench.model->sortKeys().size() == 1);
    header.filters()->field(bench.column("name"))->setFocus();
    QTest::keyClicks(header.filters()->field(bench.column("name")), QStringLiteral("Wall"));
    CHECK(bench.model->rowCount() == 1);
}
