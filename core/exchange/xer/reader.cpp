#include "core/exchange/xer/reader.h"

#include "core/exchange/xer/reading.h"

#include <QCryptographicHash>
#include <algorithm>

namespace gantry {
namespace xer {
namespace {

constexpr qsizetype largest = 1'000'000'000;
constexpr const char* mappingVersion = "xer 1"; // another one lets an unchanged file be taken in anew
constexpr std::string_view expectedTables[] = {"CALENDAR", "SCHEDOPTIONS", "PROJWBS", "TASK", "TASKPRED", "RSRC", "TASKRSRC"};

/// Every table that a stage has read is in the tally by now; the rest has no place here.
void leaveOutRest(Reading& r)
{
    for (const Section& s : r.file().sections)
        if (!s.rows.empty() && !r.wasRead(s.table)) r.leaveOut(s.table, "no-place");
    if (r.file().strayLines)
        r.report.records[QStringLiteral("?")].skip("unreadable", QStringLiteral("line %1").arg(r.file().firstStray), r.file().strayLines);
}

void addNotes(Reading& r)
{
    for (const std::string_view table : expectedTables)
        if (!r.rowsOf(table)) r.note("table-missing", QString::fromLatin1(table.data(), qsizetype(table.size())));
    if (!r.file().ended) r.note("truncated-file", QString());
    r.finishText();
}

std::vector<ParsedProject> finished(Reading& r)
{
    for (SourceProject& p : r.projects) {
        if (p.role != SourceProject::Role::Baseline) continue;
        ParsedBaseline baseline{p.baselineNumber, p.parsed.node.name, {}};
        std::unordered_set<qint64> known;
        for (FrozenTask& t : p.parsed.sourceDates)
            if (t.task && known.insert(t.task.value).second) baseline.tasks.push_back(std::move(t));
        r.projects[std::size_t(p.plan)].parsed.baselines.push_back(std::move(baseline));
    }
    std::vector<ParsedProject> out;
    for (SourceProject& p : r.projects) {
        if (p.role != SourceProject::Role::Plan) continue;
        finishProject(r, p);
        std::ranges::sort(p.parsed.baselines, {}, &ParsedBaseline::number);
        r.report.projectNames << p.parsed.node.name;
        out.push_back(std::move(p.parsed));
    }
    return out;
}

} // namespace
} // namespace xer

Result<ParsedSource> readXer(QByteArray bytes, const QString& fileName, const ReadOptions& options, const Progress& progress)
{
    if (bytes.size() > xer::largest) return Error{Errc::Format, "import.too-large", {fileName, QString::number(bytes.size() >> 20)}};
    ParsedSource out;
    out.format = SourceFormat::Xer;
    out.fileName = fileName;
    QCryptographicHash hash(QCryptographicHash::Blake2b_256); // a third of the time of SHA-256, which would be half of all of it
    hash.addData(QByteArrayView(xer::mappingVersion));
    hash.addData(bytes);
    out.contentHash = QString::fromLatin1(hash.result().toHex());

    auto text = textBytes(std::move(bytes), options.encoding);
    if (!text) return text.error();
    auto file = xer::readFile({text->bytes.constData(), std::size_t(text->bytes.size())});
    if (!file) return Error{file.error().code, file.error().reason, {fileName}};

    xer::Reading r(std::move(*file), fileName, *text, progress);
    constexpr void (*stages[])(xer::Reading&) = {xer::readProjects, xer::readScheduleOptions, xer::readCalendars, xer::readWbs,
        xer::readTasks, xer::readLinks, xer::readResources, xer::readAssignments, xer::addUnused, xer::readCodes, xer::readUserFields,
        xer::readNotes, xer::leaveOutRest};
    for (const auto stage : stages) {
        stage(r);
        if (r.stopped()) return Error{Errc::Cancelled, "import.cancelled", {}};
        if (r.tooMany()) return Error{Errc::Format, "import.too-many", {fileName}};
        if (r.projects.empty() || r.firstPlan() == int(r.projects.size())) return Error{Errc::Format, "import.no-project", {fileName}};
    }
    out.projects = xer::finished(r);
    xer::addNotes(r);
    r.report.file = fileName;
    r.report.format = QStringLiteral("Primavera P6 XER");
    if (r.file().header.size() > 1) r.report.format += u' ' + r.line(r.file().header[1]);
    r.report.encoding = text->encoding;
    out.report = std::move(r.report);
    out.lastId = r.lastId();
    return out;
}

} // namespace gantry
