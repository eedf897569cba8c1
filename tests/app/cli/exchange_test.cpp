#include "tests/app/cli/cli.h"

#include <QProcess>
#include <csignal>

using namespace gantry::test;

namespace {

const QByteArray day = "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
                       "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";

QByteArray week()
{
    QByteArray days;
    for (int type = 1; type <= 7; ++type)
        days += "<WeekDay><DayType>" + QByteArray::number(type) + "</DayType><DayWorking>"
            + (type > 1 && type < 7 ? "1</DayWorking>" + day : "0</DayWorking>") + "</WeekDay>";
    return days;
}

const QByteArray slabs = QByteArray(R"(<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
<SaveVersion>14</SaveVersion><Name>Quay wall</Name><GUID>6F0D3A52-7B52-4A51-9B0B-8A0F7C1F2D11</GUID><CreationDate>2026-01-05T08:00:00</CreationDate>
<ScheduleFromStart>1</ScheduleFromStart><StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>DAYS</WeekDays></Calendar></Calendars>
<Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Piles</Name><OutlineLevel>1</OutlineLevel><Duration>PT24H0M0S</Duration><DurationFormat>7</DurationFormat>
<Start>2026-03-02T08:00:00</Start><Finish>2026-03-04T17:00:00</Finish><TotalSlack>0</TotalSlack></Task>
<Task><UID>2</UID><ID>2</ID><Name>Capping beam</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat>
<Start>2026-03-05T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish><TotalSlack>0</TotalSlack>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>
<PredecessorLink><PredecessorUID>77</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>
)")
                             .replace("DAYS", week());

QJsonObject sourceOf(const Ran& ran, int place = 0) { return ran.json().value(u"sources").toArray()[place].toObject(); }

/// seen = taken + skipped, for every kind of record.
void checkBalance(const QJsonObject& source)
{
    const QJsonObject records = source.value(u"records").toObject();
    CHECK_FALSE(records.isEmpty());
    for (auto it = records.begin(); it != records.end(); ++it) {
        const QJsonObject tally = it.value().toObject();
        qint64 skipped = 0;
        for (const QJsonValue& reason : tally.value(u"skipped").toObject()) skipped += reason.toObject().value(u"count").toInteger();
        CAPTURE(it.key());
        CHECK(tally.value(u"seen").toInteger() == tally.value(u"taken").toInteger() + skipped);
    }
}

} // namespace

TEST_CASE("an import accounts for every record, and the same file again writes nothing", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.write(QStringLiteral("quay.xml"), slabs);
    const Ran first = cli.done(QStringLiteral("import p.gantry quay.xml --programme Harbour --json"));
    checkBalance(sourceOf(first));
    CHECK(sourceOf(first).value(u"records").toObject().value(u"PredecessorLink").toObject().value(u"taken") == 1);
    CHECK(rowNamed(cli.done(QStringLiteral("list p.gantry node --json")), QStringLiteral("Harbour")).value(u"kind")
        == QStringLiteral("programme"));

    const QByteArray before = cli.dump();
    const Ran again = cli.done(QStringLiteral("import p.gantry quay.xml --json"));
    CHECK(again.json().value(u"sequence") == first.json().value(u"sequence"));
    CHECK(sourceOf(again).value(u"projects").toArray().first().toObject().value(u"what") == QStringLiteral("unchanged"));
    CHECK(cli.dump() == before);

    cli.done(QStringLiteral("import p.gantry quay.xml --as-new"));
    CHECK(rowsOf(cli.done(QStringLiteral("list p.gantry task --json"))).size() == 4);
    cli.done(QStringLiteral("undo p.gantry"));
    CHECK(cli.dump() == before);
    cli.done(QStringLiteral("verify p.gantry"));
}

TEST_CASE("a dry run tells what would come in and writes nothing", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.write(QStringLiteral("quay.xml"), slabs);
    const QByteArray before = cli.read(QStringLiteral("p.gantry"));
    const Ran dry = cli.done(QStringLiteral("import p.gantry quay.xml quay.xml --dry-run --json"));
    CHECK(sourceOf(dry, 0).value(u"projects").toArray().first().toObject().value(u"what") == QStringLiteral("created"));
    CHECK(sourceOf(dry, 1).value(u"projects").toArray().first().toObject().value(u"what") == QStringLiteral("unchanged"));
    CHECK(cli.read(QStringLiteral("p.gantry")) == before);
}

TEST_CASE("a source that is no schedule gets a sentence, the others come in", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.write(QStringLiteral("letter.xml"), "Dear all,");
    cli.write(QStringLiteral("quay.xml"), slabs);
    const QByteArray before = cli.dump();
    const Ran alone = cli.run(QStringLiteral("import p.gantry letter.xml nowhere.xer --json"));
    CHECK(alone.status == 1);
    CHECK(alone.err.count('\n') == 2);
    CHECK(sourceOf(alone).value(u"error").isString());
    CHECK(cli.dump() == before);

    const Ran both = cli.run(QStringLiteral("import p.gantry letter.xml quay.xml"));
    CHECK(both.status == 0);
    CHECK(both.err.contains("letter.xml"));
    CHECK(both.out.contains("Quay wall"));
}

