#include "core/edit/nodes.h"
#include "core/exchange/xlsx/xlsx.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/pages/register/register_export.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/notice_bar.h"
#include "ui/tables/cell_edit.h"
#include "ui/tables/column_chooser.h"
#include "ui/tables/new_record_dialog.h"
#include "ui/tables/removal_dialog.h"
#include "ui/window/main_window.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A window on a file with a programme and a project of two tasks.
struct Desk {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    MainWindow window{settings, identityOf(QStringLiteral("Ada"))};
    NodeId programme, project;

    Desk()
    {
        REQUIRE(window.createFile(folder.path()));
        window.resize(1440, 900);
        window.show();
        programme = addNodeOf(session().portfolio().root()->id, NodeKind::Programme, "Waterfront");
        project = addNodeOf(programme, NodeKind::Project, "Quay");
        ChangeBuilder build(QStringLiteral("task.add"));
        for (const char* name : {"Slab", "Wall"})
            build.insert(Task{.id = session().ids().next<TaskId>(), .project = project, .name = QString::fromLatin1(name)});
        REQUIRE(session().apply(build.take()));
        QCoreApplication::processEvents();
    }
    Session& session() { return window.workspace()->session(); }
    const Portfolio& portfolio() { return session().portfolio(); }
    NodeId addNodeOf(NodeId parent, NodeKind kind, const char* name)
    {
        auto set = addNode(portfolio(), session().ids(), parent, kind, QString::fromLatin1(name), {}, QDate(2026, 3, 2));
        REQUIRE(set);
        const NodeId id{set->changes.front().id};
        REQUIRE(session().apply(*set));
        return id;
    }
    PersonId addPerson(const char* name)
    {
        const auto id = session().ids().next<PersonId>();
        ChangeBuilder build(QStringLiteral("person.add"));
        build.insert(Person{.id = id, .name = QString::fromLatin1(name)});
        REQUIRE(session().apply(build.take()));
        return id;
    }
    RegisterSheet& open(const QString& entity)
    {
        REQUIRE(window.openPage(registerPartOf(*entityByKey(entity))));
        QCoreApplication::processEvents();
        return static_cast<RegisterPage*>(window.currentPage())->sheet();
    }
    QString notice()
    {
        auto* bar = window.findChild<NoticeBar*>();
        return bar && bar->isVisible() ? bar->sentence() : QString();
    }
};

/// Answers the dialog that asks for what a new record needs: in each field the first choice, days as a day.
void answerDialog()
{
    QTimer::singleShot(0, [] {
        auto* dialog = qobject_cast<NewRecordDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        for (auto* edit : dialog->findChildren<CellEdit*>()) {
            if (auto* pick = qobject_cast<PickEdit*>(edit)) {
                QTest::keyClick(pick, Qt::Key_Down);
                // The successor of a link is another task than its predecessor.
                if (pick->accessibleName() == u"Successor") QTest::keyClick(pick, Qt::Key_Down);
            } else {
                // A formula has to mean something.
                QTest::keyClicks(edit, edit->accessibleName() == u"Formula" ? QStringLiteral("bei") : QStringLiteral("2026-03-02"));
            }
        }
        QTest::keyClick(dialog, Qt::Key_Return);
        if (dialog->isVisible()) dialog->reject();
    });
}

/// Deletes what hangs on a record as well, where that is asked.
void answerQuestion()
{
    QTimer::singleShot(0, [] {
        auto* question = qobject_cast<RemovalDialog*>(QApplication::activeModalWidget());
        if (question) question->findChild<QPushButton*>(QStringLiteral("all"))->click();
    });
}

} // namespace

