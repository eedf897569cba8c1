#include "core/model/baselines.h"
#include "tests/ui/governance/governed_desk.h"
#include "ui/governance/person_box.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/gates/follow_ups.h"
#include "ui/pages/gates/gate_board.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/pages/gates/gates_page.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace gantry;

namespace {

struct GateDesk : test::GovernedDesk {
    GateId design, build;
    GateCriterionId must;
    GateDesk()
    {
        const auto account = add(CostAccount{.project = depot, .title = QStringLiteral("Works"), .originalBudget = {100'000'00}});
        design = add(Gate{.number = QStringLiteral("GAT-0001"),
            .project = depot,
            .title = QStringLiteral("Design agreed"),
            .opens = QStringLiteral("Build"),
            .planned = QDate(2026, 3, 2),
            .chair = ines,
            .budget = Money{25'000'00},
            .account = account});
        build = add(Gate{.number = QStringLiteral("GAT-0002"),
            .project = depot,
            .title = QStringLiteral("Ready to open"),
            .planned = QDate(2026, 9, 1)});
        add(Gate{.number = QStringLiteral("GAT-0003"),
            .project = ferry,
            .title = QStringLiteral("Design agreed"),
            .planned = QDate(2026, 2, 2),
            .held = QDate(2026, 2, 2),
            .decision = GateDecision::Go});
        must = add(GateCriterion{.gate = design, .rank = QStringLiteral("1"), .title = QStringLiteral("Drawings signed")});
        add(GateCriterion{.gate = build, .rank = QStringLiteral("1"), .title = QStringLiteral("Of another gate")});
        addTask(depot, "Slab", 3);
    }
    template <class W> W& in(QWidget& parent, const QString& accessible)
    {
        for (W* each : parent.findChildren<W*>())
            if (each->accessibleName() == accessible || each->property("text").toString() == accessible) return *each;
        FAIL("no " << accessible.toStdString());
        throw 0;
    }
};

} // namespace

TEST_CASE("the board shows the gates of all projects by name, with where each stands, and arrows and Enter lead into a review")
{
    GateDesk desk;
    auto& page = desk.open<GatesPage>("gates");
    GateBoard& board = page.board();
    CHECK(board.rows() == 2);
    CHECK((board.count(GateState::Overdue) == 1 && board.count(GateState::Planned) == 1 && board.count(GateState::Held) == 1));
    CHECK(board.textOf(desk.design).startsWith(u"Depot, Design agreed, Overdue, 2 Mar 2026"));
    board.setFocus();
    CHECK(board.current() == desk.design);
    QTest::keyClick(&board, Qt::Key_Right);
    CHECK(board.current() == desk.build);
    QTest::mouseClick(board.viewport(), Qt::LeftButton, {}, board.rectOf(desk.design).center());
    CHECK(board.current() == desk.design);
    CHECK(desk.workspace().selection() == RecordKey{entityOf<Gate>(), desk.design.value});
    QTest::keyClick(&board, Qt::Key_Return);
    REQUIRE(page.isReviewing());
    CHECK(page.review().gate() == desk.design);
    CHECK(page.review().criteria().model().rowCount() == 1); // its own alone
    QTest::keyClick(&page, Qt::Key_Escape);
    CHECK_FALSE(page.isReviewing());
    board.setShow(GateBoard::Show::Overdue);
    CHECK(board.rows() == 1);
}

TEST_CASE("a gate that is renamed in one project stands one after another on the board, and none is lost")
{
    GateDesk desk;
    desk.add(Gate{.number = QStringLiteral("GAT-0004"),
        .project = desk.depot,
        .title = QStringLiteral("Design agreed"),
        .planned = QDate(2026, 5, 1)});
    auto& page = desk.open<GatesPage>("gates");
    CHECK(page.board().gates() == 4); // twice the same name in a project
    for (GateId gate : {desk.design, desk.build}) CHECK_FALSE(page.board().textOf(gate).isEmpty());
}

