#include "tests/ui/board/board_bench.h"
#include "ui/board/calendar_view.h"

#include <QListWidget>
#include <QMouseEvent>
#include <QSignalSpy>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Desk : BoardBench {
    CalendarView calendar{*model};
    MonthGrid& grid = calendar.grid();

    Desk()
    {
        listen(grid);
        BoardBench::show(calendar);
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&grid, k, modifiers); }
    void move(QPoint to)
    {
        QMouseEvent event(QEvent::MouseMove, to, grid.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&grid, &event);
    }
    void drag(ActionId record, QDate day)
    {
        const QPoint from = grid.recordRect(record.value).center(), to = grid.dayRect(day).center();
        QTest::mousePress(&grid, Qt::LeftButton, {}, from);
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(&grid, Qt::LeftButton, {}, to);
    }
};

} // namespace

TEST_CASE("a month is whole weeks that begin as the country has it", "[calendar]")
{
    const MonthPage march = MonthPage::of(QDate(2026, 3, 17), Qt::Monday);
    CHECK(march.first == QDate(2026, 2, 23));
    CHECK(march.weeks == 6);
    CHECK(march.last() == QDate(2026, 4, 5));
    const MonthPage american = MonthPage::of(QDate(2026, 3, 17), Qt::Sunday);
    CHECK(american.first == QDate(2026, 3, 1));
    CHECK(american.weeks == 5);
    CHECK(MonthPage::of(QDate(2027, 2, 1), Qt::Monday).weeks == 4); // 28 days from a Monday
}

TEST_CASE("records stand on the day that they are due, in the month of today at first", "[calendar]")
{
    Desk desk;
    CHECK(desk.grid.field() == QStringLiteral("due_on"));
    CHECK(desk.calendar.monthText() == QStringLiteral("March 2026"));
    CHECK(desk.grid.on(QDate(2026, 3, 9)) == std::vector{desk.under.value});
    CHECK(desk.grid.on(QDate(2026, 3, 10)).empty());
    const Words said = BoardBench::read(desk.grid);
    for (const char* text : {"Mon", "Sun", "1 Mar", "31", "Order piles"}) CHECK(said.says(QLatin1StringView(text)));
    CHECK_FALSE(said.says(QStringLiteral("Survey"))); // in February
    desk.addAction("Some day", ActionStatus::Open);
    QCoreApplication::processEvents();
    CHECK(desk.calendar.undatedText() == QStringLiteral("1 without this date"));
}

TEST_CASE("keys go from day to day and from month to month, T to today", "[calendar]")
{
    Desk desk;
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 2));
    desk.key(Qt::Key_Right);
    desk.key(Qt::Key_Down);
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 10));
    desk.key(Qt::Key_End);
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 15));
    desk.key(Qt::Key_Home);
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 9));
    desk.key(Qt::Key_PageUp);
    CHECK(desk.calendar.monthText() == QStringLiteral("February 2026"));
    CHECK(desk.grid.currentDay() == QDate(2026, 2, 9));
    CHECK(desk.grid.on(QDate(2026, 2, 10)) == std::vector{desk.done.value});
    desk.grid.goTo(QDate(2026, 1, 31));
    desk.key(Qt::Key_PageDown);
    CHECK(desk.grid.currentDay() == QDate(2026, 2, 28));
    desk.key(Qt::Key_T);
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 2));
    for (int i = 0; i < 3000; ++i) desk.grid.stepMonth(1); // ends where days of a file end
    CHECK(desk.grid.currentDay().year() == 2200);
}

TEST_CASE("a click chooses a record, and Enter opens the one that is chosen", "[calendar]")
{
    Desk desk;
    QSignalSpy chosen(&desk.grid, &MonthGrid::currentChanged), opened(&desk.grid, &MonthGrid::opened);
    QTest::mouseClick(&desk.grid, Qt::LeftButton, {}, desk.grid.recordRect(desk.under.value).center());
    CHECK(desk.grid.currentRecord() == desk.under.value);
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 9));
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.front().front().toLongLong() == desk.under.value);
    desk.key(Qt::Key_Return);
    CHECK(opened.size() == 1);
    REQUIRE(desk.grid.setCurrent(desk.done.value)); // chosen elsewhere: its month comes up
    CHECK(desk.calendar.monthText() == QStringLiteral("February 2026"));
}

