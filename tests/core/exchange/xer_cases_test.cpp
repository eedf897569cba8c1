#include "core/schedule/adapter.h"
#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/xer_text.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Case {
    ParsedSource source;
    QJsonObject expected;
};
std::optional<Case> caseOf(const char* name)
{
    const QByteArray bytes = corpus::caseFile(QLatin1String(name) + QStringLiteral(".xer"));
    if (bytes.isEmpty()) return std::nullopt;
    const QByteArray expected = corpus::caseFile(QLatin1String(name) + QStringLiteral(".expected.json"));
    return Case{read(bytes), QJsonDocument::fromJson(expected).object()};
}

/// Where the schedule that follows from what was read differs from the one that is right.
QString differences(const ParsedSource& source, const QJsonObject& schedule)
{
    const Portfolio portfolio = portfolioOf(source);
    QStringList out;
    for (const auto& plan : schedule::scheduleAll(portfolio))
        for (std::size_t i = 0; i < plan->tasks.size(); ++i) {
            const QString code = portfolio.find(plan->tasks[i])->code;
            const QJsonObject right = schedule.value(code).toObject();
            const auto check = [&](const char* what, const std::optional<DateTime>& found) {
                const auto wanted = parseDateTime(right.value(QLatin1String(what)).toString());
                if (right.contains(QLatin1String(what)) && found != wanted)
                    out << QStringLiteral("%1 %2 %3").arg(code, QLatin1String(what), found ? isoText(*found) : QStringLiteral("none"));
            };
            check("start", plan->dates[i].start);
            check("finish", plan->dates[i].finish);
        }
    return out.join(QStringLiteral("; "));
}

} // namespace

TEST_CASE("IMP-01: a Russian file in UTF-16 is read without a question", "[xer][cases]")
{
    const auto c = caseOf("IMP-01");
    if (!c) return;
    CHECK(c->source.report.encoding == QStringLiteral("UTF-16LE"));
    const QJsonObject names = c->expected[QStringLiteral("names")].toObject();
    REQUIRE(names.size() == 2);
    for (auto it = names.begin(); it != names.end(); ++it)
        CHECK(taskOf(c->source.projects[0], it.key().toLatin1().constData()).name == it->toString());
    CHECK(differences(c->source, c->expected[QStringLiteral("schedule")].toObject()) == QString());
}

TEST_CASE("IMP-04: exceptions of a calendar fall on their day, with their hours", "[xer][cases]")
{
    const auto c = caseOf("IMP-04");
    if (!c) return;
    const QJsonObject expected = c->expected[QStringLiteral("exceptions")].toObject();
    QJsonObject found;
    for (const CalendarException& e : c->source.projects[0].exceptions) {
        qint64 seconds = 0;
        for (const Shift& s : e.shifts.list) seconds += s.to - s.from;
        CHECK(e.from == e.to);
        found[e.from->toString(Qt::ISODate)] = int(seconds / 3600);
    }
    CHECK(found == expected);
    CHECK(differences(c->source, c->expected[QStringLiteral("schedule")].toObject()) == QString());
}

TEST_CASE("IMP-05: children before parents, empty numbers and missing tables", "[xer][cases]")
{
    const auto c = caseOf("IMP-05");
    if (!c) return;
    const ParsedProject& p = c->source.projects[0];
    CHECK(p.node.name == QStringLiteral("River crossing"));
    const QJsonObject paths = c->expected[QStringLiteral("wbs_paths")].toObject();
    CHECK(paths[QStringLiteral("A10")].toString() == QStringLiteral("RIVER.DES.SUR"));
    CHECK(pathOf(p, "A10") == QStringLiteral("Design / Survey / Sounding"));
    CHECK(pathOf(p, "SUR") == QStringLiteral("Design / Survey"));
    CHECK(paths[QStringLiteral("M10")].toString() == QStringLiteral("RIVER.DES"));
    CHECK(pathOf(p, "M10") == QStringLiteral("Design / Design done"));
    CHECK_FALSE(taskOf(p, "A10").physicalPercent);
    CHECK(taskOf(p, "M10").physicalPercent == Percent{});
    CHECK(taskOf(p, "M10").duration == WorkTime{0});
    CHECK(taskOf(p, "M10").kind == TaskKind::FinishMilestone);
    CHECK(c->source.report.notes.value(QStringLiteral("table-missing")).examples
        == QStringList{QStringLiteral("SCHEDOPTIONS"), QStringLiteral("RSRC"), QStringLiteral("TASKRSRC")});
    CHECK(differences(c->source, c->expected[QStringLiteral("schedule")].toObject()) == QString());
}

