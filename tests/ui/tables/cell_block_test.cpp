#include "tests/ui/tables/bench.h"
#include "ui/tables/choices.h"
#include "ui/tables/record_names.h"
#include "ui/tables/selection_totals.h"

using namespace gantry;
using namespace gantry::test;

TEST_CASE("a copied block is taken apart as spreadsheets write it", "[tables]")
{
    CHECK(readBlock(QStringLiteral("a\tb\nc\td\n"))
        == std::vector<QStringList>{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}});
    CHECK(readBlock(QStringLiteral("a\tb\r\nc\td")) == readBlock(QStringLiteral("a\tb\nc\td\n")));
    CHECK(readBlock(QStringLiteral("\"two\nlines\"\t\"say \"\"hi\"\"\"\n"))
        == std::vector<QStringList>{{QStringLiteral("two\nlines"), QStringLiteral("say \"hi\"")}});
    CHECK(readBlock(QStringLiteral("5\" pipe\n")) == std::vector<QStringList>{{QStringLiteral("5\" pipe")}});
    CHECK(readBlock(QStringLiteral("a\t\n")) == std::vector<QStringList>{{QStringLiteral("a"), QString()}});
    CHECK(readBlock(QString()).empty());
}

TEST_CASE("cells go to the clipboard as plain figures, ISO days and names", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"));
    const PersonId ada = bench.add(Person{.name = QStringLiteral("Ada")});
    bench.add(Task{.project = project,
        .name = QStringLiteral("Slab, \"north\"\nand south"),
        .duration = hours(20),
        .constraint = ConstraintType::StartNoEarlierThan,
        .constraintDate = atDay(QDate(2026, 11, 2), 8 * 3600),
        .percentComplete = Percent{1250 * e8 / 100},
        .fixedCost = Money{123456},
        .owner = ada});
    bench.show<Task>();
    const CellBlock block{{bench.model->idAt(0)},
        {bench.column("name"), bench.column("duration_seconds"), bench.column("constraint_type"), bench.column("constraint_date"),
            bench.column("percent_complete"), bench.column("fixed_cost_minor"), bench.column("owner_id"), bench.column("milestone")}};
    CHECK(blockText(bench.grid(), block)
        == QStringLiteral(
            "\"Slab, \"\"north\"\"\nand south\"\t2.5\tStart no earlier than\t2026-11-02 08:00\t12.5%\t1234.56\tAda\tfalse\n"));
}

TEST_CASE("every duration comes back from the clipboard to the second", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"));
    for (qint64 seconds : {0LL, 1LL, 59LL, 1200LL, 28'799LL, 28'800LL, 100'001LL, 7'654'321LL})
        bench.add(Task{.project = project, .name = QString::number(seconds), .duration = WorkTime{seconds}});
    bench.show<Task>();
    const int duration = bench.column("duration_seconds");
    std::vector<qint64> all;
    for (int row = 0; row < bench.model->rowCount(); ++row) all.push_back(bench.model->idAt(row));
    const QString text = blockText(bench.grid(), {all, {duration}});
    const auto change = pasteBlock(bench.grid(), {{all, {duration}}}, readBlock(text));
    REQUIRE(change);
    CHECK(change->set.empty());
}

TEST_CASE("a pasted block is one step: it edits, adds below the last row, and undo takes all of it back", "[tables]")
{
    Bench bench;
    bench.add(Person{.number = QStringLiteral("PER-0001"), .name = QStringLiteral("Ada"), .role = QStringLiteral("Planner")});
    bench.add(Person{.number = QStringLiteral("PER-0002"), .name = QStringLiteral("Bo")});
    bench.add(Organisation{.name = QStringLiteral("Harbour board")});
    bench.show<Person>();
    const qint64 before = bench.session->sequence();
    bench.at(1, "name");
    bench.setClipboard(QStringLiteral("Bea\tEngineer\tHarbour board\nCy\tSurveyor\tharbour BOARD\n"));
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.session->sequence() == before + 1);
    REQUIRE(bench.model->rowCount() == 3);
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("Ada"), QStringLiteral("Bea"), QStringLiteral("Cy")});
    CHECK(bench.text(1, "organisation_id") == QStringLiteral("Harbour board"));
    CHECK(bench.text(2, "organisation_id") == QStringLiteral("Harbour board"));
    CHECK(bench.text(2, "number") == QStringLiteral("PER-0003"));
    REQUIRE(bench.session->undo());
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("Ada"), QStringLiteral("Bo")});
    CHECK(bench.text(1, "role").isEmpty());
}

