#pragma once
#include "core/base/progress.h"
#include "core/exchange/parsed.h"

namespace gantry {

/// What a file is, told by its first bytes and never by its name.
enum class SourceKind { Mspdi, Xer, Pmxml, Mpp, Other };
SourceKind recognise(QByteArrayView bytes);

struct ReadOptions {
    QString encoding; // of an XER that is neither UTF-8 nor cp1252: "windows-1251", "windows-1256" ...; empty: found out
};

/// Reads a schedule into rows; nothing of the portfolio is looked at. Records that are broken or have no place are tallied in the report.
/// Errors: Format ("import.mpp", "import.not-a-schedule", "import.damaged" with line, "import.doctype", "import.too-deep",
/// "import.too-large", "import.too-many", "import.no-project", "import.encoding"), Io ("file.unreadable"), Cancelled.
Result<ParsedSource> readSource(const QString& path, const ReadOptions& options = {}, const Progress& progress = {});
/// The same from memory; `bytes` is worked on in place, so pass the only copy.
Result<ParsedSource> readSource(QByteArray bytes, const QString& fileName, const ReadOptions& options = {}, const Progress& progress = {});

/// A project of a source that more than one project here could be, or whose name differs from the one its ids point at.
struct MatchQuestion {
    const ParsedProject& source;
    std::vector<NodeId> candidates;
    const char* why; // "match-not-unique" or "match-name-differs"
};

struct ImportOptions {
    QString programme; // under which new projects go, by name or code; created where missing; empty: under the root
    NodeId parent{}; // the same by id; wins where set
    bool asNew = false; // always create
    Instant now{};
    QString author;
    std::function<std::optional<NodeId>(const MatchQuestion&)> decide; // nullopt creates; without it every question creates
};

/// The content of a snapshot; called on the thread of planImport.
using SnapshotReader = std::function<Result<Frozen>(SnapshotId)>;

/// The snapshots that planImport will ask for, so that a caller can fetch them beforehand on its own thread.
std::vector<SnapshotId> snapshotsNeeded(const Portfolio& portfolio, const ParsedSource& source, const ImportOptions& options);

/// What has to change so that the portfolio holds what the source holds: a new project, or an update of the one it came from before.
/// Rows are found by the source's id, then by code. A cell that was edited here since the last import stays and is reported.
/// Importing the same source again gives an empty ChangeSet. Nothing is written, so this is also the dry run.
/// Errors: Invalid ("import.no-root"), Cancelled.
Result<ChangeSet> planImport(const Portfolio& portfolio, IdSource& ids, ParsedSource source, const ImportOptions& options,
    ImportReport& report, const SnapshotReader& snapshots, const Progress& progress = {});

/// Several sources as one ChangeSet, each planned on what the ones before it leave; one report a source, in their order.
Result<ChangeSet> planImports(const Portfolio& portfolio, IdSource& ids, std::vector<ParsedSource> sources, const ImportOptions& options,
    std::vector<ImportReport>& reports, const SnapshotReader& snapshots, const Progress& progress = {});

} // namespace gantry
