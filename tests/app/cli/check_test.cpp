#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

QJsonObject checkNamed(const QJsonObject& project, const QString& key)
{
    for (const QJsonValue& each : project.value(u"checks").toArray())
        if (each.toObject().value(u"check").toString() == key) return each.toObject();
    return {};
}
QJsonObject projectOf(const Ran& ran, int place = 0) { return ran.json().value(u"projects").toArray()[place].toObject(); }

/// A project of three tasks in a file of its own: two in a row, one that nothing holds.
void makePlan(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const auto line = [](const QByteArray& changes) { return "{\"action\":\"test\",\"changes\":[" + changes + "]}\n"; };
    const QByteArray root =
        rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject().value(u"id").toString().toUtf8();
    QByteArray lines = line(R"({"op":"insert","entity":"node","id":"10","cells":{"kind":"project","parent_id":")" + root
        + R"(","code":"QW","name":"Quay wall"}},
        {"op":"insert","entity":"schedule_options","id":"11","cells":{"project_id":"10","planned_start":"2026-03-02T08:00:00"}})");
    for (const QByteArray task : {"21", "22", "23"})
        lines += line(R"({"op":"insert","entity":"task","id":")" + task + R"(","cells":{"project_id":"10","rank":"a)" + task
            + R"(","code":"A)" + task + R"(","name":"Task )" + task + R"(","duration_seconds":"28800"}})");
    lines += line(R"({"op":"insert","entity":"link","id":"31","cells":{"project_id":"10","predecessor_id":"21","successor_id":"22"}})");
    lines.replace("\n        ", "");
    cli.done(QStringLiteral("apply p.gantry -"), lines);
}

} // namespace

TEST_CASE("check tells of every check what it counted, its limit and the tasks that fail", "[cli]")
{
    Cli cli;
    makePlan(cli);
    const Ran ran = cli.done(QStringLiteral("check p.gantry --json"));
    CHECK(ran.json().value(u"format") == 1);
    const QJsonObject project = projectOf(ran);
    CHECK(project.value(u"code") == QStringLiteral("QW"));
    CHECK(project.value(u"checks").toArray().size() == 27);
    CHECK(project.value(u"passed").toInt() + project.value(u"failed").toInt() + project.value(u"not_assessed").toInt() == 27);
    const QJsonObject logic = checkNamed(project, QStringLiteral("missing_logic"));
    CHECK(logic.value(u"dcma") == 1);
    CHECK(logic.value(u"outcome") == QStringLiteral("failed"));
    CHECK(logic.value(u"numerator") == 1);
    CHECK(logic.value(u"denominator") == 3);
    CHECK(logic.value(u"limit") == QStringLiteral("5"));
    CHECK_FALSE(logic.value(u"left_out").toString().isEmpty());
    const QJsonObject item = logic.value(u"items").toArray().first().toObject();
    CHECK(item.value(u"task") == QStringLiteral("23"));
    CHECK(item.value(u"code") == QStringLiteral("A23"));
    CHECK(item.value(u"text") == QStringLiteral("no predecessor, no successor"));
    const QJsonObject missed = checkNamed(project, QStringLiteral("missed_tasks"));
    CHECK(missed.value(u"outcome") == QStringLiteral("not_assessed"));
    CHECK(missed.value(u"figure").isNull());
    CHECK_FALSE(missed.value(u"reason").toString().isEmpty());
}

TEST_CASE("check in words names the tasks, and ends well whatever it finds", "[cli]")
{
    Cli cli;
    makePlan(cli);
    const Ran ran = cli.run(QStringLiteral("check p.gantry --project QW"));
    CHECK(ran.status == 0);
    CHECK(ran.out.contains("QW Quay wall: "));
    CHECK(ran.out.contains("Missing logic"));
    CHECK(ran.out.contains("1 of 3 tasks, under 5 %"));
    CHECK(ran.out.contains("A23 Task 23: no predecessor, no successor"));
    CHECK(ran.out.contains("Data health: nothing found"));
    CHECK(cli.run(QStringLiteral("check p.gantry --project XX")).status == 1);
    CHECK(cli.run(QStringLiteral("check")).status == 2);
}

TEST_CASE("a limit that is set in the file decides", "[cli]")
{
    Cli cli;
    makePlan(cli);
    cli.done(QStringLiteral("apply p.gantry -"),
        R"({"action":"t","changes":[{"op":"insert","entity":"quality_limit","cells":{"check_key":"missing_logic","limit_value":"40"}}]})");
    const QJsonObject logic = checkNamed(projectOf(cli.done(QStringLiteral("check p.gantry --json"))), QStringLiteral("missing_logic"));
    CHECK(logic.value(u"limit") == QStringLiteral("40"));
    CHECK(logic.value(u"outcome") == QStringLiteral("passed"));
    const Ran refused = cli.run(QStringLiteral("apply p.gantry -"),
        R"({"action":"t","changes":[{"op":"insert","entity":"quality_limit","cells":{"check_key":"luck"}}]})");
    CHECK(refused.status == 1);
}

TEST_CASE("check lists the findings on the data of the projects asked for", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const Ran all = cli.done(QStringLiteral("check p.gantry --json"));
    for (const QJsonValue& each : all.json().value(u"projects").toArray()) {
        const QJsonObject project = each.toObject();
        for (const QJsonValue& check : project.value(u"checks").toArray()) {
            const QJsonObject c = check.toObject();
            CAPTURE(project.value(u"code").toString(), c.value(u"check").toString());
            if (c.value(u"outcome") != QStringLiteral("not_assessed")) CHECK_FALSE(c.value(u"figure").isNull());
            if (c.value(u"unit") == QStringLiteral("count")) CHECK(c.value(u"items").toArray().size() == c.value(u"figure").toInt());
        }
    }
}