TEST_CASE("copied rows pasted below the last become records with numbers of their own", "[tables]")
{
    Bench bench;
    for (const char* name : {"Ada", "Bo"})
        bench.add(Person{
            .number = QStringLiteral("PER-000%1").arg(bench.portfolio().all<Person>().size() + 1), .name = QString::fromLatin1(name)});
    bench.show<Person>();
    bench.select(0, "number", 1, "name");
    bench.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(bench.clipboard() == QStringLiteral("PER-0001\tAda\nPER-0002\tBo\n"));
    bench.view->clearSelection();
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("Ada"), QStringLiteral("Bo"), QStringLiteral("Ada"), QStringLiteral("Bo")});
    CHECK(bench.column("number", 0)
        == QStringList{QStringLiteral("PER-0001"), QStringLiteral("PER-0002"), QStringLiteral("PER-0003"), QStringLiteral("PER-0004")});
}

TEST_CASE("a paste that cannot be read lists the cells with row, column and reason before anything is written", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab"), QStringLiteral("Wall")});
    bench.workspace->setScope(project);
    bench.show<Task>();
    const qint64 before = bench.session->sequence();
    bench.at(0, "duration_seconds");
    bench.setClipboard(QStringLiteral("3d\nsoon\n"));
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.session->sequence() == before);
    CHECK(bench.text(0, "duration_seconds").isEmpty());
    RefusedCellsDialog& dialog = bench.refusals();
    REQUIRE(dialog.list()->topLevelItemCount() == 1);
    const QTreeWidgetItem& item = *dialog.list()->topLevelItem(0);
    CHECK(item.text(0) == QStringLiteral("2"));
    CHECK(item.text(1) == QStringLiteral("Wall"));
    CHECK(item.text(2) == QStringLiteral("Duration"));
    CHECK(item.text(3) == QStringLiteral("soon"));
    CHECK_FALSE(item.text(4).isEmpty());

    SECTION("Cancel leaves everything as it was")
    {
        QTest::keyClick(&dialog, Qt::Key_Escape);
        CHECK(bench.session->sequence() == before);
    }
    SECTION("the rest is pasted as one step")
    {
        dialog.accept();
        CHECK(bench.session->sequence() == before + 1);
        CHECK(bench.column("duration_seconds", 0) == QStringList{QStringLiteral("3 d"), QString()});
        CHECK(bench.notices.last().contains(QStringLiteral("1 were left out")));
        REQUIRE(bench.session->undo());
        CHECK(bench.text(0, "duration_seconds").isEmpty());
    }
}

TEST_CASE("a rule that a pasted row breaks is told with that row, and the other rows can be taken", "[tables]")
{
    Bench bench;
    const NodeId project =
        addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab"), QStringLiteral("Wall"), QStringLiteral("Roof")});
    bench.workspace->setScope(project);
    bench.show<Link>();
    bench.setClipboard(QStringLiteral("Slab\tWall\nSlab\tSlab\nWall\tPier\nWall\tRoof\n"));
    bench.view->setColumnLayout([&] {
        ColumnLayout layout = bench.view->columnLayout();
        for (ColumnPlace& place : layout.places) place.shown = place.key == u"predecessor_id" || place.key == u"successor_id";
        return layout;
    }());
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.model->rowCount() == 0);
    CHECK(bench.portfolio().all<Link>().size() == 0);
    RefusedCellsDialog& dialog = bench.refusals();
    REQUIRE(dialog.list()->topLevelItemCount() == 2);
    CHECK(dialog.list()->topLevelItem(0)->text(0) == QStringLiteral("2"));
    CHECK(dialog.list()->topLevelItem(0)->text(4).contains(QStringLiteral("cannot follow itself")));
    CHECK(dialog.list()->topLevelItem(1)->text(0) == QStringLiteral("3"));
    CHECK(dialog.list()->topLevelItem(1)->text(3) == QStringLiteral("Pier"));
    const qint64 before = bench.session->sequence();
    dialog.accept();
    CHECK(bench.session->sequence() == before + 1);
    CHECK(bench.portfolio().all<Link>().size() == 2);
    CHECK(bench.model->rowCount() == 2);
}

