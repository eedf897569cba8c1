#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

/// A portfolio with the project "Bridge" (id 10) and its tasks "Slab" (11) and "Deck" (12).
void makeBridge(const Cli& cli)
{
    cli.done(QStringLiteral("new p.gantry"));
    const QString root = rowsOf(cli.done(QStringLiteral("list p.gantry node --json"))).first().toObject().value(u"id").toString();
    const QByteArray line = R"({"action":"project.add","changes":[
        {"op":"insert","entity":"node","id":"10","cells":{"parent_id":"ROOT","name":"Bridge","code":"BR"}},
        {"op":"insert","entity":"task","id":"11","cells":{"project_id":"10","name":"Slab","duration_seconds":144000}},
        {"op":"insert","entity":"task","id":"12","cells":{"project_id":"10","name":"Deck","duration_seconds":"28800"}}]})";
    cli.done(QStringLiteral("apply p.gantry"), QByteArray(line).replace('\n', ' ').replace("ROOT", root.toLatin1()) + '\n');
}

QJsonObject task(const Cli& cli, const QString& name) { return rowNamed(cli.done(QStringLiteral("list p.gantry task --json")), name); }

} // namespace

TEST_CASE("each line is a change of its own, answered with its place in the journal and its id", "[cli]")
{
    Cli cli;
    makeBridge(cli);
    const Ran ran = cli.done(QStringLiteral("apply p.gantry -"),
        "{\"action\":\"note.add\",\"changes\":[{\"op\":\"insert\",\"entity\":\"note\",\"cells\":{\"topic\":\"Weather\",\"text\":\"Rain\"}}]"
        "}\n"
        "\n"
        "{\"action\":\"task.rename\",\"changes\":[{\"op\":\"update\",\"entity\":\"task\",\"id\":\"11\",\"cells\":{\"name\":\"Pier\"}}]}\n");
    const auto answers = ran.lines();
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].value(u"ok") == 3);
    CHECK(answers[1].value(u"ok") == 4);
    CHECK(answers[1].value(u"id") == QStringLiteral("11"));
    const auto note = rowsOf(cli.done(QStringLiteral("list p.gantry note --json"))).first().toObject();
    CHECK(note.value(u"id") == answers[0].value(u"id"));
    CHECK(note.value(u"text") == QStringLiteral("Rain"));
    CHECK(task(cli, QStringLiteral("Pier")).value(u"id") == QStringLiteral("11"));
}

TEST_CASE("a refused line changes nothing, says why, and does not keep the next from its work", "[cli]")
{
    Cli cli;
    makeBridge(cli);
    const std::vector<std::pair<QByteArray, QByteArray>> refusals = {
        {"{\"changes\":", "not JSON"},
        {"{\"action\":\"x.y\"}", "holds no changes"},
        {R"({"changes":[{"op":"move","entity":"task","id":"11"}]})", "is no operation"},
        {R"({"changes":[{"op":"update","entity":"dragon","id":"11"}]})", "dragon"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"colour":"red"}}]})", "colour"},
        {R"({"changes":[{"op":"update","entity":"task","cells":{"name":"x"}}]})", "no id"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"name":5}}]})", "cannot hold 5"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"deadline":"soon"}}]})", "not understood in Deadline"},
        {R"({"changes":[{"op":"update","entity":"task","id":"99","cells":{"name":"x"}}]})", "no longer there"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"id":"5"}}]})", "set by the program"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"name":null}}]})", "needs a value in Name"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","before":{"name":"Wall"},"cells":{"name":"x"}}]})", "changed meanwhile"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"duration_seconds":-60}}]})", "below zero"},
        {R"({"changes":[{"op":"remove","entity":"node","id":"10"}]})", "still uses"},
        {R"({"changes":[{"op":"update","entity":"task","id":"11","cells":{"name":"half"}},{"op":"insert","entity":"task","id":"12"}]})",
            "there already"},
    };
    QByteArray lines;
    for (const auto& [line, why] : refusals) lines += line + '\n';
    lines += R"({"changes":[{"op":"update","entity":"task","id":"12","before":{"name":"Deck"},"cells":{"name":"Last"}}]})"
             "\n";
    const Ran ran = cli.run(QStringLiteral("apply p.gantry"), lines);
    CHECK(ran.status == 1);
    CHECK_FALSE(ran.err.isEmpty());
    const auto answers = ran.lines();
    REQUIRE(answers.size() == refusals.size() + 1);
    for (std::size_t i = 0; i < refusals.size(); ++i) {
        CAPTURE(refusals[i].first, answers[i].value(u"error").toString());
        CHECK(answers[i].value(u"error").toString().toUtf8().contains(refusals[i].second));
        CHECK(answers[i].value(u"line") == int(i + 1));
    }
    CHECK(answers.back().value(u"ok") == 3);
    CHECK(task(cli, QStringLiteral("Slab")).value(u"duration_seconds") == 144000);
    CHECK(task(cli, QStringLiteral("Last")).value(u"id") == QStringLiteral("12"));
}