TEST_CASE("PRG-03: suspend and resume are read, and the remaining work waits", "[xer][cases]")
{
    const auto c = caseOf("PRG-03");
    if (!c) return;
    const Task& tunnel = taskOf(c->source.projects[0], "A10");
    CHECK(tunnel.suspended == parseDateTime(u"2026-03-05 08:00"));
    CHECK(tunnel.resumed == parseDateTime(u"2026-03-16 08:00"));
    CHECK(c->source.projects[0].options.statusDate == parseDateTime(c->expected[QStringLiteral("data_date")].toString()));
    CHECK(tunnel.duration->seconds - tunnel.remainingDuration->seconds
        == 3600 * c->expected[QStringLiteral("A10_actual_duration_h")].toInt());
    CHECK(tunnel.percentComplete == percent(50));
    CHECK(differences(c->source, c->expected[QStringLiteral("schedule")].toObject()) == QString());
}

TEST_CASE("SCH-01: the calendar of a lag is the one that the file names", "[xer][cases]")
{
    const auto c = caseOf("SCH-01");
    if (!c) return;
    CHECK(c->source.projects[0].options.lagCalendar == LagCalendar::Predecessor);
    QByteArray bytes = corpus::caseFile(QStringLiteral("SCH-01.xer"));
    const QJsonObject options = c->expected[QStringLiteral("by_option")].toObject();
    REQUIRE(options.size() == 3);
    for (auto it = options.begin(); it != options.end(); ++it) {
        QByteArray other = bytes;
        other.replace("rcal_Predecessor", it.key().toLatin1());
        INFO(it.key().toStdString());
        CHECK(differences(read(other), it->toObject()) == QString());
    }
}

TEST_CASE("SCH-08: retained logic or progress override, as the file says", "[xer][cases]")
{
    const auto c = caseOf("SCH-08");
    if (!c) return;
    const QJsonObject options = c->expected[QStringLiteral("by_option")].toObject();
    CHECK(c->source.projects[0].options.progressMode == ProgressMode::RetainedLogic);
    CHECK(differences(c->source, options[QStringLiteral("retained_logic")].toObject()) == QString());
    QByteArray bytes = corpus::caseFile(QStringLiteral("SCH-08.xer"));
    REQUIRE(bytes.contains("1\t100\tY\tN\trcal"));
    bytes.replace("1\t100\tY\tN\trcal", "1\t100\tN\tY\trcal");
    const ParsedSource over = read(bytes);
    CHECK(over.projects[0].options.progressMode == ProgressMode::ProgressOverride);
    CHECK(differences(over, options[QStringLiteral("progress_override")].toObject()) == QString());
}

TEST_CASE("SCH-09: two links of different types between the same tasks are both kept", "[xer][cases]")
{
    const auto c = caseOf("SCH-09");
    if (!c) return;
    const auto& links = c->source.projects[0].links;
    REQUIRE(int(links.size()) == c->expected[QStringLiteral("links")].toInt());
    CHECK(links[0].type == LinkType::StartToStart);
    CHECK(links[0].lag == hours(16));
    CHECK(links[1].type == LinkType::FinishToFinish);
    CHECK(links[1].lag == hours(8));
    CHECK(differences(c->source, c->expected[QStringLiteral("schedule")].toObject()) == QString());
}
