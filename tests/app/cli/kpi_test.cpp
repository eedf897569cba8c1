#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

QJsonObject kpiCalled(const Ran& ran, const char* code)
{
    for (const QJsonValue& each : ran.json().value(u"kpis").toArray())
        if (each.toObject().value(u"code").toString() == QLatin1String(code)) return each.toObject();
    FAIL(code);
    return {};
}

} // namespace

TEST_CASE("kpi tells value and status of each KPI, rolled up from the cost sheets that costs tells", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const Ran ran = cli.done(QStringLiteral("kpi p.gantry --json"));
    CHECK(ran.json().value(u"format") == 1);
    const QJsonObject total = cli.done(QStringLiteral("costs p.gantry --json")).json().value(u"total").toObject();
    const double budget = total.value(u"budget").toString().toDouble(), final = total.value(u"forecast_final_cost").toString().toDouble();
    REQUIRE(budget > 0);
    const QJsonObject over = kpiCalled(ran, "FFC");
    CHECK(over.value(u"value").toDouble() == Approx(100 * (final - budget) / budget));
    CHECK(over.value(u"status").toString() == (final <= budget ? QStringLiteral("green") : QStringLiteral("red")));
    CHECK(kpiCalled(ran, "COM").value(u"status").toString().isEmpty()); // it has no limits
    CHECK(ran.json().value(u"health").toArray().size() == 8);
    CHECK(cli.done(QStringLiteral("kpi p.gantry")).out.contains("Forecast final cost over budget"));
}

TEST_CASE("kpi --explain puts the numbers into the formula, and names the codes where one is unknown", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject bei = kpiCalled(cli.done(QStringLiteral("kpi p.gantry --project QLC --explain bei --json")), "BEI");
    const QJsonObject why = bei.value(u"explanation").toObject();
    const QStringList numbers = why.value(u"with_numbers").toString().split(QStringLiteral(" / "));
    REQUIRE(numbers.size() == 2);
    CHECK(bei.value(u"value").toDouble() == Approx(numbers[0].toDouble() / numbers[1].toDouble()));
    CHECK(why.value(u"measures").toArray().size() == 2);
    CHECK(cli.done(QStringLiteral("kpi p.gantry --explain CPLI")).out.contains("Worst of 12 of 12 projects"));
    const QJsonArray closes = why.value(u"closes").toArray(); // the months that the sample has closed
    REQUIRE(closes.size() == 3);
    CHECK(closes[0].toObject().value(u"period").toString() < closes[2].toObject().value(u"period").toString());
    CHECK(closes[2].toObject().value(u"value").toDouble() > 0);

    const Ran unknown = cli.run(QStringLiteral("kpi p.gantry --explain NIX"));
    CHECK(unknown.status == 1);
    CHECK(unknown.err.contains("BEI"));
}

TEST_CASE("kpi of a file without KPIs says so and ends well", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    CHECK(cli.done(QStringLiteral("kpi p.gantry")).err.contains("no KPIs"));
    CHECK(cli.done(QStringLiteral("kpi p.gantry --json")).json().value(u"kpis").toArray().isEmpty());
}