TEST_CASE("every entity on screen has a register that opens, adds a record and removes it", "[register]")
{
    Desk desk;
    ChangeBuilder build(QStringLiteral("custom_field.add"));
    build.insert(
        CustomField{.id = desk.session().ids().next<CustomFieldId>(), .name = QStringLiteral("Zone"), .entity = QStringLiteral("task")});
    REQUIRE(desk.session().apply(build.take()));
    ChangeBuilder owners(QStringLiteral("test.add")); // what new records have to name
    owners.insert(Currency{.id = {900'001}, .code = QStringLiteral("EUR")});
    owners.insert(FundingSource{.id = {900'002}, .name = QStringLiteral("Grant")});
    owners.insert(Period{.id = {900'003}, .name = QStringLiteral("2026-03")});
    owners.insert(Contract{.id = {900'004}, .project = desk.project, .title = QStringLiteral("Works")});
    owners.insert(Variation{.id = {900'005}, .contract = {900'004}, .title = QStringLiteral("Rock")});
    owners.insert(Claim{.id = {900'006}, .contract = {900'004}, .title = QStringLiteral("1")});
    owners.insert(Person{.id = {900'007}, .name = QStringLiteral("Ada")});
    owners.insert(Gate{.id = {900'008}, .project = desk.project, .title = QStringLiteral("Design")});
    owners.insert(Review{.id = {900'009}, .project = desk.project, .title = QStringLiteral("Health check")});
    owners.insert(Meeting{.id = {900'010}, .project = desk.project, .title = QStringLiteral("Board")});
    owners.insert(Risk{.id = {900'011}, .project = desk.project, .title = QStringLiteral("Rock")});
    owners.insert(Competency{.id = {900'021}, .title = QStringLiteral("Time")});
    owners.insert(Course{.id = {900'022}, .title = QStringLiteral("Planning")});
    REQUIRE(desk.session().apply(owners.take()));
    int added = 0;
    for (const EntityInfo& info : allEntities()) {
        INFO(info.words.key);
        if (!info.words.onScreen && registerPartOf(info.entity).isEmpty()) {
            CHECK_FALSE(desk.window.openPage(QStringLiteral("register.") + info.keyText()));
            continue;
        }
        RegisterSheet& sheet = desk.open(info.keyText());
        CHECK(sheet.entity() == info.entity);
        QAbstractItemModelTester tester(&sheet.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        CHECK(sheet.actions().insert->isEnabled() == sheet.model().takesNew());
        if (!sheet.model().takesNew()) continue;
        const int before = sheet.model().rowCount();
        answerDialog();
        sheet.actions().insert->trigger();
        QCoreApplication::processEvents();
        INFO(desk.notice().toStdString());
        REQUIRE(sheet.model().rowCount() == before + 1);
        ++added;
        const qint64 record = sheet.view().currentRecord();
        CHECK(desk.portfolio().table(info.entity).contains(record));
        sheet.view().finishEditing();
        CHECK(desk.window.workspace()->selection() == RecordKey{info.entity, record});
        answerQuestion();
        sheet.actions().remove->trigger();
        CHECK_FALSE(desk.portfolio().table(info.entity).contains(record));
        CHECK(sheet.model().rowCount() == before);
        CHECK(desk.notice().startsWith(QStringLiteral("Deleted")));
    }
    CHECK(added >= 12);
}

TEST_CASE("a record that is looked for is shown even where a filter hides it", "[register]")
{
    Desk desk;
    const PersonId ada = desk.addPerson("Ada");
    desk.addPerson("Bo");
    RegisterSheet& sheet = desk.open(QStringLiteral("person"));
    sheet.model().setFilter(sheet.model().columnOf(u"name"), QStringLiteral("bo"));
    CHECK(sheet.model().rowOf(ada.value) < 0);
    desk.window.workspace()->reveal({entityOf<Person>(), ada.value});
    CHECK(sheet.view().currentRecord() == ada.value);
    CHECK_FALSE(sheet.model().filtered());
    CHECK(desk.notice().contains(QStringLiteral("“Ada”")));
}

TEST_CASE("a register without records offers to add the first; a filter that nothing passes offers to clear it", "[register]")
{
    Desk desk;
    RegisterSheet& sheet = desk.open(QStringLiteral("person"));
    CHECK_FALSE(sheet.view().isVisible());
    const auto shown = [&] {
        QStringList out;
        for (auto* state : sheet.findChildren<EmptyState*>())
            if (state->isVisible()) out << state->accessibleName();
        return out;
    };
    REQUIRE(shown().size() == 1);
    CHECK(shown()[0] == QStringLiteral("There are no people here yet."));
    desk.addPerson("Ada");
    CHECK(sheet.view().isVisible());
    CHECK(shown().isEmpty());
    sheet.model().setFilter(sheet.model().columnOf(u"name"), QStringLiteral("zz"));
    REQUIRE(shown().size() == 1);
    CHECK(shown()[0].contains(QStringLiteral("fits the filter")));
    CHECK(sheet.view().isVisible()); // its filter row is where one got here
    for (QAction* action : desk.window.currentPage()->pageActions())
        if (action->text() == QStringLiteral("Clear filter")) action->trigger();
    CHECK(shown().isEmpty());
    CHECK(sheet.model().rowCount() == 1);
}

TEST_CASE("registers keep their columns, order and entity over a restart", "[register]")
{
    Desk desk;
    desk.addPerson("Ada");
    desk.addPerson("Bo");
    {
        RegisterSheet& sheet = desk.open(QStringLiteral("person"));
        ColumnLayout layout = sheet.view().columnLayout();
        std::ranges::reverse(layout.places);
        layout.frozen = 2;
        sheet.view().setColumnLayout(layout);
        sheet.model().setSort({{sheet.model().columnOf(u"name"), Qt::DescendingOrder}});
    }
    const ColumnLayout layout = desk.open(QStringLiteral("person")).view().columnLayout();
    desk.window.closeFile();
    REQUIRE(desk.window.openFile(desk.folder.path()));
    REQUIRE(desk.window.openPage(QStringLiteral("register")));
    RegisterSheet& again = static_cast<RegisterPage*>(desk.window.currentPage())->sheet();
    CHECK(again.entity() == entityOf<Person>());
    CHECK(again.view().columnLayout() == layout);
    REQUIRE(again.model().rowCount() == 2);
    CHECK(again.model().index(0, again.model().columnOf(u"name")).data().toString() == QStringLiteral("Bo"));
}

TEST_CASE("a register shows what lies in the scope and what belongs to all", "[register]")
{
    Desk desk;
    const NodeId other = desk.addNodeOf(desk.portfolio().root()->id, NodeKind::Project, "Depot");
    ChangeBuilder build(QStringLiteral("task.add"));
    build.insert(Task{.id = desk.session().ids().next<TaskId>(), .project = other, .name = QStringLiteral("Roof")});
    REQUIRE(desk.session().apply(build.take()));
    desk.addPerson("Ada");
    RegisterSheet& tasks = desk.open(QStringLiteral("task"));
    CHECK(tasks.model().rowCount() == 3);
    desk.window.workspace()->setScope(desk.programme);
    CHECK(tasks.model().rowCount() == 2);
    CHECK(desk.open(QStringLiteral("person")).model().rowCount() == 1);
}

TEST_CASE("progress typed in the register of tasks brings the actual start along", "[register]")
{
    Desk desk;
    RegisterSheet& sheet = desk.open(QStringLiteral("task"));
    const int column = sheet.model().columnOf(u"percent_complete");
    REQUIRE(sheet.model().setData(sheet.model().index(0, column), QStringLiteral("50"), Qt::EditRole));
    const Task& task = *desk.portfolio().find(TaskId{sheet.model().idAt(0)});
    CHECK(task.percentComplete == percent(50));
    CHECK(task.actualStart.has_value());
}

TEST_CASE("a refusal goes from the notice bar once an edit succeeds", "[register]")
{
    Desk desk;
    RegisterSheet& sheet = desk.open(QStringLiteral("task"));
    const int column = sheet.model().columnOf(u"duration_seconds");
    CHECK_FALSE(sheet.model().setData(sheet.model().index(0, column), QStringLiteral("soon"), Qt::EditRole));
    CHECK(desk.notice().contains(QStringLiteral("soon")));
    REQUIRE(sheet.model().setData(sheet.model().index(0, column), QStringLiteral("3d"), Qt::EditRole));
    CHECK(desk.notice().isEmpty());
}

TEST_CASE("the column chooser hides, orders and freezes columns as one looks on", "[register]")
{
    Desk desk;
    desk.addPerson("Ada");
    RegisterSheet& sheet = desk.open(QStringLiteral("person"));
    sheet.chooseColumns({0, 0});
    auto* chooser = sheet.findChild<ColumnChooser*>();
    REQUIRE(chooser);
    QListWidget* list = chooser->list();
    const auto row = [list](const char* title) {
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->text() == QLatin1String(title)) return i;
        return -1;
    };
    list->setCurrentRow(row("Role"));
    QTest::keyClick(list, Qt::Key_Space);
    CHECK(sheet.view().isColumnHidden(sheet.model().columnOf(u"role")));
    list->setCurrentRow(row("E-mail"));
    while (row("E-mail") > 0) QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    CHECK(sheet.view().shownColumns().front() == sheet.model().columnOf(u"email"));
    list->setCurrentRow(0);
    chooser->freezeToHere();
    CHECK(sheet.view().columnLayout().frozen == 1);
    chooser->freezeToHere();
    CHECK(sheet.view().columnLayout().frozen == 0);
    chooser->close();
}

/// Writes the register on show into a file and waits for it; the notice.
QString exported(Desk& desk, const QString& path, bool asShown)
{
    auto* page = static_cast<RegisterPage*>(desk.window.currentPage());
    page->exportTable(path, asShown);
    auto* out = page->findChild<RegisterExport*>();
    REQUIRE(QTest::qWaitFor([&] { return !out->busy(); }, 20'000));
    return desk.notice();
}
QByteArray contentOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

TEST_CASE("a register goes out as CSV and as a workbook and comes back through the dialog", "[register]")
{
    Desk desk;
    const PersonId ada = desk.addPerson("Ada");
    desk.addPerson("Bo");
    RegisterSheet& sheet = desk.open(QStringLiteral("person"));
    const QString csvPath = desk.folder.folder() + QStringLiteral("/people.csv"),
                  bookPath = desk.folder.folder() + QStringLiteral("/people.xlsx");
    CHECK(exported(desk, bookPath, false) == QStringLiteral("2 rows are in people.xlsx."));
    CHECK(exported(desk, csvPath, false) == QStringLiteral("2 rows are in people.csv."));
    QByteArray csv = contentOf(csvPath);
    REQUIRE(csv.contains(",Ada,"));
    csv.replace(",Ada,", ",Ada Lovelace,");
    csv += ",,Cy,,,,,maybe\r\n,,Di,Welder,,,,true\r\n";
    {
        QFile file(csvPath);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(csv);
    }
    const auto import = [&](const QString& path, const QString& button) {
        static_cast<RegisterPage*>(desk.window.currentPage())->importTable(path);
        auto* dialog = desk.window.findChild<QDialog*>(QStringLiteral("table-import"));
        REQUIRE(dialog);
        QPushButton* go = nullptr;
        REQUIRE(QTest::qWaitFor(
            [&] {
                for (auto* b : dialog->findChildren<QPushButton*>())
                    if (b->text() == button && b->isEnabled()) go = b;
                return go != nullptr;
            },
            20'000));
        const QPointer<QDialog> open(dialog);
        QTest::mouseClick(go, Qt::LeftButton);
        REQUIRE(QTest::qWaitFor([&] { return open.isNull(); }, 20'000));
    };
    import(csvPath, QStringLiteral("Import 2 records"));
    INFO(desk.notice().toStdString());
    CHECK(desk.portfolio().find(ada)->name == QStringLiteral("Ada Lovelace"));
    REQUIRE(sheet.model().rowCount() == 3);
    CHECK(desk.notice().contains(QStringLiteral("1 of the people added, 1 changed")));
    CHECK(desk.notice().contains(QStringLiteral("Row 4")));
    CHECK(desk.notice().contains(QStringLiteral("maybe")));
    QSet<QString> numbers;
    for (int row = 0; row < 3; ++row)
        if (const QString number = sheet.model().index(row, sheet.model().columnOf(u"number")).data().toString(); !number.isEmpty())
            numbers.insert(number);
    CHECK(numbers.contains(QStringLiteral("PER-0001")));
    import(bookPath, QStringLiteral("Import 1 record")); // as it was before
    CHECK(desk.portfolio().find(ada)->name == QStringLiteral("Ada"));
    REQUIRE(desk.session().undo());
    REQUIRE(desk.session().undo());
    CHECK(sheet.model().rowCount() == 2);
    CHECK(desk.portfolio().find(ada)->name == QStringLiteral("Ada"));
}

TEST_CASE("a table goes out as it is shown: its rows, its columns, its order", "[register]")
{
    Desk desk;
    for (const char* name : {"Ada", "Bo", "=Cy"}) desk.addPerson(name);
    RegisterSheet& sheet = desk.open(QStringLiteral("person"));
    ColumnLayout layout = sheet.view().columnLayout();
    for (ColumnPlace& place : layout.places) place.shown = place.key == u"name" || place.key == u"active";
    sheet.view().setColumnLayout(layout);
    sheet.model().setFilter(sheet.model().columnOf(u"name"), QStringLiteral("!bo"));
    sheet.model().setSort({{sheet.model().columnOf(u"name"), Qt::DescendingOrder}});
    const QString path = desk.folder.folder() + QStringLiteral("/people.csv");
    CHECK(exported(desk, path, true).contains(QStringLiteral("2 rows are in")));
    CHECK(contentOf(path) == QByteArray("\xEF\xBB\xBFName,Active\r\nAda,true\r\n'=Cy,true\r\n"));
    const QString book = desk.folder.folder() + QStringLiteral("/people.xlsx");
    CHECK(exported(desk, book, true).contains(QStringLiteral("2 rows are in")));
    const auto table = readXlsx(contentOf(book));
    REQUIRE(table);
    QStringList cells;
    for (const TableRow& row : table->rows)
        for (const TableCell& cell : row.cells) cells << cell.text;
    CHECK(cells.join(u' ') == QStringLiteral("Name Active Ada true =Cy true"));
    CHECK(exported(desk, QStringLiteral("/nowhere/people.csv"), true).contains(QStringLiteral("people.csv")));
    CHECK_FALSE(exported(desk, QStringLiteral("/nowhere/people.csv"), true).contains(QStringLiteral("rows are in")));
    CHECK_FALSE(exported(desk, QStringLiteral("/nowhere/people.xlsx"), true).contains(QStringLiteral("rows are in")));
}
