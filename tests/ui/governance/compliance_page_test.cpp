#include "tests/ui/governance/governed_desk.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/governance/waiver_dialog.h"
#include "ui/pages/compliance/compliance_export.h"
#include "ui/pages/compliance/compliance_list.h"
#include "ui/pages/compliance/compliance_page.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/gates/gate_board.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/pages/gates/gates_page.h"

#include <QLineEdit>
#include <QPlainTextEdit>

using namespace gantry;

namespace {

/// The depot goes by a methodology of one phase: three questions and a document.
struct ComplianceDesk : test::GovernedDesk {
    MethodologyPhaseId phase;
    std::vector<MethodologyRequirementId> asked;
    GateId gate;
    ComplianceDesk()
    {
        const auto methodology = add(Methodology{.title = QStringLiteral("Works")});
        phase = add(MethodologyPhase{.methodology = methodology, .rank = QStringLiteral("1"), .title = QStringLiteral("Design")});
        const std::pair<const char*, RequirementKind> rows[] = {{"Utilities informed", RequirementKind::ChecklistItem},
            {"Neighbours heard", RequirementKind::ChecklistItem}, {"Traffic order", RequirementKind::ChecklistItem},
            {"Safety plan", RequirementKind::Document}};
        for (const auto& [title, kind] : rows)
            asked.push_back(add(MethodologyRequirement{.methodology = methodology,
                .phase = phase,
                .rank = QString::number(asked.size() + 1),
                .code = QString::fromLatin1(title).left(3),
                .title = QString::fromLatin1(title),
                .kind = kind}));
        set<&Node::methodology>(depot.value, methodology);
        set<&Node::phase>(depot.value, QStringLiteral("Design"));
        gate = add(Gate{
            .project = depot, .title = QStringLiteral("Design done"), .phase = QStringLiteral("Design"), .planned = QDate(2026, 4, 1)});
        add(Delegation{.title = QStringLiteral("Sponsors"), .person = ines, .kind = Approvable::Waiver});
    }
    const ChecklistItem* item(const char* title)
    {
        const ChecklistItem* found = nullptr;
        portfolio().all<ChecklistItem>().forEach([&](const ChecklistItem& i) {
            if (i.title == QLatin1StringView(title)) found = &i;
        });
        return found;
    }
    static QString score(const CompliancePage& page) { return page.projects().table().rows.front().cells[3].text; }
};

} // namespace

TEST_CASE("a checklist is answered by Y, N and A, and the line moves on to the next that is open", "[compliance]")
{
    ComplianceDesk desk;
    auto& page = desk.open<CompliancePage>("compliance");
    REQUIRE(page.projects().table().rows.size() == 2); // the ferry goes by none, and comes last
    CHECK(page.projects().table().rows.front().record.id == desk.depot.value);
    CHECK(page.projects().table().rows.back().cells[1].text == u"none");
    CHECK(desk.score(page) == u"0 %");
    ComplianceList& behind = page.requirements();
    RecordList& list = behind.list();
    list.setFocus();
    REQUIRE(behind.current());
    CHECK(behind.current()->asked->title == u"Utilities informed"); // below the head of its phase
    CHECK(list.table().rows.front().head);
    REQUIRE(page.setProject(desk.ferry)); // to one with nothing to list, and back
    CHECK_FALSE(behind.current());
    CHECK(list.table().rows.empty());
    REQUIRE(page.setProject(desk.depot));
    REQUIRE(behind.current());

    behind.words().setFocus();
    desk.type(behind.words(), QStringLiteral("Letters of 2 March"));
    const qint64 before = desk.session().sequence();
    QTest::keyClick(&list, Qt::Key_Y);
    CHECK(desk.session().sequence() == before + 1); // the item and its answer are one step
    REQUIRE(desk.item("Utilities informed"));
    CHECK(desk.item("Utilities informed")->answer == ChecklistAnswer::Yes);
    CHECK(desk.item("Utilities informed")->evidence == u"Letters of 2 March");
    CHECK(desk.item("Utilities informed")->checkedBy == desk.ada);
    QCoreApplication::processEvents();
    CHECK(desk.score(page) == u"25 %");
    CHECK(behind.current()->asked->title == u"Neighbours heard");

    QTest::keyClick(&list, Qt::Key_N); // a no needs a word
    CHECK_FALSE(desk.item("Neighbours heard"));
    desk.type(behind.words(), QStringLiteral("The hall was closed"));
    QTest::keyClick(&behind.words(), Qt::Key_Return);
    REQUIRE(desk.item("Neighbours heard"));
    CHECK(desk.item("Neighbours heard")->answer == ChecklistAnswer::No);
    CHECK(desk.item("Neighbours heard")->comment == u"The hall was closed");
    QCoreApplication::processEvents();
    CHECK(behind.current()->asked->title == u"Traffic order");
    QTest::keyClick(&list, Qt::Key_A);
    desk.type(behind.words(), QStringLiteral("No street is closed"));
    QTest::keyClick(&behind.words(), Qt::Key_Return);
    CHECK(desk.item("Traffic order")->answer == ChecklistAnswer::NotApplicable);
    QCoreApplication::processEvents();
    CHECK(desk.score(page) == u"33 %");
    desk.undo();
    QCoreApplication::processEvents();
    CHECK_FALSE(desk.item("Traffic order"));
    CHECK(desk.score(page) == u"25 %");
}

