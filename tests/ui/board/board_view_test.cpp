#include "tests/support/mirrored.h"
#include "tests/ui/board/board_bench.h"
#include "ui/board/board_view.h"

#include <QHelpEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolTip>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Desk : BoardBench {
    BoardView board{*model};

    explicit Desk(QSize size = {1100, 600})
    {
        listen(board);
        BoardBench::show(board, size);
    }
    /// "Open 1 | In progress 1 | Done 1 | Cancelled 0"
    QString columns() const
    {
        QStringList out;
        for (const auto& column : board.columns()) out << QStringLiteral("%1 %2").arg(column.title).arg(column.records.size());
        return out.join(QStringLiteral(" | "));
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&board, k, modifiers); }
    void drag(ActionId record, int column)
    {
        const QPoint from = board.cardRect(record.value).center();
        const QPoint to(board.columnRect(column).center().x(), from.y() + 20);
        QTest::mousePress(board.viewport(), Qt::LeftButton, {}, from);
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(board.viewport(), Qt::LeftButton, {}, to);
    }
    void move(QPoint to)
    {
        QMouseEvent event(QEvent::MouseMove, to, board.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(board.viewport(), &event);
    }
};

} // namespace

TEST_CASE("a register stands as cards under the words of its status, with their number", "[board]")
{
    Desk desk;
    CHECK(desk.board.field() == QStringLiteral("status"));
    CHECK(desk.columns() == QStringLiteral("Open 1 | In progress 1 | Done 1 | Cancelled 0"));
    const Words said = BoardBench::read(desk.board);
    for (const char* text :
        {"Open", "In progress", "Done", "ACT-0001", "Call the harbour master", "Ada", "20 Feb 2026", "Order piles", "Bo"}) {
        INFO(text);
        CHECK(said.says(QLatin1StringView(text)));
    }
    CHECK(desk.board.isNarrow(3)); // nothing was cancelled
    CHECK(desk.board.columnRect(3).width() < desk.board.columnRect(0).width() / 3);
    CHECK(desk.board.columnRect(3).right() < desk.board.viewport()->width());
}

TEST_CASE("a card pulled to another column changes the status in the file, and undo takes it back", "[board]")
{
    Desk desk;
    desk.drag(desk.under, 2);
    CHECK(desk.action(desk.under).status == ActionStatus::Done);
    CHECK(desk.columns() == QStringLiteral("Open 1 | In progress 0 | Done 2 | Cancelled 0"));
    CHECK(desk.session->history(0, 1).front().action == QStringLiteral("action.edit")); // as a cell that is typed into
    REQUIRE(desk.session->undo());
    CHECK(desk.action(desk.under).status == ActionStatus::InProgress);
    CHECK(desk.columns() == QStringLiteral("Open 1 | In progress 1 | Done 1 | Cancelled 0"));

    SECTION("an empty column takes a card as well")
    {
        desk.drag(desk.under, 3);
        CHECK(desk.action(desk.under).status == ActionStatus::Cancelled);
    }
    SECTION("let go where it came from, it stays, and nothing is written")
    {
        const qint64 before = desk.session->sequence();
        desk.drag(desk.under, 1);
        CHECK(desk.session->sequence() == before);
    }
    SECTION("Esc gives a drag up")
    {
        const QPoint from = desk.board.cardRect(desk.under.value).center();
        QTest::mousePress(desk.board.viewport(), Qt::LeftButton, {}, from);
        desk.move(desk.board.columnRect(2).center());
        desk.key(Qt::Key_Escape);
        QTest::mouseRelease(desk.board.viewport(), Qt::LeftButton, {}, desk.board.columnRect(2).center());
        CHECK(desk.action(desk.under).status == ActionStatus::InProgress);
    }
}