TEST_CASE("of many pasted rows the few that break a rule are found, and no other is lost", "[tables]")
{
    Bench bench;
    bench.add(Person{.number = QStringLiteral("PER-0001"), .name = QStringLiteral("Ada")});
    for (int i = 0; i < 60; ++i) bench.add(Person{.name = QStringLiteral("Person %1").arg(i)});
    bench.show<Person>();
    // Two cells of the sixty would give a number that another person has.
    QString text;
    std::vector<qint64> rows;
    for (int row = 0; row < bench.model->rowCount(); ++row)
        if (bench.text(row, "number") != u"PER-0001") rows.push_back(bench.model->idAt(row));
    REQUIRE(rows.size() == 60);
    std::vector<QStringList> texts;
    for (int i = 0; i < 60; ++i)
        texts.push_back(
            {i == 17 || i == 41 ? QStringLiteral("PER-0001") : QStringLiteral("X-%1").arg(i), QStringLiteral("Role %1").arg(i)});
    const auto change = pasteBlock(bench.grid(), {{rows, {bench.column("number"), bench.column("role")}}}, texts);
    REQUIRE(change);
    REQUIRE(change->refused.size() == 2);
    CHECK(change->refused[0].line == 17);
    CHECK(change->refused[1].line == 41);
    CHECK(change->refused[0].column == QStringLiteral("Number"));
    CHECK(change->cells == 118);
    REQUIRE(bench.session->apply(change->set));
    CHECK(bench.portfolio().find(PersonId{rows[17]})->role == QStringLiteral("Role 17"));
    CHECK(bench.portfolio().find(PersonId{rows[17]})->number != QStringLiteral("PER-0001"));
    CHECK(bench.portfolio().find(PersonId{rows[59]})->number == QStringLiteral("X-59"));
}

TEST_CASE("a block copied with its titles is pasted under the same titles, wherever they stand", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("Ada"), .role = QStringLiteral("Planner"), .email = QStringLiteral("ada@quay")});
    bench.show<Person>();
    bench.select(0, "name", 0, "role");
    bench.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(bench.clipboard() == QStringLiteral("Name\tRole\nAda\tPlanner\n"));
    bench.view->clearSelection();
    bench.setClipboard(QStringLiteral("Role\tName\nEngineer\tBea\nSurveyor\tCy\n"));
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("Ada"), QStringLiteral("Bea"), QStringLiteral("Cy")});
    CHECK(bench.column("role", 0) == QStringList{QStringLiteral("Planner"), QStringLiteral("Engineer"), QStringLiteral("Surveyor")});
}

TEST_CASE("words that a spreadsheet would take for a formula go there as text and come back as they were", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("Ada"), .role = QStringLiteral("=1+1")});
    bench.add(Person{.name = QStringLiteral("Bo")});
    bench.show<Person>();
    bench.at(0, "role");
    bench.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(bench.clipboard() == QStringLiteral("'=1+1\n"));
    bench.at(1, "role");
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.text(1, "role") == QStringLiteral("=1+1"));
}

TEST_CASE("one copied cell fills the whole selection", "[tables]")
{
    Bench bench;
    for (const char* name : {"A", "B", "C"}) bench.add(Person{.name = QString::fromLatin1(name)});
    bench.show<Person>();
    bench.select(0, "role", 2, "role");
    bench.setClipboard(QStringLiteral("Welder"));
    bench.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(bench.column("role", 0) == QStringList{QStringLiteral("Welder"), QStringLiteral("Welder"), QStringLiteral("Welder")});
}

TEST_CASE("a block too wide for the columns that follow is refused with both widths", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("A")});
    bench.show<Person>();
    bench.at(0, "active");
    bench.setClipboard(QStringLiteral("yes\tmore\n"));
    bench.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(bench.notices.size() == 1);
    CHECK(bench.notices[0].contains(QStringLiteral("2 columns wide")));
    CHECK(bench.notices[0].contains(QStringLiteral("Active")));
}

TEST_CASE("fill down gives all rows what the first has, and one row what stands above it", "[tables]")
{
    Bench bench;
    bench.add(Person{.name = QStringLiteral("A"), .role = QStringLiteral("Planner"), .active = false});
    for (const char* name : {"B", "C", "D"}) bench.add(Person{.name = QString::fromLatin1(name)});
    bench.show<Person>();
    bench.select(0, "role", 2, "role");
    bench.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(bench.text(2, "role") == QStringLiteral("Planner"));
    CHECK(bench.text(3, "role").isEmpty());
    bench.at(3, "role");
    bench.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(bench.text(3, "role") == QStringLiteral("Planner"));
    CHECK(bench.text(3, "name") == QStringLiteral("D"));
}

