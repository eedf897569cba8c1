// A register as a board and as a calendar, in the window.
#include "tests/ui/desk.h"
#include "ui/board/board_view.h"
#include "ui/board/calendar_view.h"
#include "ui/inspector/inspector.h"
#include "ui/pages/register/register_body.h"
#include "ui/pages/register/register_group.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/pages/register/register_ways.h"
#include "ui/print/print_dialog.h"
#include "ui/shell/controls/segmented_button.h"

#include <QAbstractButton>
#include <QMenu>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Registers : Desk {
    NodeId project = addProject("Quay wall", "QW");
    RecordKey call{entityOf<Action>(), session().ids().next()}, order{entityOf<Action>(), session().ids().next()};

    Registers()
    {
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(Action{.id = {call.id},
            .number = QStringLiteral("ACT-0001"),
            .project = project,
            .title = QStringLiteral("Call"),
            .due = QDate(2026, 3, 9)});
        build.insert(Action{.id = {order.id},
            .number = QStringLiteral("ACT-0002"),
            .project = project,
            .title = QStringLiteral("Order"),
            .due = QDate(2026, 3, 10),
            .status = ActionStatus::Done});
        apply(build.take());
    }
    RegisterPage& open(Entity entity)
    {
        REQUIRE(window.openPage(registerPartOf(entity)));
        QCoreApplication::processEvents();
        return *static_cast<RegisterPage*>(window.currentPage());
    }
    RegisterWays& ways(RegisterPage& page)
    {
        auto* ways = page.findChild<RegisterWays*>();
        REQUIRE(ways);
        return *ways;
    }
    /// Presses the segment that says so.
    void press(RegisterPage& page, const char* segment)
    {
        for (auto* button : ways(page).choice()->findChildren<QAbstractButton*>())
            if (button->text() == QLatin1StringView(segment)) {
                button->click();
                QCoreApplication::processEvents();
                return;
            }
        FAIL("no segment " << segment);
    }
};

} // namespace

TEST_CASE("a register is looked at as a board, where cards are moved and the inspector follows", "[register][board]")
{
    Registers desk;
    RegisterPage& page = desk.open(entityOf<Action>());
    desk.press(page, "Board");
    auto* board = page.findChild<BoardView*>();
    REQUIRE(board);
    CHECK(board->isVisible());
    CHECK_FALSE(page.sheet().view().isVisible());
    const QPoint at = board->cardRect(desk.order.id).center();
    QTest::mouseClick(board->viewport(), Qt::LeftButton, {}, at);
    CHECK(desk.workspace().selection() == desk.order);
    CHECK(page.sheet().view().currentRecord() == desk.order.id); // what is deleted or copied is this one
    board->findChild<QAction*>(QStringLiteral("board/previous"))->trigger(); // Alt+Left, see board_view_test
    CHECK(desk.portfolio().find<Action>(desk.order.id)->status == ActionStatus::InProgress);
    desk.undo();
    CHECK(desk.portfolio().find<Action>(desk.order.id)->status == ActionStatus::Done);
    QTest::keyClick(board, Qt::Key_Return);
    CHECK(desk.find<Inspector>().isVisible());
    CHECK(desk.find<Inspector>().title() == QStringLiteral("Order"));
    CHECK(page.reveal(desk.call));
    CHECK(board->currentRecord() == desk.call.id);
}

TEST_CASE("a register is looked at as a calendar, by the day that is chosen", "[register][calendar]")
{
    Registers desk;
    RegisterPage& page = desk.open(entityOf<Action>());
    desk.press(page, "Calendar");
    auto* calendar = page.findChild<CalendarView*>();
    REQUIRE(calendar);
    CHECK(calendar->isVisible());
    MonthGrid& grid = calendar->grid();
    QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.recordRect(desk.call.id).center());
    CHECK(desk.workspace().selection() == desk.call);
    RegisterWays& ways = desk.ways(page);
    CHECK(ways.field()->text() == QStringLiteral("By due"));
    Q_EMIT ways.field()->menu()->aboutToShow();
    REQUIRE(ways.field()->menu()->actions().size() == 2);
    ways.field()->menu()->actions().back()->trigger();
    CHECK(grid.field() == QStringLiteral("done_on"));
    CHECK(ways.field()->text() == QStringLiteral("By done on"));
}

TEST_CASE("each register remembers how it was looked at", "[register][board]")
{
    Registers desk;
    desk.press(desk.open(entityOf<Action>()), "Board");
    desk.press(desk.open(entityOf<Decision>()), "Calendar");
    CHECK(desk.open(entityOf<Action>()).sheet().body().way() == RegisterBody::Board);
    desk.window.closeFile();
    REQUIRE(desk.window.openFile(desk.folder.filePath(QStringLiteral("test.gantry"))));
    QCoreApplication::processEvents();
    RegisterPage& page = desk.open(entityOf<Action>());
    CHECK(page.sheet().body().way() == RegisterBody::Board);
    CHECK(page.findChild<BoardView*>()->isVisible());
    CHECK(desk.ways(page).choice()->current() == 1);
    desk.press(page, "Table");
    CHECK(page.sheet().view().isVisible());
}

TEST_CASE("a register without a status or days has its table alone", "[register][board]")
{
    Registers desk;
    CHECK_FALSE(desk.ways(desk.open(entityOf<Person>())).isVisible());
    CHECK(desk.ways(desk.open(entityOf<Action>())).isVisible());
}

TEST_CASE("a register is printed by the same dialog as the plan", "[register][print]")
{
    Registers desk;
    RegisterPage& page = desk.open(entityOf<Action>());
    REQUIRE(page.print(PrintTo::Pdf));
    auto* dialog = page.findChild<PrintDialog*>();
    REQUIRE(dialog);
    REQUIRE(dialog->sheets());
    CHECK(dialog->sheets()->title() == QStringLiteral("Actions"));
    CHECK(dialog->saying().startsWith(QStringLiteral("1 page A4")));
    const QString path = desk.folder.filePath(QStringLiteral("actions.pdf"));
    QSignalSpy told(dialog, &PrintDialog::told);
    dialog->savePdf(path);
    for (int i = 0; i < 500 && told.isEmpty(); ++i) QApplication::processEvents();
    REQUIRE(told.size() == 1);
    CHECK(told.front().front().toString() == QStringLiteral("The table is in actions.pdf, on 1 page."));
    CHECK(QFileInfo(path).size() > 1000);
}
