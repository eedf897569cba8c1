#pragma once
#include "core/change/changeset.h"
#include "core/model/frozen_task.h"

namespace gantry {

/// The content of a Snapshot: dates, and for a baseline taken here every row of the plan (tasks, links, calendars, assignments ...) as
/// inserts.
struct Frozen {
    std::vector<FrozenTask> tasks;
    std::vector<Change> rows;
    bool operator==(const Frozen&) const = default;
};

/// What is frozen of a task as fields, told once: the task itself, then its dates and figures. Keys are file format.
std::span<const Field> frozenFields();
/// After this change another snapshot may be the one that counts for its project, or the same one be called otherwise.
bool changesSnapshotInUse(const Change& change);

/// Canonical CBOR: equal content gives equal bytes, fields named by key so that a later build can read it.
QByteArray encodeFrozen(Frozen frozen);
/// Errors: Format, with what was wrong. Unknown fields are kept out, never fatal.
Result<Frozen> decodeFrozen(const QByteArray& cbor);
/// The dates alone, without reading the rows after them: what charts and tables of many projects ask for. Errors: as decodeFrozen.
Result<std::vector<FrozenTask>> decodeFrozenTasks(const QByteArray& cbor);

} // namespace gantry
