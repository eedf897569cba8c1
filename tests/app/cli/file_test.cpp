#include "core/store/file_lock.h"
#include "core/store/header.h"
#include "tests/app/cli/cli.h"

#include <QCoreApplication>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("a new portfolio is one file with a root and nothing else", "[cli]")
{
    Cli cli;
    const QJsonObject made = cli.done(QStringLiteral("new p.gantry --json")).json();
    CHECK(made.value(u"format") == 1);
    CHECK(cli.files() == QStringList{QStringLiteral("p.gantry")});
    const auto root = rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject();
    CHECK(root.value(u"id") == made.value(u"root"));
    CHECK(root.value(u"kind") == QStringLiteral("portfolio"));

    const Ran again = cli.run(QStringLiteral("new p.gantry"));
    CHECK(again.status == 1);
    CHECK(again.err.contains("is there already"));
}

TEST_CASE("the sample of one day is the same each time, and nobody can undo it away", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new a.gantry --sample"));
    cli.done(QStringLiteral("new b.gantry --sample"));
    const QByteArray dump = cli.dump(QStringLiteral("a.gantry"));
    CHECK(dump.count('\n') > 2000);
    CHECK(dump == cli.dump(QStringLiteral("b.gantry")));
    CHECK(cli.run(QStringLiteral("undo a.gantry")).status == 1);
    cli.done(QStringLiteral("verify a.gantry"));
}

TEST_CASE("info tells counts, schema, status dates and health", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject info = cli.done(QStringLiteral("info p.gantry --json")).json();
    CHECK(info.value(u"format") == 1);
    CHECK(info.value(u"schema") == *versionInHeader(cli.path(QStringLiteral("p.gantry"))));
    CHECK(info.value(u"counts").toObject().value(u"node") == 16);
    CHECK(info.value(u"status_date_newest") == QStringLiteral("2026-02-27T17:00:00"));
    CHECK(info.value(u"health").toObject().value(u"bad") == 3);
    REQUIRE(info.value(u"projects").toArray().size() == 12);
    const QJsonObject project = info.value(u"projects").toArray().first().toObject();
    CHECK(project.value(u"id").isString());
    CHECK(project.value(u"finish").toString().startsWith(QStringLiteral("2026-")));
    CHECK(info.value(u"findings") == 0);

    const QByteArray text = cli.done(QStringLiteral("info p.gantry")).out;
    CHECK(text.contains("Caldmere capital plan"));
    CHECK(text.contains("27 Feb 2026"));
}

TEST_CASE("the schema names every field with its kind, its rules and what it refers to", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    const QJsonObject schema = cli.done(QStringLiteral("schema p.gantry --json")).json();
    QJsonObject parent, health;
    for (const QJsonValue& entity : schema.value(u"entities").toArray())
        for (const QJsonValue& field : entity.toObject().value(u"fields").toArray()) {
            const QString name = entity.toObject().value(u"key").toString() + u'/' + field.toObject().value(u"key").toString();
            if (name == u"task/parent_id") parent = field.toObject();
            if (name == u"node/health") health = field.toObject();
        }
    CHECK(parent.value(u"kind") == QStringLiteral("id"));
    CHECK(parent.value(u"target") == QStringLiteral("task"));
    CHECK(health.value(u"words").toArray().contains(QStringLiteral("watch")));
    CHECK(cli.done(QStringLiteral("schema p.gantry")).out.contains("calendar_exception"));
}

TEST_CASE("list shows any register: to programs as typed values, to people as words", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject task = rowNamed(cli.done(QStringLiteral("list p.gantry task --json")), QStringLiteral("Pressure test"));
    CHECK(task.value(u"id").isString());
    CHECK(task.value(u"duration_seconds").isDouble());
    CHECK(task.value(u"fixed_cost_minor") == QStringLiteral("0"));
    CHECK(task.value(u"milestone").isBool());
    CHECK(task.value(u"deadline").isNull());
    CHECK_FALSE(task.contains(u"derived"));

    const QList<QByteArray> lines = cli.done(QStringLiteral("list p.gantry person --locale de_DE")).out.split('\n');
    CHECK(lines.front().startsWith("Id\tNumber\tName\tRole\tOrganisation"));
    CHECK(lines[1].contains("PER-0001\tImogen Farrant\tHead of programme office\tCaldmere Borough Council"));

    const Ran unknown = cli.run(QStringLiteral("list p.gantry dragon"));
    CHECK(unknown.status == 1);
    CHECK(unknown.err.contains("dragon"));
}

