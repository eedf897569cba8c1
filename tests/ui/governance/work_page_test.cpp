#include "core/text/text.h"
#include "tests/ui/governance/governed_desk.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/governance/effect_dialog.h"
#include "ui/governance/letter_dialog.h"
#include "ui/governance/record_commands.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/work/work_page.h"

#include <QLabel>
#include <QPlainTextEdit>

using namespace gantry;

namespace {

struct WorkDesk : test::GovernedDesk {
    ActionId late;
    ChangeRequestId change;
    WorkDesk()
    {
        late = add(Action{.number = QStringLiteral("ACT-0001"),
            .project = depot,
            .title = QStringLiteral("Call the council"),
            .owner = ada,
            .due = QDate(2026, 3, 1)});
        add(Action{.number = QStringLiteral("ACT-0002"),
            .project = ferry,
            .title = QStringLiteral("Order paint"),
            .owner = ines,
            .due = QDate(2026, 3, 20)});
        change = add(ChangeRequest{.number = QStringLiteral("CHR-0001"),
            .project = depot,
            .title = QStringLiteral("Wider doors"),
            .status = ChangeRequestStatus::Submitted,
            .cost = Money{900'00}});
    }
    QAction* command(RecordKey record, const QString& text)
    {
        for (QAction* action : commandsFor(workspace(), record, &window))
            if (action->text() == text) return action;
        FAIL("no command " << text.toStdString());
        return nullptr;
    }
    ApprovalId ask(PersonId whom)
    {
        apply(requestApproval(portfolio(), session().ids(), {entityOf<ChangeRequest>(), change.value}, whom,
            {QStringLiteral("Ada"), test::noon}, QDate(2026, 3, 4)));
        ApprovalId id;
        portfolio().all<Approval>().forEach([&](const Approval& a) { id = a.id; });
        return id;
    }
};

} // namespace

TEST_CASE("my work is what waits for me, overdue first, and done is a key press away")
{
    WorkDesk desk;
    auto& page = desk.open<WorkPage>("work");
    CHECK(page.person() == desk.ada);
    REQUIRE(page.items().size() == 2); // the action, and February's report
    CHECK(page.items()[0].record == RecordKey{entityOf<Action>(), desk.late.value});
    CHECK(page.list().table().rows[0].cells[1].text == u"Call the council");
    page.list().setCurrentIndex(page.list().model()->index(0, 0));
    CHECK(desk.workspace().selection() == RecordKey{entityOf<Action>(), desk.late.value});
    desk.command({entityOf<Action>(), desk.late.value}, QStringLiteral("Done"))->trigger();
    CHECK(desk.portfolio().find(desk.late)->status == ActionStatus::Done);
    CHECK(desk.portfolio().find(desk.late)->done == QDate(2026, 3, 4));
    QCoreApplication::processEvents();
    CHECK(page.items().size() == 1);
    desk.undo();
    QCoreApplication::processEvents();
    CHECK(page.items().size() == 2);
}

TEST_CASE("everyone's work is there for those who chase it, and a reminder lists what is overdue")
{
    WorkDesk desk;
    auto& page = desk.open<WorkPage>("work.everyone");
    CHECK(page.items().size() == 4);
    page.reveal({entityOf<Action>(), desk.late.value});
    for (QAction* action : page.pageActions())
        if (action->text() == u"Remind by mail...") action->trigger();
    auto& dialog = desk.dialog<LetterDialog>();
    CHECK(dialog.letter().to == u"ada@example.org");
    CHECK(dialog.letter().text.contains(u"Call the council"));
    dialog.reject();
    for (QAction* action : page.pageActions())
        if (action->text() == u"Overdue only") action->trigger();
    CHECK(std::ranges::all_of(page.items(), &WorkItem::overdue));
    desk.workspace().setScope(desk.ferry);
    QCoreApplication::processEvents();
    CHECK(page.items().size() == 1); // Ferry's report
}

TEST_CASE("who works under a name that nobody bears is told so, and becomes a person with one click")
{
    WorkDesk desk;
    desk.set<&Person::name>(desk.ada.value, QStringLiteral("Somebody else"));
    auto& page = desk.open<WorkPage>("work");
    CHECK_FALSE(page.person());
    QPushButton* add = nullptr;
    for (QPushButton* each : page.findChildren<QPushButton*>())
        if (each->text() == u"Add me as a person" && each->isVisible()) add = each;
    REQUIRE(add);
    add->click();
    QCoreApplication::processEvents();
    REQUIRE(page.person());
    CHECK(desk.portfolio().find(page.person())->name == u"Ada");
}

TEST_CASE("an approval is given by who may, under the name they declare, and refused over the limit with the rule that says so")
{
    WorkDesk desk;
    desk.add(Delegation{.title = QStringLiteral("Managers"), .person = desk.ada, .limit = Money{500'00}});
    const ApprovalId id = desk.ask({});
    desk.command({entityOf<Approval>(), id.value}, QStringLiteral("Approve or reject..."))->trigger();
    {
        auto& dialog = desk.dialog<DecideApprovalDialog>();
        CHECK(dialog.refusal() == u"Ada may not approve 900 EUR: “Managers” goes up to 500 EUR. Ask somebody with a higher limit.");
        CHECK_FALSE(dialog.primary().isEnabled());
        dialog.close();
    }
    desk.add(Delegation{.title = QStringLiteral("Directors"), .person = desk.ada, .limit = Money{5'000'00}});
    desk.command({entityOf<Approval>(), id.value}, QStringLiteral("Approve or reject..."))->trigger();
    auto& dialog = desk.dialog<DecideApprovalDialog>();
    CHECK(dialog.refusal().isEmpty());
    dialog.rejecting().click(); // without a reason
    CHECK(dialog.refusal().contains(u"needs a reason"));
    QTest::keyClicks(dialog.findChild<QPlainTextEdit*>(), QStringLiteral("Agreed"));
    dialog.primary().click();
    const Approval& a = *desk.portfolio().find(id);
    CHECK((a.status == ApprovalStatus::Approved && a.decidedBy == desk.ada && a.declared == u"Ada" && a.comment == u"Agreed"));
    CHECK(desk.portfolio().find(desk.change)->status == ChangeRequestStatus::Approved);
    CHECK_FALSE(desk.session().undoLabel()); // an approval is no slip of the key: it is taken back, not undone
}

TEST_CASE("an approval that is marked by typing is refused, and the sentence says what to do instead")
{
    WorkDesk desk;
    const ApprovalId id = desk.ask({});
    ChangeBuilder build(QStringLiteral("approval.edit"));
    build.update<&Approval::status>(desk.portfolio(), id.value, ApprovalStatus::Approved);
    const auto done = desk.session().apply(build.take());
    REQUIRE_FALSE(done);
    CHECK(sentence(done.error()).contains(u"use Approve or Reject"));
}

TEST_CASE("approval is asked for from the inspector, and a change request shows there what it would do")
{
    WorkDesk desk;
    desk.workspace().select({entityOf<ChangeRequest>(), desk.change.value});
    desk.command({entityOf<ChangeRequest>(), desk.change.value}, QStringLiteral("Ask for approval..."))->trigger();
    auto& ask = desk.dialog<RequestApprovalDialog>();
    CHECK(ask.refusal().contains(u"Nobody has the authority"));
    ask.primary().click();
    CHECK(desk.portfolio().all<Approval>().size() == 1);

    desk.command({entityOf<ChangeRequest>(), desk.change.value}, QStringLiteral("What it would do..."))->trigger();
    auto& effect = desk.dialog<EffectDialog>();
    CHECK(effect.refusal().contains(u"neither days on a task nor cost"));
    effect.close();
    const auto account = desk.add(CostAccount{.project = desk.depot, .title = QStringLiteral("Works"), .originalBudget = {10'000'00}});
    desk.set<&ChangeRequest::account>(desk.change.value, account);
    desk.command({entityOf<ChangeRequest>(), desk.change.value}, QStringLiteral("What it would do..."))->trigger();
    auto& now = desk.dialog<EffectDialog>();
    QStringList texts;
    for (QLabel* label : now.findChildren<QLabel*>()) texts << label->text();
    CHECK(texts.contains(QStringLiteral("10,000.00  →  10,900.00")));
    CHECK_FALSE(now.primary().isEnabled()); // it is not approved yet
}
