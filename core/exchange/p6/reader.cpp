#include "core/exchange/p6/reader.h"

#include "core/exchange/p6/reading.h"

#include <QCryptographicHash>
#include <algorithm>

namespace gantry::p6 {
namespace {

/// Every table that a stage has read is in the tally by now; the rest has no place here.
void leaveOutRest(Reading& r)
{
    for (const Section& s : r.tables().sections)
        if (!s.rows.empty() && !r.wasRead(s.table)) r.leaveOut(s.table, "no-place");
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

Result<ParsedSource> readTables(Tables tables, const TextBytes& text, ParsedSource out, const Progress& progress)
{
    Reading r(std::move(tables), out.fileName, text, progress);
    r.report = std::move(out.report);
    constexpr void (*stages[])(Reading&) = {readProjects, readScheduleOptions, readCalendars, readWbs, readTasks, readLinks, readResources,
        readAssignments, addUnused, readCodes, readUserFields, readNotes, leaveOutRest};
    for (const auto stage : stages) {
        stage(r);
        if (r.stopped()) return Error{Errc::Cancelled, "import.cancelled", {}};
        if (r.tooMany()) return Error{Errc::Format, "import.too-many", {out.fileName}};
        if (r.projects.empty() || r.firstPlan() == int(r.projects.size())) return Error{Errc::Format, "import.no-project", {out.fileName}};
    }
    out.projects = finished(r);
    r.finishText();
    r.report.file = out.fileName;
    r.report.encoding = text.encoding;
    out.report = std::move(r.report);
    out.lastId = r.lastId();
    return out;
}

QString contentHash(const char* mapping, const QByteArray& bytes)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256); // a third of the time of SHA-256, which would be half of all of it
    hash.addData(QByteArrayView(mapping));
    hash.addData(bytes);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace gantry::p6