TEST_CASE("keys go from card to card, move one to the next status, and open it", "[board]")
{
    Desk desk;
    QSignalSpy current(&desk.board, &BoardView::currentChanged), opened(&desk.board, &BoardView::opened);
    desk.board.setCurrent(desk.late.value);
    desk.key(Qt::Key_Right);
    CHECK(desk.board.currentRecord() == desk.under.value);
    desk.key(Qt::Key_Right);
    CHECK(desk.board.currentRecord() == desk.done.value);
    desk.key(Qt::Key_Right); // past the empty column there is none
    CHECK(desk.board.currentRecord() == desk.done.value);
    desk.key(Qt::Key_Left);
    CHECK(current.size() == 3);

    desk.key(Qt::Key_Right, Qt::AltModifier);
    CHECK(desk.action(desk.under).status == ActionStatus::Done);
    CHECK(desk.board.currentRecord() == desk.under.value); // the cursor goes along
    desk.key(Qt::Key_Right, Qt::AltModifier);
    CHECK(desk.action(desk.under).status == ActionStatus::Cancelled);
    desk.key(Qt::Key_Right, Qt::AltModifier); // there is no further one
    CHECK(desk.action(desk.under).status == ActionStatus::Cancelled);
    desk.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(desk.action(desk.under).status == ActionStatus::Done);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Up);
    desk.key(Qt::Key_Home);
    CHECK(desk.board.currentRecord() == desk.under.value); // rows stand as the register has them
    desk.key(Qt::Key_End);
    CHECK(desk.board.currentRecord() == desk.done.value);
    desk.key(Qt::Key_Return);
    REQUIRE(opened.size() == 1);
    CHECK(opened.front().front().toLongLong() == desk.done.value);
}

TEST_CASE("letters look for a card by number or title", "[board]")
{
    Desk desk;
    desk.board.setCurrent(desk.late.value);
    QTest::keyClicks(&desk.board, QStringLiteral("pil"));
    CHECK(desk.board.currentRecord() == desk.under.value);
    CHECK(BoardBench::read(desk.board).says(QStringLiteral("Find: pil")));
    desk.key(Qt::Key_Escape);
    CHECK(desk.board.words().isEmpty());
    QTest::keyClicks(&desk.board, QStringLiteral("act-000"));
    const qint64 first = desk.board.currentRecord();
    desk.key(Qt::Key_F3);
    CHECK(desk.board.currentRecord() != first);
    desk.key(Qt::Key_Backspace);
    CHECK(desk.board.words() == QStringLiteral("act-00"));
}

TEST_CASE("what a rule says against a move is told, and the card stays", "[board]")
{
    BoardBench bench;
    const auto contract =
        bench.add(Contract{.project = bench.project, .title = QStringLiteral("Piling"), .status = ContractStatus::Executed});
    const auto claim = bench.add(Claim{.contract = contract, .title = QStringLiteral("March")});
    RecordTableModel claims(*bench.workspace, entityOf<Claim>());
    BoardView board(claims);
    bench.listen(board);
    bench.BoardBench::show(board);
    const auto paid = std::ranges::find(board.columns(), Value(wordOf(ClaimStatus::Paid)), &BoardView::Column::word);
    REQUIRE(paid != board.columns().end());
    board.moveTo(claim.value, int(paid - board.columns().begin())); // on no day
    CHECK(bench.portfolio().find(claim)->status == ClaimStatus::Draft);
    REQUIRE(bench.notices.size() == 1);
    CHECK(bench.notices.front().endsWith(u'.'));
    CHECK(board.columns()[0].records == std::vector{claim.value});
}

TEST_CASE("the board shows what filter, expression, sort and scope leave of the register", "[board]")
{
    Desk desk;
    desk.model->setFilter(desk.column("owner_id"), QStringLiteral("Ada"));
    CHECK(desk.columns() == QStringLiteral("Open 1 | In progress 0 | Done 1 | Cancelled 0"));
    desk.model->clearFilters();
    desk.model->setExpression(QStringLiteral("status = 'in_progress'"));
    INFO((desk.model->expressionError() ? desk.model->expressionError()->reason : ""));
    CHECK(desk.columns() == QStringLiteral("Open 0 | In progress 1 | Done 0 | Cancelled 0"));
    desk.model->clearFilters();
    const ActionId other = desk.addAction("Borings", ActionStatus::Open);
    CHECK(desk.board.columns()[0].records == std::vector{desk.late.value, other.value});
    desk.model->setSort({{desk.column("title"), Qt::AscendingOrder}});
    CHECK(desk.board.columns()[0].records == std::vector{other.value, desk.late.value});
    desk.workspace->setScope(addProject(*desk.session, QStringLiteral("Lock")));
    CHECK(desk.columns() == QStringLiteral("Open 0 | In progress 0 | Done 0 | Cancelled 0"));
}

