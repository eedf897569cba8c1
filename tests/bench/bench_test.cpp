// gantry-bench as a program: what it answers, not how fast. Its smallest size.
#include "tests/support/strings.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace gantry;

namespace {

struct Ran {
    int status;
    QByteArray out, err;
};

Ran bench(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("GANTRY_TOOLS"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(GANTRY_BENCH), arguments);
    REQUIRE(process.waitForFinished(120'000));
    REQUIRE(process.exitStatus() == QProcess::NormalExit);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

TEST_CASE("every benchmark tells what it measured of the smallest portfolio, and what it left out", "[bench]")
{
    QTemporaryDir kept;
    const Ran ran =
        bench({QStringLiteral("--json"), QStringLiteral("--size"), QStringLiteral("tiny"), QStringLiteral("--keep"), kept.path()});
    CAPTURE(ran.err);
    REQUIRE(ran.status == 0);
    const QJsonObject report = QJsonDocument::fromJson(ran.out).object();
    CHECK(report.value(u"format") == 1);
    QStringList names;
    for (const QJsonValue& value : report.value(u"results").toArray()) {
        const QJsonObject row = value.toObject();
        names << row.value(u"name").toString();
        CAPTURE(names.back());
        CHECK_FALSE(row.value(u"size").toString().isEmpty());
        const QString unit = row.value(u"unit").toString();
        CHECK((unit == u"ms" || unit == u"MB" || unit == u"bytes"));
        CHECK(row.value(u"runs").toInt() > 0);
        CHECK(row.value(u"min").toDouble() > 0);
        CHECK(row.value(u"min").toDouble() <= row.value(u"median").toDouble());
        CHECK(row.value(u"median").toDouble() <= row.value(u"p95").toDouble());
        CHECK(row.value(u"p95").toDouble() <= row.value(u"max").toDouble());
    }
    for (const char* name : {"open", "file", "window.open", "schedule.threads1", "schedule.threads2", "report.pdf-50-pages",
             "project.schedule", "linked.pass", "quality.threads1", "quality.project", "earned", "kpi.scores", "performance.scorecard",
             "money.scroll", "edit", "project-edit.engine", "commit", "undo", "plan.project.table", "plan.project.gantt", "register.table",
             "register-rows.open", "register-rows.group", "compliance.projects"})
        CHECK(names.contains(QLatin1String(name)));
    const QJsonArray skipped = report.value(u"skipped").toArray();
    REQUIRE(skipped.size() == 2);
    CHECK(skipped[0].toObject().value(u"name").toString() == u"import");
    CHECK(skipped[0].toObject().value(u"why").toString().contains(u"GANTRY_TOOLS"));

    SECTION("a kept portfolio is used again, and as it was made")
    {
        QFile file(kept.filePath(QStringLiteral("tiny.gantry")));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray made = file.readAll();
        const Ran again =
            bench({QStringLiteral("edit"), QStringLiteral("--size"), QStringLiteral("tiny"), QStringLiteral("--keep"), kept.path()});
        CHECK(again.status == 0);
        CHECK(again.out.startsWith("benchmark"));
        CHECK(again.out.count('\n') == 2);
        file.seek(0);
        CHECK(file.readAll() == made);
    }
}

TEST_CASE("a benchmark that there is not is wrong usage, answered with those that there are", "[bench]")
{
    const Ran ran = bench({QStringLiteral("flying")});
    CHECK(ran.status == 2);
    CHECK(ran.out.isEmpty());
    CHECK(ran.err.contains("There is no benchmark flying."));
    CHECK(ran.err.contains("schedule"));
    CHECK(bench({QStringLiteral("--size"), QStringLiteral("vast"), QStringLiteral("edit")}).status == 2);
}
