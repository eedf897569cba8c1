#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

/// A project with a contract of 1,000.00 over May to August, flat, of which 100.00 was paid in April, and grants for two fiscal years.
void makeMoney(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const QByteArray root =
        rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject().value(u"id").toString().toUtf8();
    QByteArray line = R"({"action":"test","changes":[
        {"op":"insert","entity":"node","id":"10","cells":{"kind":"project","parent_id":"ROOT","code":"QW","name":"Quay wall","currency":"GBP"}},
        {"op":"update","entity":"node","id":"ROOT","cells":{"currency":"GBP"}},
        {"op":"insert","entity":"contract","id":"20","cells":{"project_id":"10","number":"CON-1","title":"Piling","status":"approved",
            "start_date":"2026-05-01","practical_completion":"2026-08-31"}},
        {"op":"insert","entity":"contract_line","id":"21","cells":{"contract_id":"20","title":"Piles","amount_minor":"100000"}},
        {"op":"insert","entity":"claim","id":"22","cells":{"contract_id":"20","number":"CLM-1","title":"Claim 1","status":"paid",
            "payment_month":"2026-04-01","sum_minor":"10000"}},
        {"op":"insert","entity":"phasing","id":"23","cells":{"project_id":"10","record_entity":"contract","record_id":"20","curve":"flat"}},
        {"op":"insert","entity":"funding_source","id":"30","cells":{"number":"FND-1","name":"Capital","total_minor":"100000"}},
        {"op":"insert","entity":"funding_allocation","id":"31","cells":{"source_id":"30","project_id":"10","fiscal_year":2026,
            "amount_minor":"60000"}}]})";
    line = line.simplified().replace("ROOT", root) + '\n';
    cli.done(QStringLiteral("apply p.gantry -"), line);
}

} // namespace

TEST_CASE("costs tells what was paid and is to come by month, and what is wanting", "[cli]")
{
    Cli cli;
    makeMoney(cli);
    const QJsonObject all = cli.done(QStringLiteral("costs p.gantry --cash-flow --json")).json();
    CHECK(all.value(u"format") == 1);
    const QJsonObject project = all.value(u"projects").toArray().first().toObject();
    CHECK(project.value(u"code") == QStringLiteral("QW"));
    CHECK(project.value(u"entered_by") == QStringLiteral("objects"));
    const QJsonObject piling = project.value(u"objects").toArray().first().toObject();
    CHECK(piling.value(u"entity") == QStringLiteral("contract"));
    CHECK(piling.value(u"to_come") == QStringLiteral("90000"));
    CHECK(piling.value(u"unassigned") == QStringLiteral("0"));
    CHECK(piling.value(u"from") == QStringLiteral("2026-05-01"));
    const QJsonArray months = piling.value(u"months").toArray();
    REQUIRE(months.size() == 5);
    CHECK(months[0].toObject().value(u"month") == QStringLiteral("2026-04"));
    CHECK(months[0].toObject().value(u"paid") == QStringLiteral("10000"));
    CHECK(months[1].toObject().value(u"to_come") == QStringLiteral("22500"));
    const QJsonObject total = all.value(u"total").toObject();
    CHECK(total.value(u"currency") == QStringLiteral("GBP"));
    const QJsonObject year = total.value(u"funding").toObject().value(u"years").toArray().first().toObject();
    CHECK(year.value(u"fiscal_year") == 2026);
    CHECK(year.value(u"need") == QStringLiteral("100000"));
    CHECK(year.value(u"shortfall") == QStringLiteral("40000"));
}

TEST_CASE("for people the cash flow is a line a month with the spread in words", "[cli]")
{
    Cli cli;
    makeMoney(cli);
    const QByteArray out = cli.done(QStringLiteral("costs p.gantry --cash-flow --project QW --locale en_GB")).out;
    CHECK(out.contains("QW Quay wall, GBP"));
    CHECK(out.contains("Piling: paid 100.00, to come 900.00\n"));
    CHECK(out.contains("Spread evenly from 1 May 2026 to 31 Aug 2026."));
    CHECK(out.contains("Funding 2026: need 1,000.00, granted 600.00, wanting at its end 400.00"));
}

TEST_CASE("a cash flow and a cost sheet are written as a workbook or as CSV", "[cli]")
{
    Cli cli;
    makeMoney(cli);
    const QString to = cli.path(QStringLiteral("flow.csv"));
    const Ran ran = cli.run({QStringLiteral("costs"), QStringLiteral("p.gantry"), QStringLiteral("--cash-flow"), QStringLiteral("--export"),
        to, QStringLiteral("--json")});
    INFO(ran.err.toStdString());
    REQUIRE(ran.status == 0);
    CHECK(ran.json().value(u"rows") == 2);
    const QByteArray csv = cli.read(QStringLiteral("flow.csv"));
    CHECK(csv.contains("Code,Object,Curve,Currency,Figure,To come,Unassigned,2026-04,2026-05,2026-06,2026-07,2026-08\r\n"));
    CHECK(csv.contains("CON-1,Piling,Flat,GBP,Actual,,,100,,,,\r\n"));
    CHECK(csv.contains("CON-1,Piling,Flat,GBP,Forecast,900,0,100,225,225,225,225\r\n"));
    cli.done(QStringLiteral("costs p.gantry --export costs.xlsx"));
    CHECK(cli.read(QStringLiteral("costs.xlsx")).startsWith("PK"));
    CHECK(cli.run(QStringLiteral("costs p.gantry --export costs.pdf")).status == 2);
    CHECK(cli.run(QStringLiteral("costs p.gantry --earned --export costs.csv")).status == 2);
    CHECK_FALSE(cli.files().contains(QStringLiteral("costs.csv")));
}
