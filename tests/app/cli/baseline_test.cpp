#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

/// The sample in a file of its own; STM is one of its projects.
void makeSample(const Cli& cli) { cli.done(QStringLiteral("new p.gantry --sample")); }
const QString at = QStringLiteral(" --project STM");
const QString base = QStringLiteral("baseline p.gantry ");

QJsonArray baselinesOf(const Cli& cli)
{
    const QJsonObject listed = cli.done(base + QStringLiteral("list --json") + at).json();
    return listed.value(u"projects").toArray().first().toObject().value(u"baselines").toArray();
}

} // namespace

TEST_CASE("baseline sets, describes, chooses and removes, and undo takes it back", "[cli]")
{
    Cli cli;
    makeSample(cli);
    REQUIRE(baselinesOf(cli).size() == 1);
    cli.done(base + QStringLiteral("set --name Re-plan --type What-if --reason Trial --author Ada") + at);
    const QJsonObject set = baselinesOf(cli)[1].toObject();
    CHECK(set.value(u"name") == QStringLiteral("Re-plan"));
    CHECK(set.value(u"type") == QStringLiteral("What-if"));
    CHECK(set.value(u"author") == QStringLiteral("Ada"));
    CHECK(set.value(u"number") == 2);
    CHECK(set.value(u"in_use") == true);
    CHECK(set.value(u"tasks").toInt() > 40);
    cli.done(base + QStringLiteral("use 1") + at);
    CHECK(baselinesOf(cli)[0].toObject().value(u"in_use") == true);
    cli.done(base + QStringLiteral("describe Re-plan --name Autumn") + at);
    CHECK(baselinesOf(cli)[1].toObject().value(u"name") == QStringLiteral("Autumn"));
    CHECK(baselinesOf(cli)[1].toObject().value(u"type") == QStringLiteral("What-if")); // what is not given stays
    cli.done(base + QStringLiteral("remove autumn") + at);
    CHECK(baselinesOf(cli).size() == 1);
    cli.done(QStringLiteral("undo p.gantry"));
    CHECK(baselinesOf(cli).size() == 2);
    CHECK(cli.done(base + QStringLiteral("list") + at).out.contains("Autumn"));
}

TEST_CASE("baseline compare tells what came, went, moved and changed, as text, table and JSON", "[cli]")
{
    Cli cli;
    makeSample(cli);
    cli.done(base + QStringLiteral("set --name Now") + at);
    CHECK(cli.done(base + QStringLiteral("compare Now") + at).out == "Nothing differs.\n");
    CHECK(cli.done(base + QStringLiteral("compare current 2 --json") + at).json().value(u"differences").toArray().isEmpty());

    const QByteArray table = cli.done(base + QStringLiteral("compare 1 current --tsv -") + at).out;
    const QList<QByteArray> lines = table.split('\n');
    CHECK(lines.front() == "WBS\tTask\tChange\tRecord\tField\tBefore\tAfter\tDifference");
    for (const QByteArray& line : lines)
        if (!line.isEmpty()) CHECK(line.count('\t') == 7);
    CHECK(table.contains("\tChanged\tTask\tActual start\t\t"));
    CHECK(table.contains("\tDates and figures\tTask\tFinish\t"));

    const QJsonObject json = cli.done(base + QStringLiteral("compare 1 --json") + at).json();
    CHECK(json.value(u"format") == 1);
    CHECK(json.value(u"rows_compared") == true);
    bool percent = false;
    for (const QJsonValue& each : json.value(u"differences").toArray()) {
        const QJsonObject d = each.toObject();
        for (const QJsonValue& cell : d.value(u"fields").toArray()) {
            const QJsonObject c = cell.toObject();
            CHECK((c.value(u"before") != c.value(u"after") || d.value(u"kind") == QStringLiteral("added")));
            percent |= c.value(u"field") == QStringLiteral("percent_complete") && c.value(u"after") == QStringLiteral("100");
        }
    }
    CHECK(percent);
    CHECK(cli.done(base + QStringLiteral("compare 1") + at).out.contains("  Changed: Task, Percent complete: 0% → 100%"));
}

TEST_CASE("baseline says what it wants where a name fits nothing or a project is not said", "[cli]")
{
    Cli cli;
    makeSample(cli);
    const Ran many = cli.run(base + QStringLiteral("set"));
    CHECK(many.status == 1);
    CHECK(many.err.contains("there are 12. Say which with --project."));
    const Ran unknown = cli.run(base + QStringLiteral("compare Gone") + at);
    CHECK(unknown.status == 1);
    CHECK(unknown.err.contains("has no baseline “Gone”"));
    CHECK(cli.run(base + QStringLiteral("polish 1") + at).status == 2);
    CHECK(cli.run(base + QStringLiteral("remove") + at).status == 2);
}
