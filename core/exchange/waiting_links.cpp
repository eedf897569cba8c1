#include "core/exchange/waiting_links.h"

namespace gantry {

std::vector<const Snapshot*> waitingSnapshots(const Portfolio& portfolio, const QSet<NodeId>& among)
{
    std::vector<const Snapshot*> out;
    portfolio.all<Snapshot>().forEach([&](const Snapshot& s) {
        if (s.kind == SnapshotKind::SourceDates && s.number > 0 && !among.contains(s.project)) out.push_back(&s);
    });
    return out;
}

void WaitingLinks::settle(const Snapshot& snapshot)
{
    const ImportSource* source = importSource(m_after, snapshot.project);
    auto frozen = m_snapshots(snapshot.id);
    if (!source || !frozen) return;
    std::vector<WaitingEnd> waiting;
    QHash<TaskId, TaskId> replaced;
    QSet<TaskId> linked;
    for (WaitingEnd& end : frozen->waiting) {
        const TaskId found = m_outside.find(end, source->format, snapshot.project);
        if (!found)
            waiting.push_back(std::move(end));
        else if (m_after.find(end.standIn))
            replaced.insert(end.standIn, found);
        else if (m_after.find(end.link.successor)) {
            linked.insert(end.link.successor);
            make(end.link, found, frozen->rows);
        }
    }
    for (const WaitingEnd& end : waiting) linked.remove(end.link.successor);
    dropExternalDates(linked, frozen->rows);
    replace(replaced, snapshot.project, frozen->rows);
    if (waiting.size() == frozen->waiting.size()) return;
    frozen->waiting = std::move(waiting);
    m_build.update<&Snapshot::number>(m_after, snapshot.id.value, qint64(frozen->waiting.size()));
    const QByteArray cbor = encodeFrozen(std::move(*frozen));
    m_build.update<&Snapshot::contentHash>(m_after, snapshot.id.value, contentHash(cbor));
    contents.push_back({snapshot.id, cbor, contentHash(cbor)});
}

void WaitingLinks::make(Link link, TaskId predecessor, std::vector<Change>& base)
{
    link.id = m_ids.next<LinkId>();
    link.predecessor = predecessor;
    m_build.insert(link);
    base.push_back(insertOf(entityOf<Link>(), link.id.value, &link));
    tell(link);
}

void WaitingLinks::replace(const QHash<TaskId, TaskId>& replaced, NodeId project, std::vector<Change>& base)
{
    if (replaced.isEmpty()) return;
    QSet<qint64> dropped;
    QHash<qint64, TaskId> predecessors;
    for (TaskId standIn : replaced.keys()) {
        standIns.push_back({entityOf<Task>(), standIn.value});
        dropped.insert(standIn.value);
    }
    m_after.all<Link>().forEachIn(project, [&](const Link& link) {
        if (replaced.contains(link.successor)) dropped.insert(link.id.value);
        const TaskId task = replaced.value(link.predecessor);
        if (!task || replaced.contains(link.successor)) return;
        m_build.update<&Link::predecessor>(m_after, link.id.value, task);
        predecessors.insert(link.id.value, task);
        tell(link);
    });
    std::erase_if(base, [&](const Change& row) { return dropped.contains(row.id); });
    for (Change& row : base) {
        const auto task = predecessors.constFind(row.id);
        if (task == predecessors.cend()) continue;
        for (Cell& cell : row.cells)
            if (cell.field == fieldIndex<&Link::predecessor>()) cell.after = Value(task->value);
    }
}

/// The date that Primavera kept in place of a link gives way to it, unless somebody set another one here.
void WaitingLinks::dropExternalDates(const QSet<TaskId>& tasks, std::vector<Change>& base)
{
    const quint16 field = fieldIndex<&Task::externalEarlyStart>();
    for (Change& row : base) {
        const Task* task = row.entity == entityOf<Task>() && tasks.contains({row.id}) ? m_after.find(TaskId{row.id}) : nullptr;
        const auto cell = std::ranges::find(row.cells, field, &Cell::field);
        if (!task || cell == row.cells.end() || cell->after != infoOf<Task>().fields[field].get(task)) continue;
        m_build.update<&Task::externalEarlyStart>(m_after, row.id, std::nullopt);
        row.cells.erase(cell);
    }
}

void WaitingLinks::tell(const Link& link)
{
    m_report.notes[QStringLiteral("link-made")].add(
        m_after.find(link.project)->name + QStringLiteral(": ") + m_after.find(link.successor)->name);
}

} // namespace gantry
