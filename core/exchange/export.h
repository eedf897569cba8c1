#pragma once
#include "core/base/progress.h"
#include "core/change/frozen.h"
#include "core/schedule/project_schedule.h"

#include <QJsonObject>
#include <memory>

namespace gantry {

struct ExportBaseline {
    std::vector<FrozenTask> tasks;
    bool wholePlan = false; // links, calendars and assignments were frozen with the dates
};

/// What goes into a file: a project, its computed plan and the dates of its baselines. Copies are cheap, so a worker gets one.
struct ExportRequest {
    Portfolio portfolio;
    NodeId project{};
    std::shared_ptr<const ProjectSchedule> schedule{};
    QHash<qint64, ExportBaseline> baselines{}; // by the snapshot's id
    Instant now{};
    QString author{};
};

/// The content of a snapshot; called at once, on the caller's thread.
using FrozenReader = std::function<Result<Frozen>(SnapshotId)>;
/// The request for a project with its baselines. One whose content cannot be read is told as left out.
ExportRequest exportRequest(
    const Portfolio& portfolio, NodeId project, std::shared_ptr<const ProjectSchedule> schedule, const FrozenReader& frozen);

/// Something that the file does not hold, or not as it stands here.
struct ExportLoss {
    Entity entity{};
    int field = -1; // place in the entity's fields; -1: the whole record
    const char* reason = "export.no-place";
    qint64 count = 0;
    QStringList examples{}; // what the records are called; at most ten
};

/// What became of every record of the project. It is not promised by the writer but found by reading the written file back.
struct ExportReport {
    struct Kind {
        Entity entity{};
        qint64 there = 0, written = 0; // records
    };
    QString file, format, encoding;
    std::vector<Kind> kinds;
    std::vector<ExportLoss> losses; // by kind of record, whole records first
};

struct ExportedFile {
    QByteArray bytes;
    ExportReport report;
};

/// The file of one project as Microsoft Project (Mspdi) or Primavera P6 (Xer, Pmxml) takes it, with computed dates beside what was entered.
/// Errors: NotFound (no such project), Invalid ("export.unreadable": what was written could not be read again, so it is not handed out),
/// Cancelled. `fileName` names it in the report.
Result<ExportedFile> exportProject(
    const ExportRequest& request, SourceFormat format, const QString& fileName, const Progress& progress = {});

/// "Microsoft Project XML".
QString formatName(SourceFormat format);
/// One sentence a loss: what, how often, why, and the first few by name.
QString lossText(const ExportLoss& loss, const QString& format);
/// The report for a terminal or a text view.
QString reportText(const ExportReport& report);
/// The report for `export --json`; counts are numbers.
QJsonObject reportJson(const ExportReport& report);

} // namespace gantry