TEST_CASE("a numbered register gives the next number where a line leaves it out", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.done(QStringLiteral("apply p.gantry"),
        R"({"changes":[{"op":"insert","entity":"person","cells":{"name":"Ada"}},{"op":"insert","entity":"person","cells":{"name":"Cy","number":"PER-0002"}},{"op":"insert","entity":"person","cells":{"name":"Bo"}}]})"
        "\n");
    const Ran people = cli.done(QStringLiteral("list p.gantry person --json"));
    CHECK(rowNamed(people, QStringLiteral("Ada")).value(u"number") == QStringLiteral("PER-0001"));
    CHECK(rowNamed(people, QStringLiteral("Bo")).value(u"number") == QStringLiteral("PER-0003"));
}

TEST_CASE("lines come from a file as well", "[cli]")
{
    Cli cli;
    makeBridge(cli);
    cli.write(QStringLiteral("c.jsonl"), R"({"changes":[{"op":"remove","entity":"task","id":"12"}]})"); // the last line may lack its end
    CHECK(cli.done(QStringLiteral("apply p.gantry c.jsonl")).lines().front().value(u"ok") == 3);
    CHECK(rowsOf(cli.done(QStringLiteral("list p.gantry task --json"))).size() == 1);
    CHECK(cli.run(QStringLiteral("apply p.gantry nothing.jsonl")).status == 1);
}

TEST_CASE("undo brings back every byte of content, redo the change", "[cli]")
{
    Cli cli;
    makeBridge(cli);
    const QByteArray before = cli.dump();
    cli.done(QStringLiteral("apply p.gantry"),
        R"({"action":"task.add","changes":[{"op":"insert","entity":"task","cells":{"project_id":"10","name":"Rail"}}]})"
        "\n"
        R"({"action":"task.rename","changes":[{"op":"update","entity":"task","id":"11","cells":{"name":"Pier","priority":700}}]})"
        "\n");
    const QByteArray after = cli.dump();
    CHECK(after != before);
    const QJsonObject undone = cli.done(QStringLiteral("undo p.gantry --count 2 --json")).json();
    CHECK(undone.value(u"undone").toArray().size() == 2);
    CHECK(cli.dump() == before);
    CHECK(cli.done(QStringLiteral("redo p.gantry")).out.startsWith("Done again: Add task Rail"));
    cli.done(QStringLiteral("redo p.gantry"));
    CHECK(cli.dump() == after);
    CHECK(cli.run(QStringLiteral("redo p.gantry")).status == 1);
    CHECK(cli.run(QStringLiteral("undo p.gantry --author Grace")).status == 1); // it was not hers
    cli.done(QStringLiteral("verify p.gantry"));
}

TEST_CASE("undo of more steps than there are takes back those that are there and says so", "[cli]")
{
    Cli cli;
    makeBridge(cli);
    const Ran ran = cli.run(QStringLiteral("undo p.gantry --count 5 --json"));
    CHECK(ran.status == 1);
    CHECK(ran.json().value(u"undone").toArray().size() == 1);
    CHECK(ran.err.contains("nothing to undo"));
}

TEST_CASE("history tells who did what and when, of the file and of one record", "[cli]")
{
    Cli cli;
    makeBridge(cli);
    cli.run(QStringList{QStringLiteral("apply"), QStringLiteral("p.gantry"), QStringLiteral("--author"), QStringLiteral("Ada Byron")},
        R"({"action":"task.rename","changes":[{"op":"update","entity":"task","id":"11","cells":{"name":"Pier"}}]})"
        "\n");
    const auto entries = cli.done(QStringLiteral("history p.gantry --json")).json().value(u"entries").toArray();
    REQUIRE(entries.size() == 3);
    const QJsonObject last = entries.first().toObject();
    CHECK(last.value(u"sequence") == 3);
    CHECK(last.value(u"author") == QStringLiteral("Ada Byron"));
    CHECK(last.value(u"at") == QStringLiteral("2026-03-04T09:00:00.000Z"));
    CHECK(last.value(u"action") == QStringLiteral("task.rename"));
    CHECK(last.value(u"source") == QStringLiteral("person"));

    const auto cells = cli.done(QStringLiteral("history p.gantry --entity task --id 11 --json")).json().value(u"cells").toArray();
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].toObject().value(u"field") == QStringLiteral("name"));
    CHECK(cells[0].toObject().value(u"before") == QStringLiteral("Slab"));
    CHECK(cells[0].toObject().value(u"after") == QStringLiteral("Pier"));
    CHECK(cells[1].toObject().value(u"op") == QStringLiteral("insert"));

    CHECK(cli.done(QStringLiteral("history p.gantry --since 2026-03-05 --json")).json().value(u"entries").toArray().isEmpty());
    CHECK(cli.done(QStringLiteral("history p.gantry --entity task --id 11")).out.contains("Name: Slab → Pier"));
}
