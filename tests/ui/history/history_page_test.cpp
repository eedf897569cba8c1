#include "tests/ui/desk.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/record_history.h"
#include "ui/pages/history/audit_filter_row.h"
#include "ui/pages/history/history_model.h"
#include "ui/pages/history/history_page.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/controls/notice_bar.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A project with one task, and the history page open.
struct History : Desk {
    NodeId project = addProject("Quay wall", "QW");
    TaskId piling = addTask(project, "Piling", 5);

    HistoryPage& page()
    {
        REQUIRE(window.openPage(QStringLiteral("history")));
        return *static_cast<HistoryPage*>(window.currentPage());
    }
    QString cell(int row, int column) { return page().model()->index(row, column).data().toString(); }
    QStringList what()
    {
        QStringList out;
        HistoryModel* model = page().model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->entryAt(model->index(row, 0))) out << cell(row, HistoryModel::WhatColumn);
        return out;
    }
    QAction* action(const char* iconName)
    {
        for (QAction* a : page().actions())
            if (a->icon().name() == QLatin1StringView(iconName)) return a;
        FAIL("no action " << iconName);
        return nullptr;
    }
};

} // namespace

TEST_CASE("the history tells by day what was done, by whom, newest first", "[history]")
{
    History desk;
    HistoryPage& page = desk.page();
    QAbstractItemModelTester tester(page.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(desk.cell(0, 0) == QStringLiteral("Today, Wednesday 4 Mar 2026"));
    *desk.now = Instant{noon.ms + 24 * 3600'000};
    desk.rename(desk.piling, "Piles");
    CHECK(desk.cell(0, 0) == QStringLiteral("Today, Thursday 5 Mar 2026"));
    CHECK(desk.cell(1, HistoryModel::WhatColumn) == QStringLiteral("Change name of Piles"));
    CHECK(desk.cell(1, HistoryModel::AuthorColumn) == QStringLiteral("Ada"));
    CHECK(desk.cell(1, HistoryModel::RecordsColumn) == QStringLiteral("1"));
    CHECK(desk.cell(2, 0) == QStringLiteral("Wednesday 4 Mar 2026"));
    desk.rename(desk.piling, "Sheet piles"); // the same day: no second head
    CHECK(desk.cell(1, HistoryModel::WhatColumn) == QStringLiteral("Change name of Sheet piles"));
    CHECK(desk.cell(3, 0) == QStringLiteral("Wednesday 4 Mar 2026"));
}

TEST_CASE("what was undone is struck out until it is done again", "[history]")
{
    History desk;
    HistoryPage& page = desk.page();
    desk.rename(desk.piling, "Piles");
    desk.undo();
    const auto struck = [&](int row) { return page.model()->index(row, HistoryModel::WhatColumn).data(StruckRole).toBool(); };
    CHECK(desk.cell(1, HistoryModel::WhatColumn) == QStringLiteral("Undo: Change name of Piles"));
    CHECK_FALSE(struck(1));
    CHECK(struck(2));
    CHECK(desk.cell(2, HistoryModel::KindColumn) == QStringLiteral("Undone"));
    REQUIRE(desk.session().redo());
    CHECK(desk.cell(1, HistoryModel::WhatColumn) == QStringLiteral("Redo: Change name of Piles"));
    CHECK(struck(2));
    CHECK_FALSE(struck(3));
}

TEST_CASE("an entry shows what it did to each record, with before and after", "[history]")
{
    History desk;
    HistoryPage& page = desk.page();
    desk.rename(desk.piling, "Piles");
    page.view()->setCurrentIndex(page.model()->index(1, 0));
    QAbstractItemModelTester tester(page.details(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(page.details()->groups().size() == 1);
    const ChangeGroup& group = page.details()->groups().front();
    CHECK(group.title == QStringLiteral("QW  Quay wall"));
    REQUIRE(group.lines.size() == 1);
    CHECK(group.lines.front().title == QStringLiteral("Task  Piles"));
    CHECK(group.lines.front().field == QStringLiteral("Name"));
    CHECK(group.lines.front().before == QStringLiteral("Piling"));
    CHECK(group.lines.front().after == QStringLiteral("Piles"));
}

TEST_CASE("undo in the history is the undo of Ctrl+Z, offered on that entry alone", "[history]")
{
    History desk;
    HistoryPage& page = desk.page();
    desk.rename(desk.piling, "Piles");
    page.view()->setCurrentIndex(page.model()->index(2, 0));
    CHECK_FALSE(desk.action("undo")->isEnabled());
    page.view()->setCurrentIndex(page.model()->index(1, 0));
    REQUIRE(desk.action("undo")->isEnabled());
    desk.action("undo")->trigger();
    CHECK(desk.portfolio().find(desk.piling)->name == QStringLiteral("Piling"));
}

TEST_CASE("the history leads to the record that an entry changed", "[history]")
{
    History desk;
    HistoryPage& page = desk.page();
    desk.rename(desk.piling, "Piles");
    page.view()->setCurrentIndex(page.model()->index(1, 0));
    desk.workspace().select({});
    QTest::keyClick(page.view(), Qt::Key_Return);
    CHECK(desk.workspace().selection() == RecordKey{entityOf<Task>(), desk.piling.value});
}

TEST_CASE("the history is filtered by words and by author", "[history]")
{
    History desk;
    HistoryPage& page = desk.page();
    desk.rename(desk.piling, "Piles");
    auto* words = page.findChild<QLineEdit*>();
    QTest::keyClicks(words, QStringLiteral("name piles"));
    CHECK(desk.what() == QStringList{QStringLiteral("Change name of Piles")});
    words->clear();
    const auto all = desk.what().size();
    CHECK(all > 3);

    desk.session().setAuthor(QStringLiteral("Bo"));
    desk.rename(desk.piling, "Piling");
    auto* author = page.findChild<QComboBox*>();
    REQUIRE(author->findText(QStringLiteral("Bo")) > 0);
    author->setCurrentIndex(author->findText(QStringLiteral("Bo")));
    Q_EMIT author->activated(author->currentIndex());
    CHECK(desk.what() == QStringList{QStringLiteral("Change name of Piling")});
}

TEST_CASE("a long history is read page by page, and a filter finds what lies far back", "[history]")
{
    History desk;
    desk.rename(desk.piling, "Needle");
    for (int i = 0; i < 1200; ++i) desk.rename(desk.piling, i % 2 ? "A" : "B");
    HistoryModel model(desk.session());
    CHECK(model.rowCount() < 1200);
    REQUIRE(model.canFetchMore({}));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setWords(QStringLiteral("needle"));
    for (int i = 0; model.canFetchMore({}) && i < 100; ++i) model.fetchMore({});
    CHECK(model.rowCount() == 2); // its day, and it
    model.setWords({});
    CHECK(model.rowCount() > 1200);
}

TEST_CASE("a long undo is done by a worker, with Cancel that leaves everything as it was", "[history]")
{
    History desk;
    ChangeBuilder build(QStringLiteral("task.add"));
    for (int i = 0; i < 3000; ++i)
        build.insert(Task{.id = desk.session().ids().next<TaskId>(), .project = desk.project, .name = QStringLiteral("T%1").arg(i)});
    desk.apply(build.take());
    REQUIRE(desk.session().undoIsLong());
    desk.undo();
    CHECK(desk.session().isBusy());
    for (int i = 0; i < 4000 && desk.session().isBusy(); ++i) QTest::qWait(5);
    CHECK_FALSE(desk.session().isBusy());
    CHECK(desk.portfolio().all<Task>().size() == 1);
}

namespace {

/// Two projects that Ada and Bo work in.
struct Audited : History {
    NodeId depot = addProject("Depot", "DP");
    TaskId roof = addTask(depot, "Roof", 5);

    Audited()
    {
        *now = Instant{noon.ms + 2 * 24 * 3600'000LL};
        session().setAuthor(QStringLiteral("Bo"));
        rename(roof, "Roofing");
        rename(piling, "Piles");
    }
    void choose(const char* box, const QString& text)
    {
        auto* combo = page().findChild<QComboBox*>(QLatin1StringView(box));
        REQUIRE(combo);
        const int at = combo->findText(text.trimmed());
        INFO(text.toStdString());
        REQUIRE(at >= 0);
        combo->setCurrentIndex(at);
        Q_EMIT combo->activated(at);
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 2000 && page().model()->isLooking(); ++i) QTest::qWait(1);
    }
    void when(const QString& text)
    {
        auto* action = page().filterRow()->findChild<QAction*>(QStringLiteral("audit.when"));
        REQUIRE(action);
        for (QAction* day : action->menu()->actions())
            if (day->text() == text) return day->trigger();
        FAIL("no such day: " << text.toStdString());
    }
    QStringList lines()
    {
        QStringList out;
        for (const ChangeGroup& group : page().details()->groups())
            for (const ChangeLine& line : group.lines) out << QStringList{line.title, line.field, line.before, line.after}.join(u'|');
        return out;
    }
    QString path(const char* name) { return folder.filePath(QLatin1StringView(name)); }
    QByteArray exported(const char* name)
    {
        page().exportTrail(path(name));
        for (int i = 0; i < 4000 && !QFile::exists(path(name)); ++i) QTest::qWait(2);
        for (int i = 0; i < 50; ++i) QCoreApplication::processEvents();
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

TEST_CASE("the audit trail answers who, when, what and of which project, and tells the changes that fit", "[audit]")
{
    Audited desk;
    QAbstractItemModelTester tester(desk.page().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    desk.choose("audit.entity", QStringLiteral("Tasks"));
    desk.choose("audit.field", QStringLiteral("Name"));
    CHECK(desk.what().front() == QStringLiteral("Change name of Piles"));
    CHECK(desk.what().size() == 4); // two that were added with a name, two that were renamed
    desk.choose("audit.project", QStringLiteral("DP Depot"));
    CHECK(desk.what().front() == QStringLiteral("Change name of Roofing"));
    desk.page().view()->setCurrentIndex(desk.page().model()->index(1, 0));
    CHECK(desk.lines() == QStringList{QStringLiteral("Task  Roofing|Name|Roof|Roofing")});
    desk.when(QStringLiteral("Today"));
    CHECK(desk.what() == QStringList{QStringLiteral("Change name of Roofing")});
    desk.choose("audit.author", QStringLiteral("Ada"));
    CHECK(desk.what().isEmpty());
    auto* clear = desk.page().filterRow()->clear();
    REQUIRE(clear->isVisible());
    clear->trigger();
    CHECK(desk.what().size() == int(desk.session().sequence()));
    CHECK_FALSE(clear->isVisible());
}

TEST_CASE("an entry that fits in part tells that part, and how much else it changed", "[audit]")
{
    Audited desk;
    ChangeBuilder build(QStringLiteral("test"), QStringLiteral("Both"));
    build.update<&Task::name>(desk.portfolio(), desk.piling.value, QStringLiteral("A"));
    build.update<&Task::name>(desk.portfolio(), desk.roof.value, QStringLiteral("B"));
    desk.apply(build.take());
    desk.choose("audit.project", QStringLiteral("DP Depot"));
    desk.page().view()->setCurrentIndex(desk.page().model()->index(1, 0));
    CHECK(desk.lines() == QStringList{QStringLiteral("Task  B|Name|Roofing|B")});
    desk.rename(desk.piling, "C"); // of the other project: no new row
    CHECK(desk.what().front() == QStringLiteral("Both"));
    desk.rename(desk.roof, "D");
    CHECK(desk.what().front() == QStringLiteral("Change name of D"));
}

TEST_CASE("what fits goes out as CSV, workbook, PDF and HTML", "[audit]")
{
    Audited desk;
    desk.choose("audit.author", QStringLiteral("Bo"));
    desk.choose("audit.project", QStringLiteral("QW Quay wall"));
    const QByteArray csv = desk.exported("trail.csv");
    CHECK(csv.count("\r\n") == 2); // the heading, and what Bo did there
    CHECK(csv.contains("Bo,Change name of Piles,QW  Quay wall,Task  Piles,Name,Piling,Piles"));
    CHECK(desk.exported("trail.xlsx").startsWith("PK"));
    CHECK(desk.exported("trail.pdf").startsWith("%PDF"));
    const QByteArray html = desk.exported("trail.html");
    CHECK(html.contains("by Bo, of QW Quay wall"));
    CHECK(html.contains("Task  Piles"));
    CHECK_FALSE(html.contains("Roofing"));
    CHECK(desk.find<NoticeBar>().sentence().contains(QStringLiteral("trail.html")));
}

TEST_CASE("an import of thousands of records is looked through beside the window", "[audit]")
{
    Audited desk;
    ChangeBuilder build(QStringLiteral("import"), QStringLiteral("Import quay.xml"));
    for (int i = 0; i < 2500; ++i)
        build.insert(Task{.id = desk.session().ids().next<TaskId>(), .project = desk.depot, .name = QStringLiteral("T%1").arg(i)});
    desk.apply(build.take(), Source::Import);
    desk.choose("audit.project", QStringLiteral("QW Quay wall"));
    CHECK_FALSE(desk.what().contains(QStringLiteral("Import quay.xml")));
    CHECK(desk.page().model()->isComplete());
    desk.choose("audit.project", QStringLiteral("DP Depot"));
    CHECK(desk.what().contains(QStringLiteral("Import quay.xml")));
}

TEST_CASE("from any value to its history: in the inspector, then in the audit trail", "[audit]")
{
    Audited desk;
    REQUIRE(desk.window.openPage(QStringLiteral("register.task")));
    auto& registers = *static_cast<RegisterPage*>(desk.window.currentPage());
    TableView& view = registers.sheet().view();
    REQUIRE(registers.sheet().reveal(desk.piling.value));
    view.setCurrent(desk.piling.value, QStringLiteral("name"));
    QAction* history = registers.sheet().actions().history;
    CHECK(history->isEnabled());
    CHECK_FALSE(history->shortcuts().isEmpty());
    history->trigger();
    auto& inspector = desk.find<Inspector>();
    auto& list = desk.find<RecordHistory>();
    CHECK(desk.workspace().selection() == RecordKey{entityOf<Task>(), desk.piling.value});
    REQUIRE(list.isVisible());
    QStringList told;
    for (int i = 0; i < list.model()->rowCount(); ++i) told << list.model()->index(i, 0).data().toString();
    CHECK(told == QStringList{QStringLiteral("Name: Piling to Piles"), QStringLiteral("Added")}); // nothing of its duration
    list.setCurrentIndex(list.model()->index(0, 0));
    Q_EMIT list.activated(list.currentIndex());
    desk.settle();
    const HistoryEntry* entry = desk.page().model()->entryAt(desk.page().view()->currentIndex());
    REQUIRE(entry);
    CHECK(entry->label == QStringLiteral("Change name of Piles"));

    inspector.findChild<QAction*>(QStringLiteral("history.all"))->trigger();
    CHECK(list.model()->rowCount() > 2);
    view.setCurrent(desk.piling.value, QStringLiteral("computed.finish"));
    CHECK_FALSE(history->isEnabled()); // worked out, never entered
}