TEST_CASE("at its review a gate is scored, refused while a must is open, passed, and what passing brings is one undo step")
{
    GateDesk desk;
    auto& page = desk.open<GatesPage>("gates.review");
    REQUIRE(page.isReviewing());
    GateReview& review = page.review();
    review.recordAction()->trigger();
    CHECK(review.refusal().contains(u"Drawings signed"));
    CHECK(desk.portfolio().find(desk.design)->decision == GateDecision::None);

    // Answer the criterion in the table, as a person does.
    TableView& view = review.criteria().view();
    view.setFocus();
    REQUIRE(view.setCurrent(desk.must.value, QStringLiteral("answer"), true));
    auto* editor = view.viewport()->findChild<QLineEdit*>();
    REQUIRE(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Met"));
    QTest::keyClick(editor, Qt::Key_Return);
    CHECK(desk.portfolio().find(desk.must)->answer == CriterionAnswer::Met);
    QCoreApplication::processEvents();

    const qint64 before = desk.session().sequence();
    for (QCheckBox* box : review.findChildren<QCheckBox*>()) {
        CHECK(box->isEnabled());
        box->click();
    }
    review.recordAction()->trigger();
    CHECK(review.refusal().isEmpty());
    CHECK(desk.session().sequence() == before + 1);
    const Gate& gate = *desk.portfolio().find(desk.design);
    CHECK((gate.decision == GateDecision::Go && gate.held == QDate(2026, 3, 4) && gate.decidedBy == desk.ines));
    CHECK(desk.portfolio().find(desk.depot)->phase == u"Build");
    CHECK(baselinesOf(desk.portfolio(), desk.depot).size() == 1);
    CHECK(desk.portfolio().all<BudgetAdjustment>().size() == 1);
    CHECK(desk.portfolio().all<Decision>().size() == 1);
    CHECK_FALSE(review.recordAction()->isVisible());
    desk.undo();
    CHECK(desk.portfolio().find(desk.design)->decision == GateDecision::None);
    CHECK(desk.portfolio().find(desk.depot)->phase.isEmpty());
    CHECK(desk.portfolio().all<BudgetAdjustment>().size() == 0);
}

TEST_CASE("a go with conditions takes them with owner and day, and they are open from then on")
{
    GateDesk desk;
    auto& page = desk.open<GatesPage>("gates.review");
    GateReview& review = page.review();
    auto& decision = desk.in<QComboBox>(review, QStringLiteral("Decision"));
    decision.setCurrentIndex(decision.findData(int(GateDecision::GoWithConditions)));
    auto* conditions = review.findChildren<FollowUps*>().first();
    CHECK(conditions->isEnabled());
    conditions->add(QStringLiteral("Sign the drawings"), desk.ada);
    review.recordAction()->trigger();
    CHECK(review.refusal().isEmpty());
    REQUIRE(desk.portfolio().all<GateCondition>().size() == 1);
    CHECK(review.conditions().model().rowCount() == 1);
    desk.portfolio().all<GateCondition>().forEach(
        [&](const GateCondition& c) { CHECK((c.gate == desk.design && c.owner == desk.ada && c.due == QDate(2026, 3, 18))); });
}

TEST_CASE("the pack of a gate tells money and dates, and leads to what is open")
{
    GateDesk desk;
    const auto risk = desk.add(Risk{.number = QStringLiteral("RSK-0001"),
        .project = desk.depot,
        .title = QStringLiteral("<b>Flood</b>"),
        .status = RiskStatus::Active,
        .key = true});
    auto& page = desk.open<GatesPage>("gates.review");
    const auto& rows = page.review().pack().table().rows;
    const auto has = [&](const char* what, const char* value) {
        return std::ranges::any_of(rows,
            [&](const RecordRow& r) { return r.cells[1].text == QLatin1String(what) && r.cells[2].text.contains(QLatin1String(value)); });
    };
    CHECK(has("Budget", "100,000.00 EUR"));
    CHECK(has("Finish of the project", "2026"));
    CHECK(has("<b>Flood</b>", ""));
    const auto it = std::ranges::find(rows, RecordKey{entityOf<Risk>(), risk.value}, &RecordRow::record);
    REQUIRE(it != rows.end());
}

TEST_CASE("without gates the page says what one is, and a new one begins in its review")
{
    test::GovernedDesk desk;
    desk.workspace().setScope(desk.depot);
    auto& page = desk.open<GatesPage>("gates");
    CHECK(page.board().gates() == 0);
    for (QAction* action : page.actions())
        if (action->text() == u"New gate") action->trigger();
    REQUIRE(page.isReviewing());
    CHECK(desk.portfolio().find(page.review().gate())->project == desk.depot);
    page.review().criteria().actions().insert->trigger();
    CHECK(page.review().criteria().model().rowCount() == 1);
}
