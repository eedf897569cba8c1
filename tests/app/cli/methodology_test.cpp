#include "tests/app/cli/cli.h"

#include <QFile>

using namespace gantry::test;

TEST_CASE("methodologies are listed, go out as files and come in again, and a new version of one comes beside it", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    CHECK(cli.done(QStringLiteral("methodology p.gantry")).err.contains("--shipped"));
    const QJsonArray dry =
        cli.done(QStringLiteral("methodology p.gantry import --shipped --dry-run --json")).json().value(u"sources").toArray();
    REQUIRE(dry.size() == 4);
    CHECK(dry.first().toObject().value(u"what") == QStringLiteral("new"));
    CHECK(cli.done(QStringLiteral("methodology p.gantry --json")).json().value(u"methodologies").toArray().isEmpty());
    cli.done(QStringLiteral("methodology p.gantry import --shipped"));
    const QJsonArray rows = cli.done(QStringLiteral("methodology p.gantry list --json")).json().value(u"methodologies").toArray();
    REQUIRE(rows.size() == 4);
    CHECK((rows.first().toObject().value(u"code") == QStringLiteral("CW") && rows.first().toObject().value(u"tasks") == 61));

    cli.done(QStringLiteral("methodology p.gantry export light --out light.json"));
    cli.done(QStringLiteral("new q.gantry"));
    cli.done(QStringLiteral("methodology q.gantry import light.json"));
    cli.done(QStringLiteral("methodology q.gantry export LIGHT@1 --out again.json"));
    const auto read = [&](const char* name) {
        QFile file(cli.path(QLatin1StringView(name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    CHECK(read("light.json") == read("again.json"));
    CHECK(cli.done(QStringLiteral("methodology q.gantry import light.json")).out.contains("known already"));

    QFile broken(cli.path(QStringLiteral("broken.json")));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("{\"format\":1");
    broken.close();
    const Ran refused = cli.run(QStringLiteral("methodology q.gantry import broken.json"));
    CHECK((refused.status == 1 && refused.err.contains("broken.json")));
    CHECK(cli.run(QStringLiteral("methodology q.gantry export NONE --out x.json")).status == 1);
    CHECK(cli.run(QStringLiteral("methodology q.gantry dance")).status == 2);
}

TEST_CASE("a project is started from a methodology by its finish, and brought to it again without a change", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.done(QStringLiteral("methodology p.gantry import --shipped"));
    const QString start =
        QStringLiteral("methodology p.gantry start CW --name Depot --code DP --finish 2029-06-29 --now 2026-11-02 --json");
    const QJsonObject preview = cli.done(start + QStringLiteral(" --dry-run")).json();
    CHECK((preview.value(u"finish") == QStringLiteral("2029-06-29") && preview.value(u"gates").toArray().size() == 6));
    CHECK(rowsOf(cli.done(QStringLiteral("list p.gantry gate --json"))).isEmpty());
    cli.done(start);
    CHECK(rowsOf(cli.done(QStringLiteral("list p.gantry gate --json"))).size() == 6);
    CHECK(rowsOf(cli.done(QStringLiteral("list p.gantry methodology_use --json"))).size() > 100);
    const QJsonObject again = cli.done(QStringLiteral("methodology p.gantry apply CW --project DP --json")).json();
    CHECK((again.value(u"lines").toArray().isEmpty() && again.value(u"links_added") == 0));
    CHECK(cli.run(QStringLiteral("methodology p.gantry start CW --name Two")).status == 1);
    CHECK(cli.run(QStringLiteral("methodology p.gantry start CW --start 2026-11-02")).status == 2);
    CHECK(cli.run(QStringLiteral("methodology p.gantry start CW --name Two --start soon")).err.contains("soon"));
}