TEST_CASE("cells are emptied by Delete and Backspace, and one that may not be empty says so", "[tables]")
{
    Bench bench;
    for (const char* name : {"A", "B"}) bench.add(Person{.name = QString::fromLatin1(name), .role = QStringLiteral("Planner")});
    bench.show<Person>();
    bench.at(0, "role");
    bench.key(Qt::Key_Backspace);
    CHECK(bench.text(0, "role").isEmpty());
    bench.at(0, "name");
    bench.key(Qt::Key_Delete);
    CHECK(bench.text(0, "name") == QStringLiteral("A"));
    REQUIRE(bench.notices.size() == 1);
    CHECK(bench.notices[0].contains(QStringLiteral("Name")));
    CHECK(bench.notices[0].contains(QStringLiteral("Nothing was changed")));

    bench.select(0, "name", 1, "role");
    bench.key(Qt::Key_Delete);
    CHECK(bench.refusals().list()->topLevelItemCount() == 2); // the names
    bench.refusals().accept();
    CHECK(bench.column("name", 0) == QStringList{QStringLiteral("A"), QStringLiteral("B")});
    CHECK(bench.column("role", 0) == QStringList{QString(), QString()});
}

TEST_CASE("a name means the record of the row's own project before one of another", "[tables]")
{
    Bench bench;
    const NodeId quay = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab")});
    const NodeId depot = addProject(*bench.session, QStringLiteral("Depot"), {QStringLiteral("Slab"), QStringLiteral("Roof")});
    RecordNames names(bench.portfolio());
    const auto slabs = bench.portfolio().all<Task>().group(quay.value);
    CHECK(names.called(entityOf<Task>(), QStringLiteral("slab"), quay) == slabs);
    CHECK(names.called(entityOf<Task>(), QStringLiteral("Roof"), quay).size() == 1);
    CHECK(names.called(entityOf<Task>(), QStringLiteral("Slab"), NodeId{}).size() == 2);
    CHECK(names.nameOf(entityOf<Task>(), slabs.front()) == QStringLiteral("Slab"));
    CHECK(names.called(entityOf<Task>(), QString::number(slabs.front()), depot) == slabs);
    CHECK(names.called(entityOf<Task>(), QStringLiteral("Pier"), quay).isEmpty());
}

TEST_CASE("a reference offers the records of the row's project before those of others", "[tables]")
{
    Bench bench;
    const NodeId quay = addProject(*bench.session, QStringLiteral("Quay"), {QStringLiteral("Slab")});
    addProject(*bench.session, QStringLiteral("Depot"), {QStringLiteral("Slab"), QStringLiteral("Roof")});
    const Column column = fieldColumn(bench.portfolio(), entityOf<Link>(), fieldFor<&Link::predecessor>());
    const auto choices = choicesFor(bench.portfolio(), column, {entityOf<Link>(), 0}, quay, QStringLiteral("sl"));
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].detail.isEmpty());
    CHECK(choices[1].detail == QStringLiteral("Depot"));
    CHECK(choicesFor(bench.portfolio(), column, {entityOf<Link>(), 0}, quay, QStringLiteral("ro of")).size() == 1);
}

TEST_CASE("an elapsed duration is copied, pasted and added up as one", "[tables]")
{
    Bench bench;
    const NodeId project = addProject(*bench.session, QStringLiteral("Quay"));
    bench.add(Task{.project = project, .name = QStringLiteral("Cure"), .duration = hours(240), .elapsed = true});
    bench.add(Task{.project = project, .name = QStringLiteral("Strip"), .duration = hours(8)});
    bench.show<Task>();
    const int duration = bench.column("duration_seconds"), elapsed = bench.column("elapsed");
    const qint64 cure = bench.model->idAt(0), strip = bench.model->idAt(1);
    CHECK(bench.column("duration_seconds", 0) == QStringList{QStringLiteral("10 ed"), QStringLiteral("1 d")});
    CHECK(blockText(bench.grid(), {{cure, strip}, {duration}}) == QStringLiteral("10 ed\n1\n"));
    const auto onto = pasteBlock(bench.grid(), {{{strip}, {duration}}}, {{QStringLiteral("10 ed")}});
    REQUIRE(onto);
    CHECK(onto->nothing());
    REQUIRE(onto->refused.size() == 1);
    CHECK(onto->refused[0].why.contains(QStringLiteral("working time")));
    // With the cell that says how it counts, in whatever order the columns stand.
    const auto both = pasteBlock(bench.grid(), {{{strip}, {duration, elapsed}}}, {{QStringLiteral("3 ed"), QStringLiteral("yes")}});
    REQUIRE(both);
    REQUIRE(bench.session->apply(both->set));
    CHECK(bench.column("duration_seconds", 0) == QStringList{QStringLiteral("10 ed"), QStringLiteral("3 ed")});
    CHECK(selectionTotals(bench.grid(), {{{cure, strip}, {duration}}}).contains(QStringLiteral("Sum 13 ed")));
}