TEST_CASE("another field of words can make the columns", "[board]")
{
    Desk desk;
    QStringList keys;
    for (int c : boardColumns(*desk.model)) keys << desk.model->columnAt(c).key;
    CHECK(keys == QStringList{QStringLiteral("status"), QStringLiteral("urgency")});
    REQUIRE(desk.board.setField(QStringLiteral("urgency")));
    CHECK(desk.columns() == QStringLiteral("Low 0 | Normal 3 | High 0"));
    CHECK_FALSE(desk.board.setField(QStringLiteral("title")));
    desk.model->reload(); // a custom field came or went
    CHECK(desk.board.field() == QStringLiteral("urgency"));
}

TEST_CASE("a register without a status has no board", "[board]")
{
    BoardBench bench;
    RecordTableModel people(*bench.workspace, entityOf<Person>());
    CHECK(boardColumns(people).empty());
    RecordTableModel decisions(*bench.workspace, entityOf<Decision>()), gates(*bench.workspace, entityOf<Gate>());
    CHECK(decisions.columnAt(boardColumns(decisions).front()).key == QStringLiteral("status"));
    CHECK(gates.columnAt(boardColumns(gates).front()).key == QStringLiteral("decision"));
}

TEST_CASE("of thousands of cards only those in sight are painted", "[board]")
{
    BoardBench bench;
    ChangeBuilder build(QStringLiteral("test.add"));
    for (int i = 0; i < 6000; ++i)
        build.insert(Action{.id = bench.session->ids().next<ActionId>(),
            .number = QStringLiteral("X-%1").arg(i),
            .project = bench.project,
            .title = QStringLiteral("Action number %1").arg(i),
            .status = ActionStatus(i % 4)});
    REQUIRE(bench.session->apply(build.take()));
    BoardView board(*bench.model);
    bench.BoardBench::show(board);
    const auto seen = board.cardsIn(board.viewport()->rect());
    CHECK(seen.size() > 8);
    CHECK(seen.size() < 60);
    CHECK(BoardBench::read(board).texts.size() < 400);
    board.setCurrent(board.columns()[1].records.back());
    CHECK(board.viewport()->rect().contains(board.cardRect(board.currentRecord())));
    CHECK(board.cardsIn(board.viewport()->rect()).size() < 60);
    CHECK(board.verticalScrollBar()->maximum() > 100'000);
}

TEST_CASE("what is due before today and not over is late", "[board]")
{
    Desk desk;
    const RecordFace face = faceOf(*desk.model);
    CHECK(isOverdue(*desk.model, face, desk.late.value));
    CHECK_FALSE(isOverdue(*desk.model, face, desk.under.value));
    CHECK_FALSE(isOverdue(*desk.model, face, desk.done.value)); // before today, and done
    CHECK(faceTip(*desk.model, face, desk.late.value).contains(QStringLiteral("Due: 20 Feb 2026, overdue")));
}

TEST_CASE("what looks like HTML in a title is shown as it stands, on a card and in its tip", "[board]")
{
    Desk desk;
    const ActionId id = desk.addAction(hostile, ActionStatus::Open);
    const Words said = BoardBench::read(desk.board);
    QString all;
    for (const Written& each : said.texts) all += each.text;
    CHECK(all.contains(QStringLiteral("<b>")));
    CHECK(all.contains(QStringLiteral("onerror")));
    QHelpEvent help(QEvent::ToolTip, desk.board.cardRect(id.value).center(), QPoint(10, 10));
    QApplication::sendEvent(desk.board.viewport(), &help);
    CHECK(QToolTip::text().contains(hostile));
    bool found = false;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* tip = qobject_cast<QLabel*>(widget); tip && tip->inherits("QTipLabel") && tip->text().contains(hostile)) {
            found = true;
            CHECK(tip->textFormat() == Qt::PlainText);
        }
    CHECK(found);
}

TEST_CASE("in a mirrored window columns run from right to left", "[board]")
{
    MirroredLayout mirror;
    Desk desk;
    CHECK(desk.board.columnRect(0).left() > desk.board.columnRect(1).left());
    desk.board.setCurrent(desk.late.value);
    desk.key(Qt::Key_Left);
    CHECK(desk.board.currentRecord() == desk.under.value);
}
