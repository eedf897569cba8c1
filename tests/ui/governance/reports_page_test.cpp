#include "core/edit/status_reports.h"
#include "tests/ui/governance/governed_desk.h"
#include "ui/governance/letter_dialog.h"
#include "ui/governance/report_commands.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/reports/reports_page.h"
#include "ui/shell/controls/notice_bar.h"

#include <QPlainTextEdit>

using namespace gantry;

TEST_CASE("the page tells who has not reported, begins a report, submits it with its figures and shows it approved")
{
    test::GovernedDesk desk;
    desk.addTask(desk.depot, "Slab", 3);
    auto& page = desk.open<ReportsPage>("reports");
    REQUIRE(page.lines().size() == 2);
    CHECK((page.lines()[0].state == ReportState::Missing && page.lines()[0].late)); // due on 2 March
    CHECK(page.list().table().rows[0].cells[2].text == u"No report, late");
    page.list().setCurrentIndex(page.list().model()->index(0, 0));
    page.pageActions().first()->trigger(); // New report
    REQUIRE(desk.portfolio().all<StatusReport>().size() == 1);
    const StatusReport report = *reportOf(desk.portfolio(), desk.depot, desk.february);
    CHECK((report.author == desk.ada && report.status == ReportStatus::Draft));

    CHECK_FALSE(issueReport(desk.workspace(), report.id)); // nothing is said yet
    CHECK(desk.find<NoticeBar>().sentence().contains(u"no summary"));
    desk.set<&StatusReport::summary>(report.id.value, QStringLiteral("On time."));
    desk.open<ReportsPage>("reports");
    page.reveal({entityOf<StatusReport>(), report.id.value});
    REQUIRE(issueReport(desk.workspace(), report.id));
    const StatusReport& issued = *desk.portfolio().find(report.id);
    CHECK((issued.status == ReportStatus::Submitted && issued.figures));
    QCoreApplication::processEvents();
    CHECK(page.list().table().rows[0].cells[2].text == u"Submitted");

    desk.add(Delegation{.title = QStringLiteral("Reports"), .person = desk.ada, .kind = Approvable::StatusReport});
    desk.apply(requestApproval(desk.portfolio(), desk.session().ids(), {entityOf<StatusReport>(), report.id.value}, desk.ada,
        {QStringLiteral("Ada"), test::noon}, QDate(2026, 3, 4)));
    ApprovalId id;
    desk.portfolio().all<Approval>().forEach([&](const Approval& a) { id = a.id; });
    desk.apply(approve(desk.portfolio(), id, {QStringLiteral("Ada"), test::noon}, QDate(2026, 3, 4)));
    QCoreApplication::processEvents();
    CHECK(page.list().table().rows[0].cells[2].text == u"Approved");
}

TEST_CASE("a manager is reminded by a mail that may be changed before it goes")
{
    test::GovernedDesk desk;
    auto& page = desk.open<ReportsPage>("reports");
    page.list().setCurrentIndex(page.list().model()->index(1, 0)); // Ferry, of Ines
    for (QAction* action : page.pageActions())
        if (action->text() == u"Remind by mail...") action->trigger();
    auto& dialog = desk.dialog<LetterDialog>();
    CHECK(dialog.letter().text.startsWith(u"Dear Ines Brandt,"));
    CHECK(dialog.letter().text.contains(u"- Ferry (not begun)"));
    CHECK_FALSE(dialog.letter().text.contains(u"Depot"));
    dialog.findChild<QPlainTextEdit*>()->appendPlainText(QStringLiteral("PS"));
    CHECK(dialog.letter().text.endsWith(u"PS"));
    dialog.reject();
}

TEST_CASE("without periods the page says where they come from")
{
    test::Desk desk;
    desk.addProject("Depot", "DP");
    desk.window.openPage(QStringLiteral("reports"));
    auto& page = desk.find<ReportsPage>();
    CHECK(page.lines().empty());
    CHECK_FALSE(page.list().isVisible());
}
