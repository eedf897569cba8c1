#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

/// The project "Bridge" (BR) with three threats, an opportunity and a contingency of 3,000.00.
void makeRisks(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const QString root = rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject().value(u"id").toString();
    const QByteArray line = R"({"action":"risks.add","changes":[
        {"op":"insert","entity":"node","id":"10","cells":{"parent_id":"ROOT","name":"Bridge","code":"BR","currency":"AUD"}},
        {"op":"insert","entity":"risk","id":"21","cells":{"project_id":"10","title":"Buried services","status":"active","key_risk":true,
            "likelihood_before":4,"cost_impact_before":5,"time_impact_before":3,"likelihood_after":4,"cost_impact_after":4,
            "chance_percent":"60","amount_minor":"140000","review_on":"2026-01-01"}},
        {"op":"insert","entity":"risk","id":"22","cells":{"project_id":"10","title":"Track tender","status":"active",
            "likelihood_before":3,"cost_impact_before":4,"chance_percent":"40","amount_minor":"90000"}},
        {"op":"insert","entity":"risk","id":"23","cells":{"project_id":"10","title":"Old","status":"retired",
            "likelihood_before":5,"cost_impact_before":5,"chance_percent":"100","amount_minor":"900000"}},
        {"op":"insert","entity":"risk","id":"24","cells":{"project_id":"10","title":"Cheap steel","kind":"opportunity","status":"active",
            "likelihood_before":2,"cost_impact_before":2,"chance_percent":"50","amount_minor":"40000"}},
        {"op":"insert","entity":"risk_treatment","id":"31","cells":{"risk_id":"22","title":"Second tender","status":"done"}},
        {"op":"insert","entity":"forecast_item","id":"41","cells":{"project_id":"10","title":"Reserve","kind":"project_contingency",
            "amount_minor":"300000"}}]})";
    cli.done(QStringLiteral("apply p.gantry"), QByteArray(line).replace('\n', ' ').replace("ROOT", root.toLatin1()) + '\n');
}

QJsonArray cellsOf(const QJsonObject& risks, const char* kind, const char* stage)
{
    for (const QJsonValue& each : risks.value(u"matrices").toArray())
        if (each.toObject().value(u"kind") == QLatin1String(kind) && each.toObject().value(u"stage") == QLatin1String(stage))
            return each.toObject().value(u"cells").toArray();
    FAIL(kind << ' ' << stage);
    return {};
}

} // namespace

TEST_CASE("risks tells who stands in which cell, exposure against contingency, and the top risks", "[cli]")
{
    Cli cli;
    makeRisks(cli);
    const QJsonObject risks = cli.done(QStringLiteral("risks p.gantry --project BR --json")).json();
    CHECK(risks.value(u"format") == 1);
    CHECK(risks.value(u"threats") == 2);
    CHECK(risks.value(u"opportunities") == 1);
    CHECK(risks.value(u"matrix").toObject().value(u"likelihoods").toArray().size() == 5);
    const QJsonArray before = cellsOf(risks, "threat", "before");
    REQUIRE(before.size() == 2);
    CHECK(before[1].toObject().value(u"score") == 20);
    CHECK(before[1].toObject().value(u"rating") == QStringLiteral("extreme"));
    CHECK(before[1].toObject().value(u"risks").toArray() == QJsonArray{QStringLiteral("21")});
    CHECK(cellsOf(risks, "threat", "after").size() == 1);
    CHECK(cellsOf(risks, "opportunity", "before").size() == 1);

    CHECK(risks.value(u"exposure") == QStringLiteral("100000")); // 840 + 360 - 200
    CHECK(risks.value(u"contingency") == QStringLiteral("300000"));
    CHECK(risks.value(u"covers").toDouble() == Approx(3));
    CHECK(risks.value(u"status") == QStringLiteral("green"));
    CHECK(risks.value(u"without_review") == 3);
    CHECK(risks.value(u"untreated") == 1);
    const QJsonArray top = risks.value(u"top").toArray();
    REQUIRE(top.size() == 3);
    CHECK(top[0].toObject().value(u"title") == QStringLiteral("Buried services"));
    CHECK(top[0].toObject().value(u"score_after") == 16);
    CHECK(top[0].toObject().value(u"expected_value") == QStringLiteral("84000"));
    CHECK(top[1].toObject().value(u"treatments_done") == 1);
    CHECK(top[2].toObject().value(u"expected_value") == QStringLiteral("-20000"));

    const QByteArray text = cli.done(QStringLiteral("risks p.gantry")).out;
    CHECK(text.contains("2 threats and 1 opportunity open"));
    CHECK(text.contains("Contingency covers exposure 3.00 times. Limit 1.20, green"));
    CHECK(text.contains("Buried services"));
    CHECK_FALSE(text.contains("Old"));
}

TEST_CASE("risks of a file without any, and of a project that is not there, say so", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    CHECK(cli.done(QStringLiteral("risks p.gantry")).out.contains("Nothing is exposed"));
    CHECK(cli.done(QStringLiteral("risks p.gantry --json")).json().value(u"top").toArray().isEmpty());
    CHECK(cli.run(QStringLiteral("risks p.gantry --project NIX")).status == 1);
}