TEST_CASE("a step is left out: asked for with a reason, approved by somebody with authority, and the score moves", "[compliance]")
{
    ComplianceDesk desk;
    auto& page = desk.open<CompliancePage>("compliance");
    ComplianceList& behind = page.requirements();
    REQUIRE(behind.setCurrent(desk.asked[1]));
    behind.waive()->trigger();
    auto& dialog = desk.dialog<WaiverDialog>();
    dialog.primary().click();
    CHECK(dialog.refusal().contains(u"Say why"));
    desk.type(*dialog.findChild<QPlainTextEdit*>(), QStringLiteral("Nobody lives there."));
    dialog.primary().click();
    QCoreApplication::processEvents();
    REQUIRE(desk.portfolio().all<Waiver>().size() == 1);
    const ApprovalId approval = desk.portfolio().all<Approval>().row(0).id;
    CHECK(behind.current()->state == ComplianceState::Missing);
    CHECK(behind.list().table().rows[2].cells[4].text.contains(u"waits for approval"));

    auto* refused = new DecideApprovalDialog(desk.workspace(), approval, &desk.window); // as Ada, who may not
    CHECK(refused->refusal().contains(u"waiver"));
    CHECK_FALSE(refused->primary().isEnabled());
    delete refused;
    desk.session().setAuthor(QStringLiteral("Ines Brandt"));
    auto* decide = new DecideApprovalDialog(desk.workspace(), approval, &desk.window);
    decide->open();
    decide->primary().click();
    QCoreApplication::processEvents();
    CHECK(desk.portfolio().all<Waiver>().row(0).status == WaiverStatus::Approved);
    CHECK(page.lines().front().totals.waived == 1);
    CHECK(page.lines().front().totals.due == 3);
    CHECK_FALSE(behind.setCurrent(desk.asked[1])); // no longer among what is not met
    behind.setWhole(true);
    REQUIRE(behind.setCurrent(desk.asked[1]));
    CHECK(behind.current()->state == ComplianceState::Waived);
}

TEST_CASE("a document that is missing is added from the list, tied to what asks for it", "[compliance]")
{
    ComplianceDesk desk;
    auto& page = desk.open<CompliancePage>("compliance");
    ComplianceList& behind = page.requirements();
    REQUIRE(behind.setCurrent(desk.asked[3]));
    for (QAction* action : behind.listActions())
        if (action->isVisible() && action->text() == u"Add document") action->trigger();
    QCoreApplication::processEvents();
    REQUIRE(desk.portfolio().all<Document>().size() == 1);
    CHECK(desk.workspace().selection().entity == entityOf<Document>());
    REQUIRE(behind.setCurrent(desk.asked[3]));
    CHECK(behind.current()->reason == ComplianceReason::InWork);
}

TEST_CASE("the review of a gate tells the compliance of its phase and leads to the list behind it", "[compliance]")
{
    ComplianceDesk desk;
    auto& page = desk.open<GatesPage>("gates.review");
    CHECK(page.review().compliance() == u"Compliance of this phase: 0 %, 4 missing");
    page.review().complianceAction()->trigger();
    QCoreApplication::processEvents();
    auto& shown = desk.find<CompliancePage>();
    CHECK(shown.isVisible());
    CHECK(desk.workspace().project() == desk.depot);
    REQUIRE(shown.requirements().current());
    CHECK(shown.requirements().project().project == desk.depot);
}

TEST_CASE("compliance goes out as a table of every requirement", "[compliance]")
{
    ComplianceDesk desk;
    auto& page = desk.open<CompliancePage>("compliance");
    const OutTable table = complianceTable(desk.portfolio(), page.lines(), desk.session().today());
    REQUIRE(table.rows == 4);
    const auto cells = table.row(0);
    REQUIRE(cells.size() == table.columns.size());
    CHECK((cells[0].text == u"DP" && cells[5].text == u"Utilities informed" && cells[9].text == u"Missing"));
    CHECK((cells[11].what == TableCell::Time && cells[11].text == u"2026-04-01"));
}

TEST_CASE("without methodologies the page says what one is good for", "[compliance]")
{
    test::GovernedDesk desk;
    auto& page = desk.open<CompliancePage>("compliance");
    CHECK(page.lines().size() == 2);
    CHECK_FALSE(page.requirements().isVisible());
}
