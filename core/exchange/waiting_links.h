#pragma once
#include "core/exchange/import.h"
#include "core/exchange/outside_tasks.h"
#include "core/model/invariants.h"

#include <QSet>

namespace gantry {

/// Source dates of projects whose links wait for others, except those of `among`.
std::vector<const Snapshot*> waitingSnapshots(const Portfolio& portfolio, const QSet<NodeId>& among);

/// What waited in projects for one that is in the portfolio now: links are made, and those of a stand-in lead from the task itself, while
/// the stand-in is to go. Changes rows and what the source dates remember of the source alike, so that its next import finds them known.
class WaitingLinks {
public:
    WaitingLinks(const Portfolio& after, IdSource& ids, const SnapshotReader& snapshots, ImportReport& report)
        : m_after(after)
        , m_ids(ids)
        , m_snapshots(snapshots)
        , m_report(report)
        , m_outside(after)
    {
    }
    void settle(const Snapshot& snapshot);
    ChangeSet take() { return m_build.take(); }
    std::vector<RecordKey> standIns{}; // to be removed
    std::vector<SnapshotContent> contents{};

private:
    void make(Link link, TaskId predecessor, std::vector<Change>& base);
    void replace(const QHash<TaskId, TaskId>& standIns, NodeId project, std::vector<Change>& base);
    void dropExternalDates(const QSet<TaskId>& tasks, std::vector<Change>& base);
    void tell(const Link& link);

    const Portfolio& m_after;
    IdSource& m_ids;
    const SnapshotReader& m_snapshots;
    ImportReport& m_report;
    const OutsideTasks m_outside;
    ChangeBuilder m_build{{}};
};

} // namespace gantry
