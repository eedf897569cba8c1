#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

/// The project "Bridge" (BR) with a risk and a person.
void makeRecords(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const QString root = rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject().value(u"id").toString();
    const QByteArray line = R"({"action":"records.add","changes":[
        {"op":"insert","entity":"node","id":"10","cells":{"parent_id":"ROOT","name":"Bridge","code":"BR","currency":"AUD"}},
        {"op":"insert","entity":"node","id":"11","cells":{"parent_id":"ROOT","name":"Depot","code":"DP","currency":"AUD"}},
        {"op":"insert","entity":"risk","id":"21","cells":{"project_id":"10","number":"RSK-0001","title":"Buried services","cause":"Nobody has surveyed the eastern abutment"}},
        {"op":"insert","entity":"risk","id":"22","cells":{"project_id":"11","number":"RSK-0002","title":"Survey of the abutment is late"}},
        {"op":"insert","entity":"person","id":"31","cells":{"name":"Zoë Fernández"}}]})";
    cli.done(QStringLiteral("apply p.gantry"), QByteArray(line).replace('\n', ' ').replace("ROOT", root.toLatin1()) + '\n');
}

QStringList idsOf(const Ran& ran)
{
    QStringList out;
    for (const QJsonValue& hit : ran.json().value(u"hits").toArray()) out << hit.toObject().value(u"id").toString();
    return out;
}

} // namespace

TEST_CASE("search finds records by words and beginnings, best first, with the place where they stand", "[cli]")
{
    const Cli cli;
    makeRecords(cli);
    const Ran ran = cli.done(QStringLiteral("search p.gantry abutment surv --json --index idx"));
    CHECK(ran.json().value(u"format").toInt() == 1);
    CHECK(idsOf(ran).join(u',') == QStringLiteral("22,21"));
    const QJsonObject second = ran.json().value(u"hits").toArray().at(1).toObject();
    CHECK(second.value(u"entity").toString() == QStringLiteral("risk"));
    CHECK(second.value(u"number").toString() == QStringLiteral("RSK-0001"));
    CHECK(second.value(u"project").toString() == QStringLiteral("BR"));
    CHECK(second.value(u"field").toString() == QStringLiteral("cause"));
    CHECK(second.value(u"snippet").toString() == QStringLiteral("Nobody has surveyed the eastern abutment"));
    CHECK(second.value(u"marks").toArray().size() == 2);
    CHECK(idsOf(cli.done(QStringLiteral("search p.gantry abutment --project BR --json --index idx"))).join(u',') == QStringLiteral("21"));
    CHECK(idsOf(cli.done(QStringLiteral("search p.gantry fernandez --json --index idx"))).join(u',') == QStringLiteral("31"));
    CHECK(idsOf(cli.done(QStringLiteral("search p.gantry abutment --kind person --json --index idx"))).isEmpty());
    CHECK(idsOf(cli.done(QStringLiteral("search p.gantry abutment --limit 1 --json --index idx"))).size() == 1);
    CHECK(cli.done(QStringLiteral("search p.gantry RSK-0002 --index idx"))
              .out.startsWith("Risk RSK-0002 Survey of the abutment is late (DP)"));
    CHECK(cli.done(QStringLiteral("search p.gantry nowhere --index idx")).err.contains("Nothing holds"));
    CHECK(cli.done(QStringLiteral("search p.gantry abutment --skipped --json --index idx")).json().value(u"skipped").toArray().isEmpty());
}

TEST_CASE("search answers whatever is typed, and says what it cannot do", "[cli]")
{
    const Cli cli;
    makeRecords(cli);
    for (const char* words : {"\"", "* AND (", "'; DROP TABLE", "^", "{title}:", "NEAR(a b)"})
        CHECK(cli.run(QStringLiteral("search|p.gantry|%1|--index|idx").arg(QLatin1StringView(words)).split(u'|')).status == 0);
    CHECK(cli.run(QStringLiteral("search p.gantry")).status == 2);
    CHECK(cli.run(QStringLiteral("search p.gantry x --limit 0")).status == 2);
    CHECK(cli.run(QStringLiteral("search p.gantry x --kind nonsense")).status == 1);
    CHECK(cli.run(QStringLiteral("search p.gantry x --project nonsense")).status == 1);
    CHECK(cli.run(QStringLiteral("search missing.gantry x")).status == 1);
    cli.write(QStringLiteral("file"), "in the way"); // a folder that cannot be made: the index lies elsewhere
    CHECK(idsOf(cli.done(QStringLiteral("search p.gantry abutment --json --index file"))).size() == 2);
}
