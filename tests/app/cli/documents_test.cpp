#include "tests/app/cli/cli.h"
#include "tests/ui/print/pdf_reading.h"

using namespace gantry::test;

namespace {

/// A portfolio with a project, a charter, a status report, a gate and a risk.
struct Governed : Cli {
    Governed()
    {
        done(QStringLiteral("new p.gantry"));
        const QString parent =
            done(QStringLiteral("list p.gantry node --json")).json().value(u"rows").toArray().first().toObject().value(u"id").toString();
        REQUIRE_FALSE(parent.isEmpty());
        const QByteArray project = R"({"action":"test","changes":[{"op":"insert","entity":"node","id":"1001","cells":{"parent_id":")"
            + parent.toUtf8() + R"(","code":"QW","name":"Quay wall"}}]})";
        done(QStringLiteral("apply p.gantry --author Ada"),
            project + '\n'
                + R"({"action":"test","changes":[{"op":"insert","entity":"charter","cells":{"project_id":"1001","title":"Quay charter","number":"CHA-0001"}},)"
                  R"({"op":"insert","entity":"status_report","cells":{"project_id":"1001","title":"February","number":"REP-0001","status_date":"2026-02-28"}},)"
                  R"({"op":"insert","entity":"status_report","cells":{"project_id":"1001","title":"March <script>","number":"REP-0002","status_date":"2026-03-31"}},)"
                  R"({"op":"insert","entity":"gate","cells":{"project_id":"1001","title":"Held","number":"GAT-0001","held_on":"2026-01-10"}},)"
                  R"({"op":"insert","entity":"gate","cells":{"project_id":"1001","title":"Later","number":"GAT-0002","planned_on":"2026-09-10"}},)"
                  R"({"op":"insert","entity":"gate","cells":{"project_id":"1001","title":"Next","number":"GAT-0003","planned_on":"2026-05-10"}},)"
                  R"({"op":"insert","entity":"risk","cells":{"project_id":"1001","title":"Cable","number":"RSK-0001","status":"active"}}]})"
                + '\n');
        done(QStringLiteral("apply p.gantry --author Bo"),
            R"({"action":"test","changes":[{"op":"update","entity":"node","id":"1001","cells":{"phase":"Design"}}]})" + QByteArray("\n"));
    }
    QString title(const QString& options)
    {
        return done(QStringLiteral("report p.gantry --format html --out r.html --json ") + options).json().value(u"title").toString();
    }
};

} // namespace

TEST_CASE("report writes each document as HTML without the program that draws, and as PDF with it", "[cli]")
{
    Governed cli;
    for (const char* kind : {"charter", "status", "gate", "risks", "audit"}) {
        INFO(kind);
        const QString options = QStringLiteral("report p.gantry --kind %1 --project QW ").arg(QLatin1StringView(kind));
        cli.done(options + QStringLiteral("--format html --out r.html --now 2026-11-29T08:00"));
        const QByteArray html = cli.read(QStringLiteral("r.html"));
        CHECK(html.startsWith("<!DOCTYPE html>"));
        CHECK(html.contains("QW Quay wall"));
        CHECK_FALSE(html.contains("<script"));
        cli.done(options + QStringLiteral("--format html --out again.html --now 2026-11-29T08:00"));
        CHECK(cli.read(QStringLiteral("again.html")) == html);
        cli.done(options + QStringLiteral("--format pdf --out r.pdf --author Ada --now 2026-11-29T08:00"));
        const PdfReading pdf(cli.read(QStringLiteral("r.pdf")));
        CHECK(pdf.everyReferenceHolds());
        CHECK(pdf.info("Author") == QStringLiteral("Ada"));
        cli.done(options + QStringLiteral("--format pdf --out again.pdf --author Ada --now 2026-11-29T08:00"));
        CHECK(cli.read(QStringLiteral("again.pdf")) == pdf.bytes());
    }
}

TEST_CASE("report takes the record that is meant: by its number, else the latest report and the next gate", "[cli]")
{
    Governed cli;
    CHECK(cli.title(QStringLiteral("--kind status")) == QStringLiteral("March <script>"));
    CHECK(cli.title(QStringLiteral("--kind status --record rep-0001")) == QStringLiteral("February"));
    CHECK(cli.title(QStringLiteral("--kind gate --project QW")) == QStringLiteral("Next"));
    CHECK(cli.title(QStringLiteral("--kind gate --record GAT-0001")) == QStringLiteral("Held"));
}

TEST_CASE("report says in a sentence why there is no document, and leaves no file", "[cli]")
{
    Governed cli;
    const auto refused = [&](const QString& options) {
        const Ran ran = cli.run(QStringLiteral("report p.gantry --format html --out none.html ") + options);
        CHECK_FALSE(cli.files().contains(QStringLiteral("none.html")));
        return QString::number(ran.status) + u' ' + QString::fromUtf8(ran.err);
    };
    CHECK(refused(QStringLiteral("--kind status --record REP-9"))
              .startsWith(QStringLiteral("1 There is no Status report with the number REP-9")));
    CHECK(refused(QStringLiteral("--kind audit --entity colour")).startsWith(u'1'));
    CHECK(refused(QStringLiteral("--kind audit --field name")).startsWith(u'2'));
    CHECK(refused(QStringLiteral("--kind audit --from 2026-03-03 --to 2026-03-02")).startsWith(u'2'));
    CHECK(refused(QStringLiteral("--kind risks --project XX")).startsWith(u'1'));
    CHECK(cli.run(QStringLiteral("report p.gantry --kind risks --format docx --out none.html")).status == 2);
    CHECK(cli.run(QStringLiteral("report p.gantry --kind risks --format html")).status == 2);
    cli.done(QStringLiteral("new empty.gantry"));
    const Ran none = cli.run(QStringLiteral("report empty.gantry --kind charter --format html --out none.html"));
    CHECK(none.status == 1);
    CHECK(none.err.contains("no Charter"));
}

TEST_CASE("history tells who changed what, when, of which project, as lines, JSON and CSV", "[cli]")
{
    Governed cli;
    const auto entries = [&](const QString& options) {
        return cli.done(QStringLiteral("history p.gantry --json ") + options).json().value(u"entries").toArray();
    };
    const QJsonArray bo = entries(QStringLiteral("--by Bo"));
    REQUIRE(bo.size() == 1);
    const QJsonObject cell = bo.first().toObject().value(u"cells").toArray().first().toObject();
    CHECK(cell.value(u"field") == QStringLiteral("Phase"));
    CHECK(cell.value(u"after") == QStringLiteral("Design"));
    CHECK(entries(QStringLiteral("--project QW --entity node --field phase")).size() == 1);
    CHECK(entries(QStringLiteral("--entity gate")).size() == 1);
    CHECK(entries(QStringLiteral("--entity issue")).isEmpty());
    CHECK(entries(QStringLiteral("--by Bo --from 2100-01-01")).isEmpty());
    const QByteArray csv = cli.done(QStringLiteral("history p.gantry --by Bo --format csv")).out;
    CHECK(csv.contains("Entry,Time (UTC),Who"));
    CHECK(csv.contains("Phase,,Design") == false); // nothing before is a dash, as on screen
    CHECK(csv.contains("Phase,–,Design"));
    CHECK(cli.done(QStringLiteral("history p.gantry --by Bo")).out.contains("Phase: – → Design"));
    CHECK(cli.run(QStringLiteral("history p.gantry --field phase")).status == 2);
    CHECK(cli.run(QStringLiteral("history p.gantry --format pdf")).status == 2);
    CHECK(cli.run(QStringLiteral("history p.gantry --id 5")).status == 2);
}
