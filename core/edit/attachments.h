#pragma once
#include "core/change/changeset.h"
#include "core/edit/baselines.h"
#include "core/model/invariants.h"

namespace gantry {

/// Bytes that a file kept on a record may have; a larger one is linked to, not kept.
inline constexpr qint64 mostOfAttachment = qint64(50) << 20;

/// A file as it goes onto a record.
struct AttachedFile {
    QString name; // without a path
    QByteArray bytes;
};

/// Reads a file to be attached. Its size is looked at before its content. Errors: NotFound and Io (it cannot be read), Invalid (a folder,
/// empty, larger than mostOfAttachment).
Result<AttachedFile> readAttachment(const QString& path);
/// Keeps a file as a snapshot, for a record of the same ChangeSet to name: equal bytes lie in the portfolio once. `project`: what it goes
/// with; none where it goes with that record alone. Errors: Invalid (no name, empty, too large).
Result<SnapshotId> keepFile(ChangeBuilder& build, IdSource& ids, NodeId project, AttachedFile file, const TakenBy& by);
/// Keeps a file on a record: the row, and a snapshot that holds the bytes. Errors: NotFound (no such record), Invalid (no name, empty, too
/// large).
Result<ChangeSet> attach(const Portfolio& portfolio, IdSource& ids, RecordKey record, AttachedFile file, const TakenBy& by);
/// Errors: NotFound.
Result<ChangeSet> removeAttachment(const Portfolio& portfolio, AttachmentId attachment);

/// The files on a record, by name.
std::vector<AttachmentId> attachmentsOn(const Portfolio& portfolio, RecordKey record);
/// What a file is called where it is saved: the last part of a name that may hold a path of any system, without signs that a system takes
/// for something else, and none of the names that Windows keeps for devices; never empty, never hidden.
QString safeFileName(const QString& name);
/// Whether a system would run a file of this name rather than show it.
bool runsAsProgram(const QString& name);

} // namespace gantry