TEST_CASE("an import that is interrupted leaves nothing behind", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    QByteArray tasks;
    for (int i = 3; i < 20'000; ++i)
        tasks += "<Task><UID>" + QByteArray::number(i) + "</UID><ID>" + QByteArray::number(i) + "</ID><Name>Task " + QByteArray::number(i)
            + "</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task>\n";
    cli.write(QStringLiteral("large.xml"), QByteArray(slabs).replace("</Tasks>", tasks + "</Tasks>"));
    const QByteArray before = cli.dump();
    int cancelled = 0;
    for (int wait = 20; wait < 20'000 && cancelled < 2; wait += wait / 4) {
        QProcess process;
        process.setWorkingDirectory(cli.path({}));
        process.start(QStringLiteral(GANTRY_CLI), {QStringLiteral("import"), QStringLiteral("p.gantry"), QStringLiteral("large.xml")});
        REQUIRE(process.waitForStarted());
        if (!process.waitForFinished(wait)) {
            const auto pid = pid_t(process.processId());
            REQUIRE(pid > 1); // 0 would mean everybody
            ::kill(pid, SIGINT);
            REQUIRE(process.waitForFinished(60'000));
        }
        const bool killed = process.exitStatus() == QProcess::CrashExit; // before it had begun to listen
        if (!killed && process.exitCode() == 0) break; // a fast machine was done before
        if (!killed) {
            ++cancelled;
            CHECK(process.exitCode() == 1);
            CHECK(process.readAllStandardError().contains("Cancelled; nothing was changed."));
        }
        CHECK(cli.dump() == before);
    }
    CHECK(cancelled > 0);
    CHECK(cli.files() == QStringList{QStringLiteral("large.xml"), QStringLiteral("p.gantry")});
}

TEST_CASE("a table goes out and comes back as it was, and what is wrong in it is told line by line", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    cli.done(QStringLiteral("export p.gantry --format csv --entity person --out people.csv"));
    QByteArray table = cli.read(QStringLiteral("people.csv"));
    CHECK(table.startsWith("\xef\xbb\xbfid,number,name,role,"));
    const QByteArray before = cli.dump();
    const Ran same = cli.done(QStringLiteral("import p.gantry people.csv --entity person --json"));
    CHECK(same.json().value(u"sequence") == 1);
    CHECK(cli.dump() == before);

    table.replace("Tobias Lindqvist", "Tobias Berg");
    table += ",,Ines Rey,Planner,,,,\r\n,,,Nobody,,,,\r\n,,Kit,Runner,999,,,\r\n";
    cli.write(QStringLiteral("people.csv"), table);
    const Ran ran = cli.done(QStringLiteral("import p.gantry people.csv --entity person --json"));
    const QJsonObject source = sourceOf(ran);
    checkBalance(source);
    const QJsonObject tally = source.value(u"records").toObject().value(u"person").toObject();
    CHECK(tally.value(u"changed") == 2);
    REQUIRE(source.value(u"refused").toArray().size() == 2);
    CHECK(source.value(u"refused").toArray()[0].toObject().value(u"line") == 25);
    CHECK(source.value(u"refused").toArray()[1].toObject().value(u"text").toString().contains(u"Organisation"));
    const Ran people = cli.done(QStringLiteral("list p.gantry person --json"));
    CHECK(rowNamed(people, QStringLiteral("Tobias Berg")).value(u"number") == QStringLiteral("PER-0002"));
    CHECK(rowNamed(people, QStringLiteral("Ines Rey")).value(u"number") == QStringLiteral("PER-0023"));
    cli.done(QStringLiteral("undo p.gantry"));
    CHECK(cli.dump() == before);
}

TEST_CASE("a register goes out as a workbook and comes back, and a mapping says how a foreign table does", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QByteArray before = cli.dump();
    cli.done(QStringLiteral("export p.gantry --format xlsx --entity resource --out resources.xlsx"));
    CHECK(cli.read(QStringLiteral("resources.xlsx")).startsWith("PK"));
    const Ran same = cli.done(QStringLiteral("import p.gantry resources.xlsx --entity resource --json"));
    CHECK(same.json().value(u"sequence") == 1);
    CHECK(sourceOf(same).value(u"format") == QStringLiteral("xlsx"));
    CHECK(sourceOf(same).value(u"refused").toArray().isEmpty());
    CHECK(cli.dump() == before);

    cli.write(QStringLiteral("crew.csv"),
        "Crew of the yard;;\nWer;Rolle;Bemerkung\nTobias Lindqvist;Lead planner;\nInes Rey;Diver;new\n;Cook;nobody\n");
    cli.write(QStringLiteral("map.json"),
        R"({"entity":"person","heading_row":2,"columns":{"Wer":"name","Rolle":"role","Bemerkung":null},"keys":["name"],)"
        R"("constants":{"active":"no"}})");
    const Ran dry = cli.done(QStringLiteral("import p.gantry crew.csv --map map.json --dry-run --json"));
    CHECK(cli.dump() == before);
    const Ran ran = cli.done(QStringLiteral("import p.gantry crew.csv --map map.json --json"));
    CHECK(sourceOf(dry).value(u"refused").toArray().size() == sourceOf(ran).value(u"refused").toArray().size());
    const QJsonObject source = sourceOf(ran);
    checkBalance(source);
    CHECK(source.value(u"added") == 1);
    CHECK(source.value(u"records").toObject().value(u"person").toObject().value(u"changed") == 2);
    REQUIRE(source.value(u"refused").toArray().size() == 1);
    const QJsonObject refused = source.value(u"refused").toArray()[0].toObject();
    CHECK(refused.value(u"line") == 5);
    CHECK(refused.value(u"reason") == QStringLiteral("record.required"));
    CHECK(source.value(u"columns").toArray()[0].toObject().value(u"field") == QStringLiteral("name"));
    const Ran people = cli.done(QStringLiteral("list p.gantry person --json"));
    CHECK(rowNamed(people, QStringLiteral("Tobias Lindqvist")).value(u"role") == QStringLiteral("Lead planner"));
    CHECK(rowNamed(people, QStringLiteral("Ines Rey")).value(u"active") == false);

    CHECK(cli.run(QStringLiteral("import p.gantry crew.csv --map map.json --entity task")).status == 1);
    CHECK(cli.run(QStringLiteral("import p.gantry crew.csv --entity person --map none.json")).status == 1);
    CHECK(cli.run(QStringLiteral("import p.gantry resources.xlsx --entity resource --sheet Nope")).status == 1);
    CHECK(cli.run(QStringLiteral("export p.gantry --format xlsx --entity person --out nowhere/x.xlsx")).status == 1);
}

TEST_CASE("an export holds one project or all, and appears whole or not at all", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    cli.done(QStringLiteral("export p.gantry --format csv --project SSP --out tasks.csv"));
    CHECK(cli.read(QStringLiteral("tasks.csv")).count("\r\n") == 55);
    cli.done(QStringLiteral("export p.gantry --format json --project STT --entity node --out nodes.json"));
    CHECK(QJsonDocument::fromJson(cli.read(QStringLiteral("nodes.json"))).object().value(u"rows").toArray().size() == 4);
    cli.done(QStringLiteral("export p.gantry --format json --out all.json"));
    const auto entities = QJsonDocument::fromJson(cli.read(QStringLiteral("all.json"))).object().value(u"entities").toArray();
    qsizetype rows = 0;
    for (const QJsonValue& entity : entities) rows += entity.toObject().value(u"rows").toArray().size();
    CHECK(rows == cli.dump().count('\n'));

    CHECK(cli.run(QStringLiteral("export p.gantry --format csv --project XYZ --out x.csv")).status == 1);
    CHECK(cli.run(QStringLiteral("export p.gantry --format csv --out nowhere/x.csv")).status == 1);
    CHECK_FALSE(cli.files().contains(QStringLiteral("x.csv")));
}

TEST_CASE("a project goes out for each planner and comes in again", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    for (const QString& format : {QStringLiteral("mspdi"), QStringLiteral("xer"), QStringLiteral("pmxml")}) {
        INFO(format.toStdString());
        const auto report = cli.done(QStringLiteral("export p.gantry --format %1 --project SSP --out %1.out --json").arg(format)).json();
        CHECK(report.value(u"source_format")
                  .toString()
                  .startsWith(format == u"mspdi" ? QStringLiteral("Microsoft") : QStringLiteral("Primavera")));
        cli.done(QStringLiteral("new %1.gantry").arg(format));
        cli.done(QStringLiteral("import %1.gantry %1.out").arg(format));
        CHECK(rowsOf(cli.done(QStringLiteral("list %1.gantry task --json").arg(format))).size() == 54);
    }
    CHECK(cli.read(QStringLiteral("pmxml.out")).contains("<APIBusinessObjects"));
    CHECK(cli.run(QStringLiteral("export p.gantry --format p6 --out x.xml")).status == 2);
}

TEST_CASE("schedule writes the table of every task, of a portfolio and straight from a source", "[cli]")
{
    Cli cli;
    cli.write(QStringLiteral("quay.xml"), slabs);
    cli.done(QStringLiteral("schedule quay.xml --tsv direct.tsv"));
    CHECK(cli.files() == QStringList{QStringLiteral("direct.tsv"), QStringLiteral("quay.xml")});
    const QList<QByteArray> lines = cli.read(QStringLiteral("direct.tsv")).split('\n');
    CHECK(lines[0].startsWith("project\tuid\tcode\twbs\tname\tkind\tstart\tfinish\t"));
    const auto row = std::ranges::find_if(lines, [](const QByteArray& l) { return l.contains("Capping beam"); });
    REQUIRE(row != lines.end());
    const QList<QByteArray> cells = row->split('\t');
    REQUIRE(cells.size() == 18);
    CHECK(cells[1] == "2");
    CHECK(cells[6] == "2026-03-05T08:00:00");
    CHECK(cells[7] == "2026-03-06T17:00:00");
    CHECK(cells[14] == "1");
    CHECK(cells[16] == "2026-03-06T17:00:00");

    cli.done(QStringLiteral("new p.gantry"));
    cli.done(QStringLiteral("import p.gantry quay.xml"));
    cli.done(QStringLiteral("schedule p.gantry --tsv kept.tsv"));
    CHECK(cli.read(QStringLiteral("kept.tsv")) == cli.read(QStringLiteral("direct.tsv")));
    CHECK(cli.done(QStringLiteral("schedule p.gantry --tsv -")).out == cli.read(QStringLiteral("kept.tsv")));
    const auto projects = cli.done(QStringLiteral("schedule p.gantry --json")).json().value(u"projects").toArray();
    CHECK(projects.first().toObject().value(u"finish") == QStringLiteral("2026-03-06T17:00:00"));
    CHECK(cli.run(QStringLiteral("schedule quay.xml")).status == 2);
    CHECK(cli.run(QStringLiteral("schedule p.gantry --project NONE")).status == 1);
}

TEST_CASE("an import lists the tasks whose dates are not those of the file, with both dates and why", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.write(QStringLiteral("quay.xml"), slabs);
    CHECK(sourceOf(cli.done(QStringLiteral("import p.gantry quay.xml --json"))).value(u"differences").toArray().isEmpty());
    cli.write(QStringLiteral("moved.xml"),
        QByteArray(slabs)
            .replace("<Start>2026-03-02T08:00:00</Start><Finish>2026-03-04T17:00:00",
                "<Start>2026-03-07T08:00:00</Start><Finish>2026-03-11T17:00:00")
            .replace("6F0D3A52", "6F0D3A53"));
    const Ran json = cli.done(QStringLiteral("import p.gantry moved.xml --json"));
    const QJsonArray found = sourceOf(json).value(u"differences").toArray();
    REQUIRE(found.size() == 1);
    CHECK(found[0].toObject().value(u"reason") == QStringLiteral("source.calendar"));
    CHECK(found[0].toObject().value(u"source_start") == QStringLiteral("2026-03-07T08:00:00"));
    CHECK(found[0].toObject().value(u"start") == QStringLiteral("2026-03-02T08:00:00"));
    const Ran words = cli.done(QStringLiteral("import p.gantry moved.xml --as-new"));
    CHECK(words.out.contains("1 tasks have other dates than in the file"));
    CHECK(words.out.contains("7 Mar 2026 08:00 in the file and 2 Mar 2026 08:00 here"));
}

TEST_CASE("the differences from the file are told at any time, by reason, as text, table and JSON", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry"));
    cli.write(QStringLiteral("moved.xml"),
        QByteArray(slabs).replace("<Start>2026-03-02T08:00:00</Start><Finish>2026-03-04T17:00:00",
            "<Start>2026-03-07T08:00:00</Start><Finish>2026-03-11T17:00:00"));
    cli.done(QStringLiteral("import p.gantry moved.xml"));
    const Ran words = cli.done(QStringLiteral("schedule p.gantry --differences"));
    CHECK(words.out.contains("tasks have other dates than in the file"));
    CHECK(words.out.contains("  At a time off in the file: 1\n"));
    const QJsonArray found = cli.done(QStringLiteral("schedule p.gantry --differences --json")).json().value(u"differences").toArray();
    REQUIRE_FALSE(found.isEmpty());
    CHECK(found[0].toObject().value(u"class") == QStringLiteral("At a time off in the file"));
    CHECK(found[0].toObject().value(u"difference_seconds").toInt() == -5 * 8 * 3600);
    const QList<QByteArray> table = cli.done(QStringLiteral("schedule p.gantry --differences --tsv -")).out.split('\n');
    CHECK(table[0].startsWith("project\tuid\tcode\tname\treason\t"));
    CHECK(table.size() == found.size() + 2); // a heading before, nothing behind the last line
    CHECK(cli.done(QStringLiteral("schedule moved.xml --differences --tsv -")).out.contains("source.calendar")); // with no file kept
}
