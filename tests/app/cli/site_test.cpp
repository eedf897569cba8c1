#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

const QString monday = QStringLiteral(" --now 2026-11-02T08:30:00Z");

void makeSample(const Cli& cli) { cli.done(QStringLiteral("new p.gantry --sample") + monday); }

} // namespace

TEST_CASE("training tells who may run which gate, what people lack, and whom to remind", "[cli]")
{
    Cli cli;
    makeSample(cli);
    const QByteArray gates = cli.done(QStringLiteral("training p.gantry --gates --project STM") + monday).out;
    CHECK(gates.contains("+ Rashida Malik"));
    CHECK(gates.contains("Certificate of Chairing gate reviews lapsed on 22 Sept 2026") != gates.contains("lapsed on 22 Sep 2026"));
    const QJsonArray list =
        cli.done(QStringLiteral("training p.gantry --gates --project STM --json") + monday).json().value(u"gates").toArray();
    REQUIRE(list.size() >= 1);
    const QJsonArray people = list.first().toObject().value(u"people").toArray();
    REQUIRE(people.size() == 2);
    CHECK((people[0].toObject().value(u"may").toBool() && !people[1].toObject().value(u"may").toBool()));
    CHECK(people[1].toObject().value(u"missing").toArray().first().toObject().value(u"certificate") == QStringLiteral("expired"));

    bool lapsed = false;
    for (const QJsonValue& each :
        cli.done(QStringLiteral("training p.gantry --reminders --json") + monday).json().value(u"reminders").toArray())
        lapsed |= each.toObject().value(u"person") == QStringLiteral("Tomasz Wren")
            && each.toObject().value(u"why") == QStringLiteral("Certificate lapsed");
    CHECK(lapsed);
    const QJsonArray gaps = cli.done(QStringLiteral("training p.gantry --gaps --json") + monday).json().value(u"gaps").toArray();
    REQUIRE_FALSE(gaps.isEmpty());
    CHECK(gaps.first().toObject().value(u"mandatory").toBool()); // those first
    CHECK(cli.done(QStringLiteral("training p.gantry") + monday).out.contains("Rashida Malik            3 of 3 met"));
}

TEST_CASE("diary tells the days of a site with what they come to, and what is missing", "[cli]")
{
    Cli cli;
    makeSample(cli);
    const QString span = QStringLiteral("diary p.gantry --project STM --from 2026-10-26 --to 2026-11-02");
    const QJsonArray days = cli.done(span + QStringLiteral(" --json") + monday).json().value(u"days").toArray();
    REQUIRE(days.size() == 6);
    CHECK(days.first().toObject().value(u"state") == QStringLiteral("completed"));
    CHECK(days.first().toObject().value(u"completed_by") == QStringLiteral("Tomasz Wren"));
    CHECK(days.first().toObject().value(u"totals").toObject().value(u"workers").toInt() > 5);
    CHECK(days.first().toObject().value(u"entries").toArray().size() > 5);
    CHECK(days.last().toObject().value(u"state") == QStringLiteral("nothing written"));
    CHECK(cli.done(span + monday).out.contains("hours worked"));
    CHECK(cli.run(QStringLiteral("diary p.gantry") + monday).status == 2);
    CHECK(cli.run(QStringLiteral("diary p.gantry --project STM --from today") + monday).status == 2);
    CHECK(cli.run(QStringLiteral("diary p.gantry --project XYZ") + monday).status == 1);
}

TEST_CASE("a day and a week of a site are written as documents to be signed", "[cli]")
{
    Cli cli;
    makeSample(cli);
    const QString report = QStringLiteral("report p.gantry --kind diary --project STM --format html --out %1") + monday;
    cli.done(report.arg(QStringLiteral("day.html")));
    const QByteArray day = cli.read(QStringLiteral("day.html"));
    CHECK((day.contains("Workforce") && day.contains("Pipe layers") && day.contains("Signatures") && !day.contains("Worker days")));
    cli.done(report.arg(QStringLiteral("week.html")) + QStringLiteral(" --from 2026-10-26 --to 2026-11-01"));
    const QByteArray week = cli.read(QStringLiteral("week.html"));
    CHECK((week.contains("Worker days") && week.contains("Completed by Tomasz Wren") && week.contains("Monday")));
    cli.done(report.arg(QStringLiteral("week.pdf")).replace(QLatin1String("html"), QLatin1String("pdf")));
    CHECK(cli.read(QStringLiteral("week.pdf")).startsWith("%PDF"));
    const Ran none = cli.run(QString(report).replace(QLatin1String("--project STM "), QString()).arg(QStringLiteral("x.html")));
    CHECK((none.status == 1 && none.err.contains("belongs to one project")));
}
