#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

const QString closing = QStringLiteral("close p.gantry ");

/// A project with a budget and the months of 2026; `budget` is its only account.
QString makeBooks(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const QString root = rowsOf(cli.done(QStringLiteral("list p.gantry node --json")))[0].toObject().value(u"id").toString();
    const auto apply = [&](const char* entity, const QString& cells) {
        const QByteArray line = R"({"action":"test.add","changes":[{"op":"insert","entity":")" + QByteArray(entity) + R"(","cells":{)"
            + cells.toUtf8() + "}}]}\n";
        return cli.done(QStringLiteral("apply p.gantry - --author Ada"), line).lines().front().value(u"id").toString();
    };
    const QString project = apply("node", QStringLiteral(R"("parent_id":"%1","name":"Depot","code":"DP","currency":"AUD")").arg(root));
    const QString account =
        apply("cost_account", QStringLiteral(R"("project_id":"%1","title":"Works","original_budget_minor":"100000")").arg(project));
    cli.done(closing + QStringLiteral("--add-year 2026"));
    return account;
}

void setBudget(const Cli& cli, const QString& account, int minor)
{
    cli.done(QStringLiteral("apply p.gantry - --author Grace"),
        QStringLiteral(
            R"({"action":"test.edit","changes":[{"op":"update","entity":"cost_account","id":"%1","cells":{"original_budget_minor":"%2"}}]})")
                .arg(account)
                .arg(minor)
                .toUtf8()
            + '\n');
}

QJsonObject periodNamed(const Cli& cli, const QString& name)
{
    for (const QJsonValue& each : cli.done(closing + QStringLiteral("--json")).json().value(u"periods").toArray())
        if (each.toObject().value(u"name") == name) return each.toObject();
    return {};
}

} // namespace

TEST_CASE("close freezes a period, reopens it with a reason and closes it again, each close chained to the one before", "[cli][close]")
{
    Cli cli;
    makeBooks(cli);
    CHECK(cli.run(closing + QStringLiteral("--period 2026-02")).status == 1);
    const QJsonObject closed = cli.done(closing + QStringLiteral("--period 2026-01 --author Ada --json")).json();
    CHECK(closed.value(u"ok").toInt() > 0);
    CHECK(closed.value(u"open_points").isArray());
    cli.done(closing + QStringLiteral("--period 2026-02"));
    QJsonObject january = periodNamed(cli, QStringLiteral("2026-01")), february = periodNamed(cli, QStringLiteral("2026-02"));
    CHECK(january.value(u"status") == QStringLiteral("closed"));
    CHECK(january.value(u"closed_by") == QStringLiteral("Ada"));
    const QString hash = january.value(u"closes").toArray()[0].toObject().value(u"hash").toString();
    CHECK(hash.size() == 64);
    CHECK(february.value(u"closes").toArray()[0].toObject().value(u"previous_hash") == hash);

    const Ran early = cli.run(QStringList{QStringLiteral("close"), QStringLiteral("p.gantry"), QStringLiteral("--period"),
        QStringLiteral("2026-01"), QStringLiteral("--reopen"), QStringLiteral("Invoice missed")});
    CHECK(early.status == 1);
    CHECK(early.err.contains("2026-02"));
    cli.done(closing + QStringLiteral("--period 2026-02 --reopen Mistake --author Grace"));
    february = periodNamed(cli, QStringLiteral("2026-02"));
    CHECK(february.value(u"status") == QStringLiteral("reopened"));
    CHECK(february.value(u"reopen_reason") == QStringLiteral("Mistake"));
    CHECK(february.value(u"reopened_by") == QStringLiteral("Grace"));
    cli.done(closing + QStringLiteral("--period 2026-02"));
    const QJsonArray closes = periodNamed(cli, QStringLiteral("2026-02")).value(u"closes").toArray();
    REQUIRE(closes.size() == 2);
    CHECK(closes[1].toObject().value(u"previous_hash") == closes[0].toObject().value(u"hash"));
    CHECK(cli.run(QStringLiteral("undo p.gantry")).status == 1);
    CHECK(cli.done(QStringLiteral("verify p.gantry --json")).json().value(u"ok") == true);
}

