#include "tests/app/cli/cli.h"

using namespace gantry::test;

namespace {

const QString costs = QStringLiteral("costs p.gantry --earned ");
const QString at = QStringLiteral("--project STM ");
qint64 minor(const QJsonObject& figures, const char* word) { return figures.value(QLatin1String(word)).toString().toLongLong(); }

} // namespace

TEST_CASE("costs --earned tells planned, earned and actual of each project and of all", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject answer = cli.done(costs + QStringLiteral("--json")).json();
    CHECK(answer.value(u"format") == 1);
    const QJsonArray projects = answer.value(u"projects").toArray();
    REQUIRE(projects.size() > 3);
    int counted = 0;
    for (const QJsonValue& each : projects) {
        const QJsonObject project = each.toObject(), figures = project.value(u"figures").toObject();
        CAPTURE(project.value(u"code").toString().toStdString());
        counted += project.value(u"baseline").toBool();
        if (!project.value(u"baseline").toBool()) {
            CHECK(project.value(u"figures").isNull());
            continue;
        }
        CHECK(minor(figures, "sv") == minor(figures, "ev") - minor(figures, "pv"));
        CHECK(minor(figures, "cv") == minor(figures, "ev") - minor(figures, "ac"));
        qint64 pv = 0;
        for (const QJsonValue& point : project.value(u"series").toArray()) pv += point[u"pv_in_period"].toString().toLongLong();
        if (!project.value(u"series").toArray().isEmpty()) CHECK(pv == minor(figures, "bac"));
    }
    CHECK(answer.value(u"total").toObject().value(u"projects") == counted);
}

TEST_CASE("costs --earned --explain tells the rule and the parts, which add up", "[cli]")
{
    Cli cli;
    cli.done(QStringLiteral("new p.gantry --sample"));
    const QJsonObject project =
        cli.done(costs + at + QStringLiteral("--explain cpi --json")).json().value(u"projects").toArray().first().toObject();
    const QJsonObject explained = project.value(u"explained").toObject();
    CHECK(explained.value(u"rule").toString().startsWith(u"CPI = EV / AC = "));
    for (const char* word : {"ev", "ac"}) {
        qint64 sum = 0;
        for (const QJsonValue& part : explained.value(u"parts").toObject().value(QLatin1String(word)).toArray())
            sum += part[u"amount"].toString().toLongLong();
        CHECK(sum == minor(project.value(u"figures").toObject(), word));
    }
    CHECK(cli.done(costs + at).out.contains("SPI"));
    CHECK(cli.run(costs + at + QStringLiteral("--explain speed")).status == 1);
}
