#include "core/session/snapshot_dates.h"

#include "core/change/frozen.h"
#include "core/model/baselines.h"
#include "core/session/derived.h"

namespace gantry {
namespace {

SnapshotDates::Dates byTask(const std::vector<FrozenTask>& tasks)
{
    auto out = std::make_shared<QHash<TaskId, FrozenTask>>();
    out->reserve(qsizetype(tasks.size()));
    for (const FrozenTask& t : tasks) out->insert(t.task, t);
    return out;
}

} // namespace

SnapshotDates::Dates SnapshotDates::of(const Portfolio& portfolio, NodeId project, SnapshotKind kind, const Content& content)
{
    if (const auto it = m_held.find({project, kind}); it != m_held.end()) return it->second;
    const Snapshot* row = kind == SnapshotKind::Baseline ? baselineInUse(portfolio, project) : latestSnapshot(portfolio, project, kind);
    Dates dates;
    if (row)
        if (auto bytes = content(row->contentHash))
            if (const auto tasks = decodeFrozenTasks(*bytes)) dates = byTask(*tasks);
    return m_held[{project, kind}] = std::move(dates);
}

void SnapshotDates::keep(NodeId project, SnapshotKind kind, const std::vector<FrozenTask>& tasks)
{
    Dates& held = m_held[{project, kind}];
    if (!held) held = byTask(tasks);
}

void SnapshotDates::drop(const Portfolio& portfolio, const ChangeSet& set)
{
    for (const Change& change : set.changes) {
        if (!changesSnapshotInUse(change)) continue;
        const auto projects = change.entity == entityOf<Node>() ? std::array<qint64, 2>{change.id, 0} : groupsOf(portfolio, change);
        for (const qint64 id : projects)
            for (const SnapshotKind kind : {SnapshotKind::Baseline, SnapshotKind::SourceDates}) m_held.erase({NodeId{id}, kind});
    }
}

void SnapshotDates::readFrom(const Portfolio& portfolio, const ChangeSet& set)
{
    const auto content = [&](const QString& hash) -> Result<QByteArray> {
        const auto found = std::ranges::find(set.contents, hash, &SnapshotContent::hash);
        if (found == set.contents.end()) return Error{Errc::NotFound, "snapshot.no-content", {}};
        return found->cbor;
    };
    for (const SnapshotContent& brought : set.contents)
        if (const Snapshot* row = portfolio.find(brought.snapshot)) (void)of(portfolio, row->project, row->kind, content);
}

void SnapshotDates::adopt(const SnapshotDates& other)
{
    for (const auto& [of, dates] : other.m_held)
        if (dates) m_held[of] = dates; // the others may stand in the file
}

} // namespace gantry