TEST_CASE("list --derived adds what is computed", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const Ran listed = cli.done(QStringLiteral("list p.gantry task --derived --json"));
    const QJsonObject derived = rowNamed(listed, QStringLiteral("Open to traffic")).value(u"derived").toObject();
    CHECK(derived.value(u"wbs").toString().count(u'.') >= 1);
    CHECK(derived.value(u"finish").toString().size() == 19);
    CHECK(derived.value(u"milestone") == true);
    CHECK(derived.value(u"total_float_seconds").isDouble());
    CHECK(rowNamed(cli.done(QStringLiteral("list p.gantry node --derived --json")), QStringLiteral("Saddler Square"))
              .value(u"derived")
              .toObject()
              .value(u"tasks")
        == 54);
    CHECK(cli.run(QStringLiteral("list p.gantry person --derived --json")).status == 2);
}

TEST_CASE("list --as-of shows the records as they were at an instant", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --now 2026-03-04T09:00"));
    const auto at = [&](const char* time, const QByteArray& changes) {
        return cli.done(QStringLiteral("apply p.gantry --now ") + QLatin1String(time), "{\"changes\":[" + changes + "]}\n").json();
    };
    const QByteArray id =
        at("2026-03-05T10:00", R"({"op":"insert","entity":"organisation","cells":{"name":"Port"}})").value(u"id").toString().toLatin1();
    at("2026-03-06T10:00", R"({"op":"update","entity":"organisation","id":")" + id + R"(","cells":{"name":"Harbour"}})");
    at("2026-03-07T10:00", R"({"op":"remove","entity":"organisation","id":")" + id + R"("})");
    const auto names = [&](const char* time) {
        QStringList found;
        for (const QJsonValue& row : rowsOf(cli.done(QStringLiteral("list p.gantry organisation --json --as-of ") + QLatin1String(time))))
            found << row.toObject().value(u"name").toString();
        return found;
    };
    CHECK(names("2026-03-05T09:59:59").isEmpty());
    CHECK(names("2026-03-05T10:00") == QStringList{QStringLiteral("Port")});
    CHECK(names("2026-03-06") == QStringList{QStringLiteral("Port")});
    CHECK(names("2026-03-06T10:00:00.000Z") == QStringList{QStringLiteral("Harbour")});
    CHECK(names("2026-03-07T10:00").isEmpty());
    CHECK(names("2199-01-01").isEmpty());
    CHECK(cli.done(QStringLiteral("list p.gantry organisation --as-of 2026-03-06")).out.contains("Port"));

    const Ran before = cli.run(QStringLiteral("list p.gantry organisation --as-of 2026-03-04T08:59"));
    CHECK(before.status == 1);
    CHECK(before.err.contains("began on 2026-03-04T09:00:00.000Z"));
    CHECK(before.out.isEmpty());
    CHECK(cli.run(QStringLiteral("list p.gantry organisation --as-of yesterday")).status == 2);
}

TEST_CASE("list --as-of --derived computes the plan of then", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const auto task = [&](const QString& options) {
        return rowNamed(cli.done(QStringLiteral("list p.gantry task --derived --json ") + options), QStringLiteral("Pressure test"));
    };
    const QJsonObject then = task({});
    cli.done(QStringLiteral("apply p.gantry --now 2026-03-05T09:00"),
        "{\"changes\":[{\"op\":\"update\",\"entity\":\"task\",\"id\":\"" + then.value(u"id").toString().toLatin1()
            + "\",\"cells\":{\"actual_finish\":\"2026-02-12T17:00:00\"}}]}\n");
    CHECK(task({}).value(u"derived") != then.value(u"derived"));
    CHECK(task(QStringLiteral("--as-of 2026-03-04T23:00")) == then);
}

TEST_CASE("every kind of record that the schema names can be listed, as many as info counts", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject counts = cli.done(QStringLiteral("info p.gantry --json")).json().value(u"counts").toObject();
    const QJsonArray entities = cli.done(QStringLiteral("schema p.gantry --json")).json().value(u"entities").toArray();
    CHECK(entities.size() == counts.size());
    for (const QJsonValue& entity : entities) {
        const QString key = entity.toObject().value(u"key").toString();
        CAPTURE(key);
        const Ran listed = cli.done(QStringLiteral("list p.gantry %1 --json").arg(key));
        CHECK(rowsOf(listed).size() == counts.value(key).toInt(-1));
        CHECK(rowsOf(cli.done(QStringLiteral("list p.gantry %1 --json --as-of 2026-03-04T09:00").arg(key))) == rowsOf(listed));
        CHECK(cli.done(QStringLiteral("list p.gantry ") + key).out.count('\n') == rowsOf(listed).size() + 1);
    }
}

