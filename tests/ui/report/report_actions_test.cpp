#include "tests/ui/desk.h"
#include "tests/ui/print/pdf_reading.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/notice_bar.h"

using namespace gantry;
using namespace gantry::test;

namespace {

struct Reports : Desk {
    NodeId project = addProject("Quay wall", "QW");
    GateId gate;

    Reports()
    {
        ChangeBuilder build(QStringLiteral("test"));
        const Gate row{.id = session().ids().next<GateId>(),
            .number = QStringLiteral("GAT-0001"),
            .project = project,
            .title = QStringLiteral("Start <b>now</b>")};
        build.insert(row);
        apply(build.take());
        gate = row.id;
    }
    QString path(const char* name) { return folder.filePath(QString::fromLatin1(name)); }
    QByteArray read(const char* name)
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const char* name)
    {
        writeReport(workspace(), ReportKind::GatePack, {entityOf<Gate>(), gate.value}, path(name));
        for (int i = 0; i < 4000 && !QFile::exists(path(name)); ++i) QTest::qWait(2);
        QCoreApplication::processEvents();
    }
};

} // namespace

TEST_CASE("a record is written as PDF or HTML, and the notice bar says where", "[report]")
{
    Reports desk;
    desk.write("pack.pdf");
    const PdfReading pdf(desk.read("pack.pdf"));
    CHECK(pdf.info("Title") == QStringLiteral("Gate pack: Start <b>now</b>"));
    CHECK(pdf.pages() >= 1);
    auto* notice = desk.window.findChild<NoticeBar*>();
    REQUIRE(notice);
    CHECK(notice->sentence().contains(QStringLiteral("pack.pdf")));
    desk.write("pack.html");
    CHECK(desk.read("pack.html").contains("<h1>Start &lt;b&gt;now&lt;/b&gt;</h1>"));
}

TEST_CASE("a report into a folder that is not there says so and leaves nothing", "[report]")
{
    Reports desk;
    writeReport(desk.workspace(), ReportKind::GatePack, {entityOf<Gate>(), desk.gate.value}, desk.path("nowhere/pack.html"));
    for (int i = 0; i < 200; ++i) QCoreApplication::processEvents();
    auto* notice = desk.window.findChild<NoticeBar*>();
    REQUIRE(notice);
    CHECK(notice->sentence().contains(QStringLiteral("pack.html")));
    CHECK_FALSE(QFile::exists(desk.path("nowhere/pack.html")));
    writeReport(desk.workspace(), ReportKind::GatePack, {entityOf<Gate>(), 999}, desk.path("gone.pdf"));
    for (int i = 0; i < 200; ++i) QCoreApplication::processEvents();
    CHECK_FALSE(QFile::exists(desk.path("gone.pdf")));
}

TEST_CASE("the registers of records that have a document offer it, of the row that is chosen", "[report]")
{
    Reports desk;
    QWidget owner;
    QAction* gates = reportAction(desk.workspace(), entityOf<Gate>(), &owner);
    QAction* people = reportAction(desk.workspace(), entityOf<Person>(), &owner);
    QAction* risks = reportAction(desk.workspace(), entityOf<Risk>(), &owner);
    CHECK(gates->isVisible());
    CHECK_FALSE(gates->isEnabled());
    CHECK_FALSE(people->isVisible());
    CHECK(risks->isEnabled()); // of the scope
    desk.workspace().select({entityOf<Gate>(), desk.gate.value});
    CHECK(gates->isEnabled());
    desk.workspace().select({});
    CHECK_FALSE(gates->isEnabled());
}

TEST_CASE("every document can be made of a record that holds nothing but its title", "[report]")
{
    Reports desk;
    ChangeBuilder build(QStringLiteral("test"));
    const Charter charter{.id = desk.session().ids().next<CharterId>(), .project = desk.project, .title = QStringLiteral("C")};
    const StatusReport report{.id = desk.session().ids().next<StatusReportId>(), .project = desk.project, .title = QStringLiteral("S")};
    build.insert(charter).insert(report);
    desk.apply(build.take());
    const Session& session = desk.session();
    CHECK(reportOf(session, ReportKind::Charter, {entityOf<Charter>(), charter.id.value}));
    CHECK(reportOf(session, ReportKind::StatusReport, {entityOf<StatusReport>(), report.id.value}));
    CHECK(reportOf(session, ReportKind::GatePack, {entityOf<Gate>(), desk.gate.value}));
    CHECK(reportOf(session, ReportKind::RiskRegister, {entityOf<Node>(), desk.project.value}));
    CHECK_FALSE(reportOf(session, ReportKind::Charter, {entityOf<Charter>(), 12345}));
}
