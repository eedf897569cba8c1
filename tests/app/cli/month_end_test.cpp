// The end of a month from the command line, on a project that came as a schedule of another program.
#include "tests/app/cli/cli.h"
#include "tests/support/corpus.h"

using namespace gantry::test;

namespace {

QString figureOf(const Cli& cli, const char* measure)
{
    const QJsonObject sheet = cli.done(QStringLiteral("costs p.gantry --project WALK --json")).json();
    return sheet.value(u"projects").toArray().first().toObject().value(u"total").toObject().value(QLatin1String(measure)).toString();
}

} // namespace

TEST_CASE("a month ends on the command line: actuals by a mapping, accrual, variation, forecast, close, comparison", "[cli][corpus]")
{
    const auto schedules = gantry::corpus::files(QStringLiteral("xer"));
    if (schedules.empty()) return; // said so
    Cli cli;
    cli.write(QStringLiteral("plan.xer"), schedules.front().bytes);
    cli.done(QStringLiteral("new p.gantry"));
    cli.done(QStringLiteral("import p.gantry plan.xer"));
    QString project;
    for (const QJsonValue& row : rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))))
        if (row.toObject().value(u"kind") == QStringLiteral("project")) project = row.toObject().value(u"id").toString();
    REQUIRE_FALSE(project.isEmpty());
    const auto apply = [&](QString changes) {
        changes.replace(QStringLiteral("PROJECT"), project);
        cli.done(QStringLiteral("apply p.gantry -"),
            (QStringLiteral(R"({"action":"test","changes":[)") + changes.simplified() + QStringLiteral("]}\n")).toUtf8());
    };
    apply(QStringLiteral(R"({"op":"update","entity":"node","id":"PROJECT","cells":{"code":"WALK","currency":"BHD"}},
        {"op":"insert","entity":"currency","id":"5","cells":{"code":"BHD","minor_digits":3}},
        {"op":"insert","entity":"cost_account","id":"10","cells":{"project_id":"PROJECT","code":"1","title":"Works","original_budget_minor":"5000000"}},
        {"op":"insert","entity":"contract","id":"20","cells":{"project_id":"PROJECT","number":"CON-1","title":"Builder","status":"approved"}},
        {"op":"insert","entity":"contract_line","id":"21","cells":{"contract_id":"20","title":"Slab","account_id":"10","amount_minor":"3000000"}},
        {"op":"insert","entity":"variation","id":"30","cells":{"contract_id":"20","number":"VAR-1","title":"Rock","status":"in_principle"}},
        {"op":"insert","entity":"variation_line","id":"31","cells":{"variation_id":"30","title":"Rock","contract_line_id":"21","preliminary_minor":"200000"}})"));
    cli.done(QStringLiteral("close p.gantry --add-year 2026"));
    cli.done(QStringLiteral("close p.gantry --period 2026-01"));

    // Actuals, matched to the contract by its number; the row of the closed month is refused and says why.
    cli.write(
        QStringLiteral("map.json"), R"({"entity":"ledger_entry","columns":{"Booked":"posted_on","Net":"amount_minor","PO":"contract_id",
        "Text":"title"},"constants":{"project_id":"WALK"}})");
    cli.write(QStringLiteral("ledger.csv"),
        "Booked;Text;PO;Net\n2026-02-10;Invoice 1;CON-1;1234.567\n2026-01-31;Late;CON-1;5\n2026-02-11;Diesel;;0.5\n");
    const QJsonObject in = cli.done(QStringLiteral("import p.gantry ledger.csv --map map.json --json")).json();
    const QByteArray told = QJsonDocument(in).toJson();
    INFO(told.toStdString());
    CHECK(told.contains("\"line\": 3"));
    CHECK(told.contains("2026-01 is closed"));
    CHECK(figureOf(cli, "ledger") == QStringLiteral("1235067")); // in thousandths, as the currency has them

    // What was done and is not billed; a variation that is approved; a forecast for what is to be let yet.
    const QString february = [&] {
        for (const QJsonValue& row : rowsOf(cli.done(QStringLiteral("list p.gantry period --json"))))
            if (row.toObject().value(u"name") == QStringLiteral("2026-02")) return row.toObject().value(u"id").toString();
        return QString();
    }();
    apply(QStringLiteral(
        R"({"op":"insert","entity":"cost_accrual","id":"40","cells":{"project_id":"PROJECT","title":"Formwork","contract_id":"20",
        "period_id":"%1","amount_minor":"70000"}})")
              .arg(february));
    CHECK(figureOf(cli, "accrued") == QStringLiteral("70000"));
    const QString before = figureOf(cli, "forecast_final_cost");
    apply(QStringLiteral(R"({"op":"update","entity":"variation_line","id":"31","cells":{"approved_minor":"180000"}},
        {"op":"update","entity":"variation","id":"30","cells":{"status":"approved","approved_on":"2026-02-20"}},
        {"op":"insert","entity":"forecast_item","id":"50","cells":{"project_id":"PROJECT","number":"FCI-1","title":"Lifts","account_id":"10",
            "amount_minor":"400000"}})"));
    CHECK(figureOf(cli, "forecast_final_cost").toLongLong() == before.toLongLong() + 180'000 + 400'000);

    // The forecast on months: by hand in one month, so that nothing is left over.
    apply(QStringLiteral(
        R"({"op":"insert","entity":"phasing","id":"60","cells":{"project_id":"PROJECT","record_entity":"forecast_item","record_id":"50",
        "curve":"hand"}},
        {"op":"insert","entity":"phased_amount","id":"61","cells":{"project_id":"PROJECT","record_entity":"forecast_item","record_id":"50",
        "kind":"forecast","month":"2026-05-01","amount_minor":"400000"}})"));
    const QJsonObject flow = cli.done(QStringLiteral("costs p.gantry --project WALK --cash-flow --json")).json();
    for (const QJsonValue& object : flow.value(u"projects").toArray().first().toObject().value(u"objects").toArray())
        if (object.toObject().value(u"id") == QStringLiteral("50")) CHECK(object.toObject().value(u"unassigned") == QStringLiteral("0"));

    // What moved against the last close, the close, and a later entry that is refused.
    const QByteArray moved = cli.done(QStringLiteral("close p.gantry --compare 2026-01")).out;
    CHECK(moved.contains("Rock"));
    CHECK(moved.contains("Lifts"));
    cli.done(QStringLiteral("close p.gantry --period 2026-02"));
    CHECK(cli.done(QStringLiteral("verify p.gantry")).status == 0);
    const Ran late = cli.run(QStringLiteral("apply p.gantry -"),
        QStringLiteral(
            R"({"action":"test","changes":[{"op":"insert","entity":"ledger_entry","cells":{"project_id":"%1","posted_on":"2026-02-27","title":"Late",
            "amount_minor":"1"}}]})")
                .arg(project)
                .simplified()
                .toUtf8()
            + '\n');
    CHECK((late.out + late.err).contains("2026-02 is closed"));
    CHECK(cli.done(QStringLiteral("close p.gantry --compare 2026-01 2026-02")).out.contains("Rock"));
}