TEST_CASE("a backup holds what the file holds and replaces an older one", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    cli.write(QStringLiteral("k.gantry"), "an older backup");
    cli.done(QStringLiteral("backup p.gantry --out k.gantry"));
    CHECK(cli.dump(QStringLiteral("k.gantry")) == cli.dump());
    cli.done(QStringLiteral("verify k.gantry"));
    CHECK(cli.files() == QStringList{QStringLiteral("k.gantry"), QStringLiteral("p.gantry")});
    CHECK(cli.run(QStringLiteral("backup p.gantry --out p.gantry")).status == 1);
    CHECK(cli.run(QStringLiteral("backup p.gantry --out nowhere/k.gantry")).status == 1);
    CHECK(cli.run(QStringLiteral("backup p.gantry")).status == 2);
}

TEST_CASE("verify finds one changed letter", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject whole = cli.done(QStringLiteral("verify p.gantry --json")).json();
    CHECK(whole.value(u"ok") == true);
    CHECK(whole.value(u"snapshots").toInt() >= 12 + 3); // baselines, closes, and the files that are kept

    QByteArray bytes = cli.read(QStringLiteral("p.gantry"));
    const qsizetype at = bytes.indexOf("Brief and design");
    REQUIRE(at > 0);
    bytes[at] = 'G';
    cli.write(QStringLiteral("p.gantry"), bytes);
    const Ran found = cli.run(QStringLiteral("verify p.gantry --json"));
    CHECK(found.status == 1);
    CHECK(found.json().value(u"ok") == false);
    REQUIRE(found.json().value(u"problems").toArray().size() == 1);
    const QJsonObject problem = found.json().value(u"problems").toArray().first().toObject();
    CHECK(problem.value(u"reason") == QStringLiteral("verify.differs"));
    CHECK(found.err.contains("is not what the journal says"));
}

TEST_CASE("who writes is told by name; to read nobody has to wait", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    const auto lock = FileLock::take(cli.path(QStringLiteral("p.gantry")));
    REQUIRE(lock);
    const Ran refused = cli.run(QStringLiteral("apply p.gantry"), "{}\n");
    CHECK(refused.status == 1);
    CHECK(refused.err.contains("is being written by"));
    CHECK(refused.err.contains(QByteArray::number(QCoreApplication::applicationPid())));
    CHECK(cli.run(QStringLiteral("undo p.gantry")).status == 1);
    cli.done(QStringLiteral("info p.gantry"));
    cli.done(QStringLiteral("dump p.gantry"));
    cli.done(QStringLiteral("backup p.gantry --out k.gantry"));
}

TEST_CASE("a file of a newer version is read and never written", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    QByteArray bytes = cli.read(QStringLiteral("p.gantry"));
    bytes[63] = 99; // the last byte of user_version in the header
    cli.write(QStringLiteral("p.gantry"), bytes);
    CHECK(cli.done(QStringLiteral("info p.gantry --json")).json().value(u"schema") == 99);
    const Ran refused = cli.run(QStringLiteral("apply p.gantry"), "{}\n");
    CHECK(refused.status == 1);
    CHECK(refused.err.contains("newer version"));
    CHECK(cli.read(QStringLiteral("p.gantry")) == bytes);
}

TEST_CASE("what is no portfolio gets one sentence", "[cli]")
{
    Cli cli;
    cli.write(QStringLiteral("p.gantry"), "not a database");
    for (const char* command : {"info", "dump", "verify", "history", "undo"}) {
        const Ran ran = cli.run(QLatin1String(command) + QStringLiteral(" p.gantry"));
        CAPTURE(command, ran.err);
        CHECK(ran.status == 1);
        CHECK(ran.err.contains("is not a Gantry portfolio"));
        CHECK(ran.err.count('\n') == 1);
    }
    const Ran missing = cli.run(QStringLiteral("info q.gantry"));
    CHECK(missing.status == 1);
    CHECK(missing.err.contains("q.gantry is not there"));
}

TEST_CASE("wrong usage is status 2 and shows the right one", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    for (const char* wrong : {"fly p.gantry", "info", "info p.gantry q.gantry", "info p.gantry --fast", "undo p.gantry --count none",
             "history p.gantry --since yesterday", "list p.gantry task --as-of", "export p.gantry --out x", "list p.gantry"}) {
        const Ran ran = cli.run(QLatin1String(wrong));
        CAPTURE(wrong, ran.out, ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.out.isEmpty());
        CHECK_FALSE(ran.err.isEmpty());
    }
    CHECK(cli.run(QStringList{QStringLiteral("info"), QStringLiteral("--help")}).out.contains("--json"));
    CHECK(cli.run(QStringList{QStringLiteral("--help")}).out.contains("schedule"));
}
