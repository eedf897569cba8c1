#include "core/exchange/export.h"

#include "core/exchange/export_check.h"
#include "core/exchange/import.h"
#include "core/exchange/mspdi/writer.h"
#include "core/exchange/pmxml/writer.h"
#include "core/exchange/xer/writer.h"

namespace gantry {

ExportRequest exportRequest(
    const Portfolio& portfolio, NodeId project, std::shared_ptr<const ProjectSchedule> schedule, const FrozenReader& frozen)
{
    ExportRequest out{.portfolio = portfolio, .project = project, .schedule = std::move(schedule)};
    portfolio.all<Snapshot>().forEachIn(project, [&](const Snapshot& s) {
        if (s.kind != SnapshotKind::Baseline) return;
        if (auto content = frozen(s.id)) out.baselines.insert(s.id.value, {std::move(content->tasks), !content->rows.empty()});
    });
    return out;
}

Result<ExportedFile> exportProject(const ExportRequest& request, SourceFormat format, const QString& fileName, const Progress& progress)
{
    const Node* node = request.portfolio.find(request.project);
    if (!node || !request.schedule) return Error{Errc::NotFound, "export.no-project", {}};
    const ProjectRows rows(request);
    WrittenIds ids;
    ExportedFile out;
    out.report.file = fileName;
    out.report.format = formatName(format);
    out.report.encoding = QStringLiteral("UTF-8");
    out.bytes = format == SourceFormat::Xer ? writeXer(rows, ids, out.report.encoding, progress)
        : format == SourceFormat::Pmxml     ? writePmxml(rows, ids, progress)
                                            : writeMspdi(rows, ids, progress);
    if (progress.stop.stop_requested()) return Error{Errc::Cancelled, "work.cancelled", {fileName}};
    progress.report(node->name, 70);
    // The reader works on its bytes in place, so it gets a copy.
    auto read = readSource(
        QByteArray(out.bytes.constData(), out.bytes.size()), fileName, {}, Progress{{[](const QString&, int) {}}, progress.stop});
    if (!read) return read.error().code == Errc::Cancelled ? read.error() : Error{Errc::Invalid, "export.unreadable", {fileName}};
    if (read->projects.empty()) return Error{Errc::Invalid, "export.unreadable", {fileName}};
    compareWritten(rows, ids, read->projects.front(), format, out.report);
    progress.report(node->name, 100);
    return out;
}

} // namespace gantry
