#include "tests/app/cli/cli.h"

using namespace gantry::test;

TEST_CASE("lessons names what fits a gate or a project best, with its points and why", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonArray gates = cli.done(QStringLiteral("gates p.gantry --json")).json().value(u"gates").toArray();
    QString open;
    for (const QJsonValue& gate : gates)
        if (gate.toObject().value(u"state") != QStringLiteral("held")) open = gate.toObject().value(u"number").toString();
    REQUIRE_FALSE(open.isEmpty());
    const QJsonArray lessons =
        cli.done(QStringLiteral("lessons p.gantry --gate %1 --most 3 --json").arg(open)).json().value(u"lessons").toArray();
    REQUIRE(lessons.size() >= 2);
    REQUIRE(lessons.size() <= 3);
    int before = 1000;
    for (const QJsonValue& each : lessons) {
        const QJsonObject lesson = each.toObject();
        CHECK(lesson.value(u"points").toInt() <= before);
        before = lesson.value(u"points").toInt();
        CHECK_FALSE(lesson.value(u"why").toString().isEmpty());
        CHECK_FALSE(lesson.value(u"recommendation").toString().isEmpty());
        CHECK(lesson.value(u"id").isString());
    }
    const Ran text = cli.done(QStringLiteral("lessons p.gantry --project TWT"));
    CHECK(text.out.contains("LES-"));
    CHECK(text.out.contains("ame type of project"));
}

TEST_CASE("lessons wants to know for what, and says what is not there", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    CHECK(cli.run(QStringLiteral("lessons p.gantry")).status == 2);
    CHECK(cli.run(QStringLiteral("lessons p.gantry --gate G1 --project X")).status == 2);
    CHECK(cli.run(QStringLiteral("lessons p.gantry --gate G1 --most none")).status == 2);
    const Ran gone = cli.run(QStringLiteral("lessons p.gantry --gate GAT-9"));
    CHECK((gone.status == 1 && gone.err.contains("No Gate has the number")));
}
