#pragma once
#include "core/change/changeset.h"
#include "core/model/frozen_task.h"

#include <functional>
#include <map>
#include <memory>

namespace gantry {

/// Dates by task out of the contents of snapshots, by project: of its baseline in use, and as its source file had computed them.
/// Kept until a snapshot changes.
class SnapshotDates {
public:
    using Dates = std::shared_ptr<const QHash<TaskId, FrozenTask>>;
    /// The bytes of a content by its hash.
    using Content = std::function<Result<QByteArray>(const QString& hash)>;
    /// Those of the project's baseline in use, else of its latest snapshot of this kind; null where there is none that can be read.
    Dates of(const Portfolio& portfolio, NodeId project, SnapshotKind kind, const Content& content);
    /// Reads what the snapshots that `set` brings hold, out of the set itself.
    void readFrom(const Portfolio& portfolio, const ChangeSet& set);
    /// What has been read of it by somebody who needed the whole content.
    void keep(NodeId project, SnapshotKind kind, const std::vector<FrozenTask>& tasks);
    /// Drops what a ChangeSet makes out of date; `portfolio` already holds it.
    void drop(const Portfolio& portfolio, const ChangeSet& set);
    /// Takes over what somebody else has read of the same portfolio.
    void adopt(const SnapshotDates& other);

private:
    std::map<std::pair<NodeId, SnapshotKind>, Dates> m_held;
};

} // namespace gantry
