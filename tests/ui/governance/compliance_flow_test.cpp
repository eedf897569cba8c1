// Compliance on the sample portfolio, as a person goes through it in the window.
#include "tests/support/sample_window.h"
#include "ui/governance/approval_dialogs.h"
#include "ui/governance/waiver_dialog.h"
#include "ui/pages/compliance/compliance_list.h"
#include "ui/pages/compliance/compliance_page.h"
#include "ui/pages/figures/record_list.h"

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("on the sample a project falls short, the list says where, one step is waived, and the score moves", "[flow]")
{
    SampleWindow desk("Petra Vos"); // manages the health centre
    auto& page = desk.open<CompliancePage>("compliance");
    REQUIRE(page.lines().size() == 12);
    for (std::size_t i = 1; i < page.lines().size(); ++i)
        CHECK(*page.lines()[i - 1].totals.score() <= *page.lines()[i].totals.score()); // the lowest first
    const NodeId centre = desk.project(u"WHC");
    const auto compliance = [&]() -> const ProjectCompliance& {
        QCoreApplication::processEvents();
        return *std::ranges::find(page.lines(), centre, &ProjectCompliance::project);
    };
    REQUIRE(page.setProject(centre));
    ComplianceList& behind = page.requirements();

    // Fall short on purpose: a document that was published goes back into work.
    const auto published = std::ranges::find_if(compliance().lines, [](const ComplianceLine& line) {
        return line.asked->kind == RequirementKind::Document && line.state == ComplianceState::Met && line.phase == 0;
    });
    REQUIRE(published != compliance().lines.end());
    const MethodologyRequirementId asked = published->asked->id;
    const RecordKey document = published->record;
    const double before = *compliance().totals.score();
    const qint64 met = compliance().totals.met;
    ChangeBuilder back(QStringLiteral("test"));
    back.update<&Document::status>(desk.portfolio(), document.id, DocumentStatus::Wip);
    REQUIRE(desk.workspace().apply(back.take()));
    CHECK(compliance().totals.met == met - 1);
    const double less = *compliance().totals.score();
    CHECK(less < before);

    // Read the list: the line is there, says why, and leads to its record.
    page.setProject(centre);
    REQUIRE(behind.setCurrent(asked));
    CHECK(behind.current()->reason == ComplianceReason::InWork);
    CHECK(behind.current()->overdue);
    CHECK(desk.workspace().selection() == document);

    // Leave it out: asked for by the manager, approved by the sponsor of the programme.
    behind.waive()->trigger();
    auto& wish = desk.dialog<WaiverDialog>();
    QTest::keyClicks(wish.findChild<QPlainTextEdit*>(), QStringLiteral("The client has it."));
    wish.primary().click();
    REQUIRE(*compliance().totals.score() == less);
    const Waiver* waiver = desk.portfolio().find(behind.current()->waiver);
    REQUIRE(waiver);
    const Approval* approval = nullptr;
    desk.portfolio().all<Approval>().forEachIn(centre, [&](const Approval& a) {
        if (a.record.value == waiver->id.value) approval = &a;
    });
    REQUIRE(approval);
    const ApprovalId id = approval->id;
    desk.session().setAuthor(desk.portfolio().titleOf(entityOf<Person>(), approval->asked.value));
    REQUIRE(desk.window->openPage(QStringLiteral("work")));
    QCoreApplication::processEvents();
    auto* decide = new DecideApprovalDialog(desk.workspace(), id, desk.window.get());
    decide->open();
    decide->primary().click();
    REQUIRE(desk.window->openPage(QStringLiteral("compliance")));
    CHECK(compliance().totals.waived == 2); // the sample has one there
    CHECK(*compliance().totals.score() > less);
}
