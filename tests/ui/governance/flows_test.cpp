// Two flows that a PMO lives by, on the sample portfolio, as a person goes through them in the window.
#include "core/edit/periods.h"
#include "core/model/baselines.h"
#include "tests/support/sample_window.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/governance/letter_dialog.h"
#include "ui/governance/record_commands.h"
#include "ui/pages/changes/changes_page.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/gates/follow_ups.h"
#include "ui/pages/gates/gate_board.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/pages/gates/gates_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/pages/register/register_views.h"
#include "ui/pages/reports/reports_page.h"
#include "ui/pages/work/work_page.h"
#include "ui/report/report_actions.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Types into a cell of a table as a person does.
void typeInto(TableView& view, qint64 record, const char* column, const QString& text)
{
    view.setFocus();
    REQUIRE(view.setCurrent(record, QLatin1StringView(column), true));
    QWidget* editor = nullptr; // that of the cell before may still wait to be deleted
    for (auto* each : view.viewport()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (each->isVisible() && (qobject_cast<QLineEdit*>(each) || qobject_cast<QPlainTextEdit*>(each))) editor = each;
    REQUIRE(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
}

} // namespace

TEST_CASE("Monday: what changed, who has not reported, what is overdue, what waits for a decision, and those who are late are written to")
{
    SampleWindow desk("Marguerite Stow");
    desk.open<ChangesPage>("changes");

    auto& reports = desk.open<ReportsPage>("reports");
    const auto& lines = reports.lines();
    REQUIRE(lines.size() > 5);
    const auto late = std::ranges::find_if(lines, &ReportingLine::late);
    REQUIRE(late != lines.end());
    const Period* month = desk.portfolio().find(reports.period());
    REQUIRE(month);
    CHECK(month->name.contains(u"10")); // October, which has ended on Saturday
    const QString manager = desk.portfolio().titleOf(entityOf<Person>(), late->manager.value);
    reports.list().setCurrentIndex(reports.list().model()->index(int(late - lines.begin()), 0));
    desk.trigger(reports, "Remind by mail...");
    {
        auto& mail = desk.dialog<LetterDialog>();
        CHECK(mail.letter().text.contains(QStringLiteral("Dear ") + manager));
        CHECK(mail.letter().text.endsWith(u"Marguerite Stow"));
        CHECK(mail.letter().to.contains(u'@'));
        mail.close();
    }

    for (const Period* period : periodsInOrder(desk.portfolio()))
        if (*period->end < *month->start) reports.setPeriod(period->id); // the month before
    CHECK(std::ranges::any_of(lines, [](const ReportingLine& l) { return l.state == ReportState::Approved; }));

    auto& work = desk.open<WorkPage>("work.everyone");
    desk.trigger(work, "Overdue only");
    REQUIRE_FALSE(work.items().empty());
    CHECK(std::ranges::all_of(work.items(), &WorkItem::overdue));
    const auto action = std::ranges::find(work.items(), WorkKind::Action, &WorkItem::kind);
    REQUIRE(action != work.items().end());
    work.reveal(action->record);
    desk.trigger(work, "Remind by mail...");
    {
        auto& mail = desk.dialog<LetterDialog>();
        CHECK(mail.letter().text.contains(action->title));
        mail.close();
    }

    RegisterSheet& risks = desk.registerOf("risks.risk"); // without review
    const int everyRisk = risks.model().rowCount();
    risks.setExpression(QStringLiteral("Status = \"active\" and [Review due] < today()"));
    CHECK_FALSE(risks.model().expressionError());
    CHECK((risks.model().rowCount() > 0 && risks.model().rowCount() < everyRisk));

    RegisterSheet& actions = desk.registerOf("governance.action"); // a view that everybody has
    SavedViewId open;
    desk.portfolio().all<SavedView>().forEach([&](const SavedView& v) {
        if (v.entity == u"action") open = v.id;
    });
    REQUIRE(open);
    actions.views().open(open);
    CHECK(actions.views().current() == open);
    CHECK_FALSE(actions.views().isModified());
    CHECK(actions.model().isHead(0)); // by owner
    CHECK(actions.model().isGrouped());

    RegisterSheet& decisions = desk.registerOf("governance.decision");
    RecordTableModel& model = decisions.model();
    const int all = model.rowCount();
    model.setExpression(QStringLiteral("Status = \"pending\" and Cost > 0"));
    CHECK_FALSE(model.expressionError());
    model.setExpression(QStringLiteral("Status = \"pending\""));
    CHECK((model.rowCount() > 0 && model.rowCount() < all));

    RegisterSheet& nodes = desk.registerOf("register.node"); // a code that was mistyped
    NodeId project;
    desk.portfolio().all<Node>().forEach([&](const Node& n) {
        if (n.kind == NodeKind::Project) project = n.id;
    });
    typeInto(nodes.view(), project.value, "code", QStringLiteral("QLC2"));
    CHECK(desk.portfolio().find(project)->code == u"QLC2");

    const auto pack = reportOf(desk.session(), ReportKind::SteeringPack, {entityOf<Node>(), desk.portfolio().root()->id.value});
    REQUIRE(pack);
    CHECK(pack->sections.size() == 6);
    const QString path = desk.folder.folder() + QStringLiteral("/pack.html");
    writeReport(desk.workspace(), ReportKind::SteeringPack, {entityOf<Node>(), desk.portfolio().root()->id.value}, path);
    CHECK(QTest::qWaitFor([&] { return QFileInfo::exists(path); }));
}

TEST_CASE("gate review: pack, criteria with evidence, decision with conditions, baseline, phase, and the approval on record")
{
    SampleWindow desk("Rashida Malik");
    auto& page = desk.open<GatesPage>("gates");
    GateBoard& board = page.board();
    REQUIRE(board.count(GateState::Due) + board.count(GateState::Overdue) > 0);
    const GateId id = board.current(); // begins with what wants attention
    const Gate before = *desk.portfolio().find(id);
    REQUIRE_FALSE(isHeld(before));
    QTest::keyClick(&board, Qt::Key_Return);
    REQUIRE(page.isReviewing());
    GateReview& review = page.review();
    CHECK(review.pack().table().rows.size() >= 6);

    // Scoring before the meeting: every criterion is answered with evidence, one that must be met is not.
    std::vector<GateCriterion> criteria;
    for (const GateCriterion* c : criteriaOf(desk.portfolio(), id)) criteria.push_back(*c);
    REQUIRE(criteria.size() >= 5);
    TableView& table = review.criteria().view();
    bool leftOpen = false;
    for (const GateCriterion& c : criteria) {
        const bool open = c.kind == CriterionKind::Must && !leftOpen;
        leftOpen = leftOpen || open;
        typeInto(table, c.id.value, "answer", open ? QStringLiteral("Partly met") : QStringLiteral("Met"));
        typeInto(table, c.id.value, "score", QStringLiteral("4"));
        typeInto(table, c.id.value, "evidence", QStringLiteral("Minutes of the design board"));
    }
    REQUIRE(leftOpen);
    REQUIRE(scoreOf(desk.portfolio(), id).score);
    CHECK(*scoreOf(desk.portfolio(), id).score == Approx(0.8));

    // The meeting: a go is not to be had, a go with a condition is.
    review.recordAction()->trigger();
    CHECK_FALSE(review.refusal().isEmpty());
    auto* decision = review.findChild<QComboBox*>();
    for (auto* each : review.findChildren<QComboBox*>())
        if (each->accessibleName() == u"Decision") decision = each;
    decision->setCurrentIndex(decision->findData(int(GateDecision::GoWithConditions)));
    const auto followUps = review.findChildren<FollowUps*>();
    REQUIRE(followUps.size() == 2);
    followUps[0]->add(QStringLiteral("Agree the last drawing"), before.chair);
    followUps[1]->add(QStringLiteral("Send the minutes round"), before.chair);
    int brings = 0;
    for (QCheckBox* box : review.findChildren<QCheckBox*>())
        if (box->isEnabled()) box->click(), ++brings;
    CHECK(brings >= 1);
    const std::size_t baselines = baselinesOf(desk.portfolio(), before.project).size();
    const auto decisions = desk.portfolio().all<Decision>().size();
    review.recordAction()->trigger();
    CHECK(review.refusal().toStdString() == "");
    const Gate& held = *desk.portfolio().find(id);
    CHECK((held.decision == GateDecision::GoWithConditions && held.held == QDate(2026, 11, 2)));
    CHECK(baselinesOf(desk.portfolio(), before.project).size() == baselines + 1);
    CHECK(desk.portfolio().all<Decision>().size() == decisions + 1);
    CHECK(openConditions(desk.portfolio(), id) == 1);
    if (!before.opens.isEmpty()) CHECK(desk.portfolio().find(before.project)->phase == before.opens);

    // Signed: the chair, who has the authority for it, puts the approval on record under the declared name.
    QAction* ask = nullptr;
    for (QAction* action : commandsFor(desk.workspace(), {entityOf<Gate>(), id.value}, desk.window.get()))
        if (action->text() == u"Ask for approval...") ask = action;
    REQUIRE(ask);
    ask->trigger();
    desk.dialog<RequestApprovalDialog>().primary().click();
    ApprovalId approval;
    desk.portfolio().all<Approval>().forEach([&](const Approval& a) {
        if (a.record.value == id.value && a.status == ApprovalStatus::Waiting) approval = a.id;
    });
    REQUIRE(approval);
    for (QAction* action : commandsFor(desk.workspace(), {entityOf<Approval>(), approval.value}, desk.window.get()))
        if (action->text() == u"Approve or reject...") action->trigger();
    auto& sign = desk.dialog<DecideApprovalDialog>();
    CHECK(sign.refusal().toStdString() == "");
    sign.primary().click();
    const Approval& signedBy = *desk.portfolio().find(approval);
    CHECK((signedBy.status == ApprovalStatus::Approved && signedBy.declared == u"Rashida Malik" && signedBy.delegation));

    // Back on the board the gate is held, and what was decided survives a reopening.
    page.openBoard();
    CHECK(board.textOf(id).contains(u"Held"));
    desk.window.reset();
    const auto again = desk.folder.open(QStringLiteral("Rashida Malik"));
    CHECK(again->portfolio().find(id)->decision == GateDecision::GoWithConditions);
    CHECK(again->portfolio().find(approval)->declared == u"Rashida Malik");
}
