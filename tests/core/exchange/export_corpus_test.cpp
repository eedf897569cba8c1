#include "tests/core/exchange/round_trip.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QRegularExpression>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("every MSPDI file of the corpus survives import, export and import", "[export][mspdi][corpus]")
{
    for (const corpus::File& file : corpus::files(QStringLiteral("mspdi"))) {
        INFO(file.name.toStdString());
        const Holding before = holdingOf(file.bytes, file.name);
        REQUIRE(before.projects.size() == 1);
        const ExportedFile out = written(before, before.projects.front(), SourceFormat::Mspdi);
        INFO(reportText(out.report).toStdString());
        const Holding after = holdingOf(out.bytes, file.name);
        REQUIRE(after.projects.size() == 1);
        const auto lost = differences(factsOf(before, before.projects.front()), factsOf(after, after.projects.front()));
        INFO(text(lost).toStdString());
        CHECK(lost.empty());
        CHECK(out.report.losses.empty());
    }
}

namespace {

/// What P6 demands in every row, so that a file which another program wrote without it has it now: it says what was true all along.
bool isDemanded(const Difference& d)
{
    static const QSet<QString> demanded{QStringLiteral("node currency"), QStringLiteral("schedule_options status_date"),
        QStringLiteral("task calendar_id"), QStringLiteral("task planned_start"), QStringLiteral("task planned_finish"),
        QStringLiteral("assignment remaining_work_seconds"), QStringLiteral("assignment planned_start"),
        QStringLiteral("assignment planned_finish"), QStringLiteral("task physical_percent"), QStringLiteral("task work_seconds"),
        QStringLiteral("calendar day_seconds"), QStringLiteral("calendar week_seconds"), QStringLiteral("node code")};
    return d.before.isEmpty() && demanded.contains(d.entity() + u' ' + d.field);
}

/// An id that is none in P6, which counts from 1 over a whole file: other programs write 0, or the same one in two projects.
bool isNoId(const Difference& d)
{
    static const QRegularExpression ids(QStringLiteral("^(wbs:)?[1-9]\\d*$"));
    return d.field == u"source_id" && !ids.match(d.before).hasMatch();
}

/// Links between the projects of a file, which go one by one, and the resources above those of a project, which came with another one.
bool isOfOtherProject(const Difference& d, const Portfolio& portfolio)
{
    if (d.entity() == u"resource" && d.before.isEmpty()) {
        bool group = false;
        portfolio.all<Resource>().forEach([&](const Resource& r) {
            for (const QString& part : r.group.split(QStringLiteral(" / ")))
                group |= d.record.startsWith(QStringLiteral("resource ") + part);
        });
        return group;
    }
    return d.entity() == u"link" && d.record.startsWith(QStringLiteral("link ?")) && d.after.isEmpty();
}

} // namespace

TEST_CASE("every file of P6 in the corpus survives import, export and import, an XER as PMXML too", "[export][xer][pmxml][corpus]")
{
    for (const auto& [kind, format] :
        {std::pair("xer", SourceFormat::Xer), std::pair("pmxml", SourceFormat::Pmxml), std::pair("xer", SourceFormat::Pmxml)})
        for (const corpus::File& file : corpus::files(QLatin1String(kind))) {
            INFO(file.name.toStdString() << " as " << formatName(format).toStdString());
            const Holding before = holdingOf(file.bytes, file.name);
            for (const NodeId project : before.projects) {
                const ExportedFile out = written(before, project, format);
                INFO(reportText(out.report).toStdString());
                const Holding after = holdingOf(out.bytes, file.name);
                REQUIRE(after.projects.size() == 1);
                auto lost = differences(factsOf(before, project), factsOf(after, after.projects.front()));
                std::erase_if(
                    lost, [&](const Difference& d) { return isDemanded(d) || isNoId(d) || isOfOtherProject(d, before.portfolio); });
                INFO(text(lost).toStdString());
                CHECK(lost.empty());
                for (const ExportLoss& loss : out.report.losses) CHECK(QLatin1String(loss.reason) == QLatin1String("export.other-project"));
            }
        }
}