TEST_CASE("close --compare tells what figures of two closes differ in, with the records", "[cli][close]")
{
    Cli cli;
    const QString account = makeBooks(cli);
    cli.done(closing + QStringLiteral("--period 2026-01"));
    setBudget(cli, account, 125'000);
    cli.done(closing + QStringLiteral("--period 2026-02"));
    setBudget(cli, account, 120'000);
    CHECK(cli.done(closing + QStringLiteral("--compare 2026-01 2026-01")).out == "No figure differs.\n");
    const QJsonObject json = cli.done(closing + QStringLiteral("--compare 2026-01 2026-02 --json")).json();
    CHECK(json.value(u"currency").isString());
    const QJsonArray figures = json.value(u"projects").toArray()[0].toObject().value(u"figures").toArray();
    REQUIRE(figures.size() == 3); // original budget, budget, variance
    const QJsonObject budget = figures[0].toObject();
    CHECK(budget.value(u"figure") == QStringLiteral("original_budget"));
    CHECK(budget.value(u"before") == QStringLiteral("100000"));
    CHECK(budget.value(u"difference") == QStringLiteral("25000"));
    const QJsonObject record = budget.value(u"records").toArray()[0].toObject();
    CHECK(record.value(u"id") == account);
    CHECK(record.value(u"title") == QStringLiteral("Works"));
    CHECK(record.value(u"change") == QStringLiteral("changed"));
    CHECK(cli.done(closing + QStringLiteral("--compare 2026-02")).out.contains("  Budget: 1250.00 → 1200.00 (AUD -50.00)\n"));
    CHECK(cli.done(closing + QStringLiteral("--compare 1 2 --json")).json() == json);
    CHECK(cli.run(closing + QStringLiteral("--compare 2026-05")).status == 1);
    CHECK(cli.run(closing + QStringLiteral("--compare 2031-05")).status == 1);
}

TEST_CASE("close --restatements lists who changed what in a reopened period, before and after", "[cli][close]")
{
    Cli cli;
    makeBooks(cli);
    const QString project =
        rowsOf(cli.done(QStringLiteral("list p.gantry cost_account --json")))[0].toObject().value(u"project_id").toString();
    const auto post = [&](const QString& id, const char* op, const char* amount) {
        const QString cells = QLatin1String(op) == QLatin1String("insert")
            ? QStringLiteral(R"("project_id":"%1","posted_on":"2026-01-09","title":"Steel","amount_minor":"%2")")
                  .arg(project, QLatin1String(amount))
            : QStringLiteral(R"("amount_minor":"%1")").arg(QLatin1String(amount));
        return cli.run(QStringLiteral("apply p.gantry - --author Grace"),
            QStringLiteral(R"({"action":"test","changes":[{"op":"%1","entity":"ledger_entry",%2"cells":{%3}}]})")
                    .arg(QLatin1String(op), id.isEmpty() ? QString() : QStringLiteral(R"("id":"%1",)").arg(id), cells)
                    .toUtf8()
                + '\n');
    };
    const QString steel = post({}, "insert", "7000").lines().front().value(u"id").toString();
    cli.done(closing + QStringLiteral("--period 2026-01"));
    CHECK(post(steel, "update", "7100").status == 1);
    CHECK(cli.done(closing + QStringLiteral("--period 2026-01 --restatements")).out == "Nothing was restated.\n");
    cli.done(closing + QStringLiteral("--period 2026-01 --reopen Mistake"));
    CHECK(post(steel, "update", "7100").status == 0);
    const QJsonArray listed =
        cli.done(closing + QStringLiteral("--period 2026-01 --restatements --json")).json().value(u"restatements").toArray();
    REQUIRE(listed.size() == 1);
    const QJsonObject r = listed[0].toObject();
    CHECK(r.value(u"author") == QStringLiteral("Grace"));
    CHECK(r.value(u"title") == QStringLiteral("Steel"));
    CHECK(r.value(u"field") == QStringLiteral("amount_minor"));
    CHECK(r.value(u"before") == QStringLiteral("7000"));
    CHECK(r.value(u"after") == QStringLiteral("7100"));
    CHECK(cli.done(closing + QStringLiteral("--period 2026-01 --restatements")).out.contains("Ledger entry “Steel”, Amount: "));
}

TEST_CASE("close says what it wants", "[cli][close]")
{
    Cli cli;
    makeBooks(cli);
    for (const char* wrong : {"--period 2026-01 --compare 2026-01", "--reopen Because", "--restatements", "--add-year soon", "2026-01",
             "--period 2026-01 --reopen A --restatements"})
        CHECK(cli.run(closing + QLatin1String(wrong)).status == 2);
    CHECK(cli.run(closing + QStringLiteral("--period 2031-01")).err.contains("2031-01"));
    CHECK(cli.run(closing + QStringLiteral("--add-year 2026")).status == 1);
}

TEST_CASE("costs --history tells how a figure moved from close to close, and --explain what moved it since", "[cli][close]")
{
    Cli cli;
    const QString account = makeBooks(cli);
    cli.done(closing + QStringLiteral("--period 2026-01"));
    setBudget(cli, account, 120'000);
    cli.done(closing + QStringLiteral("--period 2026-02"));
    setBudget(cli, account, 125'000);
    const QJsonObject project =
        cli.done(QStringLiteral("costs p.gantry --history budget --json")).json().value(u"projects").toArray()[0].toObject();
    QStringList told;
    for (const QJsonValue& each : project.value(u"moves").toArray()) {
        const QJsonObject move = each.toObject();
        told << move.value(u"close").toString() + u' ' + move.value(u"after").toString() + u' ' + move.value(u"difference").toString();
        CHECK(move.value(u"records").toArray().size() == 1);
    }
    CHECK(told
        == QStringList{QStringLiteral("2026-01 100000 100000"), QStringLiteral("2026-02 120000 20000"), QStringLiteral(" 125000 5000")});
    CHECK(cli.done(QStringLiteral("costs p.gantry --history budget")).out.contains("Cost account “Works”, changed"));
    const QJsonObject since = cli.done(QStringLiteral("costs p.gantry --explain budget --json"))
                                  .json()
                                  .value(u"projects")
                                  .toArray()[0]
                                  .toObject()
                                  .value(u"since_last_close")
                                  .toObject();
    CHECK(since.value(u"close") == QStringLiteral("2026-02"));
    CHECK(since.value(u"difference") == QStringLiteral("5000"));
    CHECK(
        cli.done(QStringLiteral("costs p.gantry --explain budget")).out.contains("Since the close of 2026-02: 1200.00 → 1250.00 (50.00)"));
    CHECK(cli.run(QStringLiteral("costs p.gantry --history nix")).status == 1);
}
