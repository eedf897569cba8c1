#pragma once
#include "core/change/changeset.h"
#include "core/model/frozen_task.h"

namespace gantry {

/// A predecessor that an import named and did not find, for its project was not here, in the words of the source; what that does not say
/// is empty. Either a link waits for it, or links of a task that stands in for it.
struct WaitingEnd {
    QString projectId{}, projectGuid{}, projectName{};
    QString taskId{}, taskName{};
    qint64 taskRow = 0; // its place in the outline there, from 1; 0: not said
    TaskId standIn{};
    Link link{}; // where there is no stand-in: all of it but its predecessor
    bool operator==(const WaitingEnd&) const = default;
};

/// The content of a Snapshot: dates, and for a baseline taken here every row of the plan (tasks, links, calendars, assignments ...) as
/// inserts. That of an import also holds the ends of links that it still waits for.
struct Frozen {
    std::vector<FrozenTask> tasks{};
    std::vector<Change> rows{};
    std::vector<WaitingEnd> waiting{};
    bool operator==(const Frozen&) const = default;
};

/// What is frozen of a task as fields, told once: the task itself, then its dates and figures. Keys are file format.
std::span<const Field> frozenFields();
/// After this change another snapshot may be the one that counts for its project, or the same one be called otherwise.
bool changesSnapshotInUse(const Change& change);

/// Canonical CBOR: equal content gives equal bytes, fields named by key so that a later build can read it.
QByteArray encodeFrozen(Frozen frozen);
/// Of the close of a period: the content hash of the close that it follows, empty for the first. Errors: Format.
Result<QString> previousClose(const QByteArray& cbor);
/// Errors: Format, with what was wrong. Unknown fields are kept out, never fatal.
Result<Frozen> decodeFrozen(const QByteArray& cbor);
/// The dates alone, without reading the rows after them: what charts and tables of many projects ask for. Errors: as decodeFrozen.
Result<std::vector<FrozenTask>> decodeFrozenTasks(const QByteArray& cbor);

} // namespace gantry
