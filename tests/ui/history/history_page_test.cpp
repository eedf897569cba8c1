#include "tests/ui/desk.h"
#include "ui/inspector/inspector.h"
#include "ui/pages/history/history_model.h"
#include "ui/pages/history/history_page.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>

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
