#include "tests/app/cli/cli.h"
#include "tests/ui/print/pdf_reading.h"

using namespace gantry::test;

namespace {

const QString plan = QStringLiteral("report p.gantry --kind plan --format pdf --out plan.pdf ");

} // namespace

TEST_CASE("report writes a plan as PDF, of the paper and over the pages asked for", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const Ran ran = cli.done(plan + QStringLiteral("--project TWT --paper A4 --pages-wide 2 --author Ada --json"));
    const PdfReading pdf(cli.read(QStringLiteral("plan.pdf")));
    CHECK(ran.json().value(u"format") == 1);
    CHECK(ran.json().value(u"across") == 2);
    CHECK(ran.json().value(u"pages") == pdf.pages());
    CHECK(pdf.pages() == 2 * ran.json().value(u"down").toInt());
    CHECK(pdf.pageSize() == QSizeF(842, 595));
    CHECK(pdf.info("Title") == QStringLiteral("TWT Thornwick treatment works"));
    CHECK(pdf.info("Author") == QStringLiteral("Ada"));
    const QJsonObject project =
        cli.done(QStringLiteral("schedule p.gantry --project TWT --json")).json().value(u"projects").toArray().first().toObject();
    CHECK(ran.json().value(u"rows") == project.value(u"tasks"));

    const Ran upright = cli.done(plan + QStringLiteral("--project TWT --portrait --paper A1 --title Wall --json"));
    CHECK(PdfReading(cli.read(QStringLiteral("plan.pdf"))).pageSize() == QSizeF(1684, 2384));
    CHECK(PdfReading(cli.read(QStringLiteral("plan.pdf"))).info("Title") == QStringLiteral("Wall"));
    CHECK(upright.json().value(u"pages") == 1);
}

TEST_CASE("the same plan printed twice at the same time is the same file, byte for byte", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QString command = plan + QStringLiteral("--project TWT --now 2026-11-29T08:00");
    cli.done(command);
    const QByteArray first = cli.read(QStringLiteral("plan.pdf"));
    cli.done(command);
    CHECK(cli.read(QStringLiteral("plan.pdf")) == first);
    CHECK(first.contains("/CreationDate (D:20261129080000Z)"));
}

TEST_CASE("report prints a programme with a row a project, and fewer rows at a higher level", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const auto rows = [&](const QString& options) {
        return cli.done(plan + options + QStringLiteral(" --json")).json().value(u"rows").toInt();
    };
    CHECK(rows(QStringLiteral("--project STT --level 1")) == 4);
    CHECK(rows(QStringLiteral("--project STT --level 2")) > 4);
    CHECK(rows(QStringLiteral("--project STT")) > rows(QStringLiteral("--project STT --level 2")));
    CHECK(rows(QStringLiteral("--level 1")) == 12);
}

TEST_CASE("report says in a sentence what it cannot do, and leaves no file", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const auto refused = [&](const QString& options) {
        const Ran ran = cli.run(plan + options);
        CHECK_FALSE(cli.files().contains(QStringLiteral("plan.pdf")));
        return QString::number(ran.status) + u' ' + QString::fromUtf8(ran.err);
    };
    CHECK(refused(QStringLiteral("--paper A7")).contains(QStringLiteral("A4, A3, A2 or A1")));
    CHECK(refused(QStringLiteral("--pages-wide 0")).startsWith(u'2'));
    CHECK(refused(QStringLiteral("--from soon")).contains(QStringLiteral("2026-03-02")));
    CHECK(refused(QStringLiteral("--portrait --landscape")).startsWith(u'2'));
    CHECK(refused(QStringLiteral("--project XX")).startsWith(u'1'));
    CHECK(refused(QStringLiteral("--project TWT --columns task.name,colour")).contains(QStringLiteral("computed.finish")));
    CHECK(refused(QStringLiteral("--project TWT --from 2027-01-01 --to 2026-01-01")).contains(QStringLiteral("after the last")));
    CHECK(refused(QStringLiteral("--paper A4 --pages-high 1")).contains(QStringLiteral("more pages high than 1")));
    CHECK(cli.run(QStringLiteral("report p.gantry --kind plan --format docx --out plan.pdf")).status == 2);
    CHECK(cli.run(QStringLiteral("report p.gantry --kind plan --format pdf")).status == 2);
    CHECK(cli.run(QStringLiteral("report nowhere.gantry --kind plan --format pdf --out plan.pdf")).status == 1);
    CHECK(cli.run(plan + QStringLiteral("--project TWT --out nowhere/plan.pdf")).status == 1);
    CHECK(cli.done(QStringLiteral("report --help")).out.contains("--pages-wide N"));
    cli.done(QStringLiteral("new empty.gantry"));
    const Ran nothing = cli.run(QStringLiteral("report empty.gantry --kind plan --format pdf --out plan.pdf"));
    CHECK(nothing.status == 1);
    CHECK(nothing.err.contains("nothing to print"));
}

TEST_CASE("report draws without a display, and other commands start without what draws", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    cli.done(plan + QStringLiteral("--project TWT"));
    QFile program(QStringLiteral(GANTRY_CLI));
    REQUIRE(program.open(QIODevice::ReadOnly));
    CHECK_FALSE(program.readAll().contains("libQt6Gui"));
}
