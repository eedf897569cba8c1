#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

/// A project with a person who may approve up to 500.00, a change of 900.00 that waits, an overdue action and a gate.
void govern(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const QByteArray root =
        rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject().value(u"id").toString().toUtf8();
    QByteArray line = R"({"action":"test","changes":[
        {"op":"insert","entity":"node","id":"10","cells":{"kind":"project","parent_id":"ROOT","code":"DP","name":"Depot"}},
        {"op":"insert","entity":"person","id":"11","cells":{"name":"Ada","number":"PER-1"}},
        {"op":"insert","entity":"delegation","id":"12","cells":{"title":"Managers","number":"DOA-1","person_id":"11","limit_minor":"50000"}},
        {"op":"insert","entity":"change_request","id":"13","cells":{"project_id":"10","number":"CHR-1","title":"Wider doors",
            "status":"submitted","cost_impact_minor":"90000"}},
        {"op":"insert","entity":"approval","id":"14","cells":{"project_id":"10","number":"APR-1","title":"Wider doors",
            "record_entity":"change_request","record_id":"13","approves":"change_request","amount_minor":"90000"}},
        {"op":"insert","entity":"action","id":"15","cells":{"project_id":"10","number":"ACT-1","title":"Call the council",
            "owner_id":"11","due_on":"2026-02-01"}},
        {"op":"insert","entity":"gate","id":"16","cells":{"project_id":"10","number":"GAT-1","title":"Design","planned_on":"2026-02-02"}},
        {"op":"insert","entity":"gate_criterion","id":"17","cells":{"gate_id":"16","title":"Drawings signed"}}]})";
    cli.done(QStringLiteral("apply p.gantry -"), line.simplified().replace("ROOT", root) + '\n');
}

} // namespace

TEST_CASE("work tells what waits for a person, overdue first, and names nobody who is not there", "[cli]")
{
    Cli cli;
    govern(cli);
    const QJsonArray items =
        cli.done(QStringLiteral("work p.gantry --person ada --now 2026-03-04 --json")).json().value(u"items").toArray();
    REQUIRE(items.size() == 1);
    const QJsonObject item = items.first().toObject();
    CHECK((item.value(u"entity") == QStringLiteral("action") && item.value(u"overdue").toBool()));
    CHECK((item.value(u"due") == QStringLiteral("2026-02-01") && item.value(u"project") == QStringLiteral("DP")));
    CHECK(cli.done(QStringLiteral("work p.gantry --now 2026-03-04")).out.contains("31 days late"));
    const Ran nobody = cli.run(QStringLiteral("work p.gantry --person Zoe"));
    CHECK((nobody.status == 1 && nobody.err.contains("Nobody in this portfolio is called")));
}

TEST_CASE("gates tells where each gate stands and what is in its way", "[cli]")
{
    Cli cli;
    govern(cli);
    const QJsonObject gate =
        cli.done(QStringLiteral("gates p.gantry --now 2026-03-04 --json")).json().value(u"gates").toArray().first().toObject();
    CHECK((gate.value(u"state") == QStringLiteral("overdue") && gate.value(u"must_open") == 1 && gate.value(u"score").isNull()));
    CHECK(cli.done(QStringLiteral("gates p.gantry --now 2026-03-04 --project DP")).out.contains("1 that must be met is not"));
}

TEST_CASE("approve goes by the authority of the author: refused over the limit, on record once given", "[cli]")
{
    Cli cli;
    govern(cli);
    const Ran over = cli.run(QStringLiteral("approve p.gantry APR-1 --author Ada"));
    CHECK(over.status == 1);
    CHECK(over.err.contains("Ada may not approve 900: “Managers” goes up to 500."));
    CHECK(cli.run(QStringLiteral("approve p.gantry APR-1 --author Zoe")).err.contains("Nobody in this portfolio is called “Zoe”"));
    CHECK(cli.run(QStringLiteral("approve p.gantry APR-9 --author Ada")).err.contains("There is no approval APR-9"));
    cli.done(QStringLiteral("apply p.gantry -"),
        R"({"action":"test","changes":[{"op":"update","entity":"delegation","id":"12","cells":{"limit_minor":"100000"}}]})");
    const QJsonObject done = cli.done(QStringLiteral("approve p.gantry apr-1 --author Ada --json")).json();
    CHECK((done.value(u"status") == QStringLiteral("approved") && done.value(u"declared") == QStringLiteral("Ada")));
    CHECK(done.value(u"delegation") == QStringLiteral("Managers"));
    const QJsonObject change = rowsOf(cli.done(QStringLiteral("list p.gantry change_request --json"))).first().toObject();
    CHECK(change.value(u"status") == QStringLiteral("approved"));
    cli.done(QStringLiteral("verify p.gantry"));
    CHECK(cli.run(QStringLiteral("approve p.gantry APR-1 --author Ada")).err.contains("decided already"));
}

TEST_CASE("compliance tells the projects, the lowest first, and of one project every requirement with why", "[cli]")
{
    Cli cli;
    govern(cli);
    QByteArray line = R"({"action":"test","changes":[
        {"op":"insert","entity":"methodology","id":"20","cells":{"title":"Works","number":"MET-1"}},
        {"op":"insert","entity":"methodology_phase","id":"21","cells":{"methodology_id":"20","title":"Design"}},
        {"op":"insert","entity":"methodology_requirement","id":"22","cells":{"methodology_id":"20","phase_id":"21","code":"D1",
            "title":"Drawings signed","kind":"criterion"}},
        {"op":"update","entity":"gate","id":"16","cells":{"phase":"Design"}},
        {"op":"update","entity":"node","id":"10","cells":{"methodology_id":"20","phase":"Design"}}]})";
    cli.done(QStringLiteral("apply p.gantry -"), line.simplified() + '\n');
    const QJsonObject told = cli.done(QStringLiteral("compliance p.gantry --now 2026-03-04 --json")).json();
    CHECK((told.value(u"score") == 0 && told.value(u"missing") == 1 && told.value(u"overdue") == 1));
    const QJsonObject project = told.value(u"projects").toArray().first().toObject();
    CHECK((project.value(u"project") == QStringLiteral("DP") && project.value(u"methodology") == QStringLiteral("Works")));
    const QJsonObject asked = project.value(u"requirements").toArray().first().toObject();
    CHECK((asked.value(u"code") == QStringLiteral("D1") && asked.value(u"state") == QStringLiteral("missing")));
    CHECK((asked.value(u"record_entity") == QStringLiteral("gate_criterion") && asked.value(u"record_id") == QStringLiteral("17")));
    const Ran text = cli.done(QStringLiteral("compliance p.gantry --project DP --now 2026-03-04"));
    CHECK((text.out.contains("Not answered yet") && text.out.contains("overdue")));
    CHECK(cli.run(QStringLiteral("compliance p.gantry --project XX")).status == 1);
    cli.done(QStringLiteral("report p.gantry --kind compliance --format html --out c.html"));
}
