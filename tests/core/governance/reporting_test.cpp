#include "core/edit/approvals.h"
#include "core/edit/status_reports.h"
#include "core/text/governance_text.h"
#include "tests/support/governance.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct ReportDesk : GovernanceDesk {
    ReportDesk()
    {
        july = add(Period{.name = QStringLiteral("2026-07"), .start = QDate(2026, 7, 1), .end = QDate(2026, 7, 31)});
        august = add(Period{.name = QStringLiteral("2026-08"), .start = QDate(2026, 8, 1), .end = QDate(2026, 8, 31)});
        add(Period{.name = QStringLiteral("2026-09"), .start = QDate(2026, 9, 1), .end = QDate(2026, 9, 30)});
        options = add(ScheduleOptions{.project = project, .statusDate = atDay(QDate(2026, 9, 18))});
    }
    std::vector<ReportingLine> lines() const
    {
        return reportingOn(portfolio, *portfolio.find(august), portfolio.projectsUnder(root), today);
    }
    StatusReportId draft(PeriodId period)
    {
        take(newStatusReport(portfolio, ids, project, period, {}, {}, today));
        StatusReportId last{};
        portfolio.all<StatusReport>().forEach([&](const StatusReport& r) { last = std::max(last, r.id); });
        return last;
    }
    PeriodId july, august;
    ScheduleOptionsId options;
};

} // namespace

TEST_CASE("reports are asked for on the last period that has ended, five days after its cut-off")
{
    ReportDesk desk;
    REQUIRE(reportingPeriod(desk.portfolio, desk.today));
    CHECK(reportingPeriod(desk.portfolio, desk.today)->name == u"2026-08");
    CHECK(reportsDue(*desk.portfolio.find(desk.august)) == QDate(2026, 9, 5));
    desk.set<&Period::cutOff>(desk.august.value, QDate(2026, 8, 28));
    CHECK(reportsDue(*desk.portfolio.find(desk.august)) == QDate(2026, 9, 2));
    CHECK_FALSE(reportingPeriod(Portfolio(), desk.today));
}

TEST_CASE("who has not reported and whose data are stale is told a project that is under way")
{
    ReportDesk desk;
    desk.add(Node{.parent = desk.root, .name = QStringLiteral("Idea"), .status = NodeStatus::Proposed});
    REQUIRE(desk.lines().size() == 1);
    ReportingLine line = desk.lines().front();
    CHECK((line.state == ReportState::Missing && line.late && line.manager == desk.manager));
    CHECK((line.dataAge == 3 && !line.stale));
    desk.set<&ScheduleOptions::statusDate>(desk.options.value, atDay(QDate(2026, 9, 13)));
    CHECK(desk.lines().front().stale); // eight days
    desk.set<&ScheduleOptions::statusDate>(desk.options.value, std::nullopt);
    CHECK((desk.lines().front().stale && !desk.lines().front().dataAge));
    const auto report = desk.draft(desk.august);
    CHECK((desk.lines().front().state == ReportState::Draft && desk.lines().front().late));
    desk.set<&StatusReport::status>(report.value, ReportStatus::Submitted);
    CHECK((desk.lines().front().state == ReportState::Submitted && !desk.lines().front().late));
}

TEST_CASE("a new report takes over what was planned before, and a project reports once a period")
{
    ReportDesk desk;
    const auto before = desk.draft(desk.july);
    desk.set<&StatusReport::next>(before.value, QStringLiteral("Pour the slab"));
    desk.set<&StatusReport::wanted>(before.value, QStringLiteral("Choose the crane"));
    const auto report = desk.draft(desk.august);
    const StatusReport& r = *desk.portfolio.find(report);
    CHECK((r.done == u"Pour the slab" && r.wanted == u"Choose the crane" && r.next.isEmpty()));
    CHECK((r.author == desk.manager && r.statusDate == QDate(2026, 8, 31) && r.number == u"REP-0002"));
    CHECK(ReportDesk::why(newStatusReport(desk.portfolio, desk.ids, desk.project, desk.august, {}, {}, desk.today))
        == "report.there-already");
}

TEST_CASE("a report freezes its figures when it is issued, and is approved by who may")
{
    ReportDesk desk;
    desk.delegation("Sponsors", Approvable::StatusReport, {}, desk.sponsor);
    const auto report = desk.draft(desk.august);
    ReportFigures figures{.currency = QStringLiteral("AUD"),
        .values = {{QStringLiteral("spi"), 0.93}, {QStringLiteral("tasks"), qint64(12)}},
        .milestones = {{QStringLiteral("Roof on"), QDate(2026, 11, 1), QDate(2026, 11, 20), false}}};
    CHECK(ReportDesk::why(submitReport(desk.portfolio, desk.ids, report, figures, desk.by("Amira Weller"))) == "report.nothing-said");
    desk.set<&StatusReport::summary>(report.value, QStringLiteral("On time."));
    auto set = submitReport(desk.portfolio, desk.ids, report, figures, desk.by("Amira Weller"));
    REQUIRE(set);
    REQUIRE(set->contents.size() == 1);
    CHECK(*decodeReport(set->contents.front().cbor) == figures);
    for (qsizetype cut = 0; cut < set->contents.front().cbor.size(); ++cut)
        CHECK_FALSE(decodeReport(set->contents.front().cbor.first(cut)));
    desk.take(set);
    CHECK(desk.portfolio.find(report)->figures);
    CHECK(ReportDesk::why(submitReport(desk.portfolio, desk.ids, report, figures, desk.by("x"))) == "report.not-draft");

    desk.take(requestApproval(desk.portfolio, desk.ids, {entityOf<StatusReport>(), report.value}, {}, desk.by("Amira Weller"), desk.today));
    desk.take(approve(desk.portfolio, desk.first<Approval>().id, desk.by("Ines Brandt"), desk.today));
    CHECK(desk.portfolio.find(report)->status == ReportStatus::Approved);
    CHECK(desk.portfolio.find(report)->approver == desk.sponsor);
    desk.take(withdrawReport(desk.portfolio, report));
    CHECK(desk.portfolio.find(report)->status == ReportStatus::Draft);
    CHECK(ReportDesk::why(withdrawReport(desk.portfolio, report)) == "report.is-draft");
}

TEST_CASE("the letter to a manager names what is missing and what is old, and goes into a mail link whole")
{
    ReportDesk desk;
    desk.set<&ScheduleOptions::statusDate>(desk.options.value, atDay(QDate(2026, 9, 1)));
    const Letter letter =
        chaseReports(desk.portfolio, desk.lines(), *desk.portfolio.find(desk.august), QStringLiteral("The PMO"), QLocale::c());
    CHECK(letter.subject == u"Status reports for 2026-08");
    CHECK(letter.text.startsWith(u"Dear Amira Weller,"));
    CHECK(letter.text.contains(u"- Depot (not begun)"));
    CHECK(letter.text.contains(u"- Depot, last updated 20 days ago"));
    CHECK(letter.text.endsWith(u"The PMO"));
    const QString link = mailLink({QStringLiteral("a@b.org"), QStringLiteral("R&D?"), QStringLiteral("One\nTwo & three")});
    CHECK(link == u"mailto:a@b.org?subject=R%26D%3F&body=One%0D%0ATwo%20%26%20three");
}