TEST_CASE("a record pulled to another day is dated so in the file, and undo takes it back", "[calendar]")
{
    Desk desk;
    desk.drag(desk.under, QDate(2026, 3, 20));
    CHECK(desk.action(desk.under).due == QDate(2026, 3, 20));
    CHECK(desk.grid.on(QDate(2026, 3, 20)) == std::vector{desk.under.value});
    CHECK(desk.session->history(0, 1).front().action == QStringLiteral("action.edit"));
    REQUIRE(desk.session->undo());
    CHECK(desk.action(desk.under).due == QDate(2026, 3, 9));
    CHECK(desk.grid.on(QDate(2026, 3, 9)) == std::vector{desk.under.value});
    desk.grid.setCurrent(desk.under.value);
    desk.key(Qt::Key_Right, Qt::AltModifier);
    CHECK(desk.action(desk.under).due == QDate(2026, 3, 10));
    CHECK(desk.grid.currentDay() == QDate(2026, 3, 10));
    desk.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(desk.action(desk.under).due == QDate(2026, 3, 9));
}

TEST_CASE("a day that has no room for all its records leads to a list of them", "[calendar]")
{
    Desk desk;
    const QDate day(2026, 3, 9);
    std::vector<ActionId> more;
    for (int i = 0; i < 12; ++i) more.push_back(desk.addAction(QStringLiteral("Visit %1").arg(i), ActionStatus::Open, day));
    QCoreApplication::processEvents();
    CHECK(desk.grid.on(day).size() == 13);
    CHECK(desk.grid.recordRect(more.back().value).isNull());
    const QRect behind = desk.grid.moreRect(day);
    REQUIRE_FALSE(behind.isNull());
    CHECK(desk.grid.dayRect(day).contains(behind));
    QTest::mouseClick(&desk.grid, Qt::LeftButton, {}, behind.center());
    auto* list = desk.grid.findChild<QListWidget*>();
    REQUIRE(list);
    REQUIRE(list->count() == 13);
    CHECK(list->item(0)->text() == QStringLiteral("ACT-0002  Order piles"));
    list->setCurrentRow(12);
    QTest::keyClick(list, Qt::Key_Return);
    CHECK(desk.grid.currentRecord() == more.back().value);
}

TEST_CASE("what a rule says against a day is told, and the record stays", "[calendar]")
{
    BoardBench bench;
    const auto period = bench.add(Period{.name = QStringLiteral("2026-03"), .start = QDate(2026, 3, 10), .end = QDate(2026, 3, 31)});
    RecordTableModel periods(*bench.workspace, entityOf<Period>());
    CalendarView calendar(periods);
    bench.listen(calendar.grid());
    bench.BoardBench::show(calendar);
    REQUIRE(calendar.grid().setField(QStringLiteral("start_date")));
    calendar.grid().moveTo(period.value, QDate(2026, 5, 1)); // after its end
    CHECK(bench.portfolio().find(period)->start == QDate(2026, 3, 10));
    CHECK(bench.notices.size() == 1);
}

TEST_CASE("the calendar shows what the filter leaves, by whichever day is chosen", "[calendar]")
{
    Desk desk;
    desk.model->setFilter(desk.column("owner_id"), QStringLiteral("Ada"));
    CHECK(desk.grid.on(QDate(2026, 3, 9)).empty());
    desk.model->clearFilters();
    CHECK(desk.grid.on(QDate(2026, 3, 9)).size() == 1);
    REQUIRE(desk.grid.setField(QStringLiteral("done_on")));
    CHECK(desk.grid.on(QDate(2026, 3, 9)).empty());
    CHECK(desk.grid.undated() == 3);
    CHECK_FALSE(desk.grid.setField(QStringLiteral("title")));
    RecordTableModel people(*desk.workspace, entityOf<Person>());
    CHECK(dayColumns(people).empty());
}

TEST_CASE("what looks like HTML in a title is shown as it stands on its day", "[calendar]")
{
    Desk desk;
    desk.addAction(QStringLiteral("<b>x</b>"), ActionStatus::Open, QDate(2026, 3, 11));
    desk.addAction(hostile, ActionStatus::Open, QDate(2026, 3, 11));
    CHECK(BoardBench::read(desk.grid).says(QStringLiteral("<b>x</b>")));
    desk.grid.openDay(QDate(2026, 3, 11));
    auto* list = desk.grid.findChild<QListWidget*>();
    REQUIRE(list);
    CHECK(list->item(1)->text().endsWith(hostile));
}
