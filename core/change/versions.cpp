#include "core/change/versions.h"

#include "core/model/outline.h"
#include "core/model/owner.h"

namespace gantry {
namespace {

TaskId taskOf(const Portfolio& rows, Entity entity, qint64 id)
{
    if (entity == entityOf<Task>()) return TaskId{id};
    if (entity == entityOf<Link>()) return rows.find(LinkId{id})->successor;
    if (entity == entityOf<Assignment>()) return rows.find(AssignmentId{id})->task;
    const EntityInfo& info = infoOf(entity);
    const Field* record = info.find(u"record_id"); // notes and values
    const void* row = rows.table(entity).find(id);
    const auto owner = record ? targetEntity(info, row, *record) : std::nullopt;
    const qint64 owned = owner ? intOf(record->get(row)) : 0;
    return owner && rows.table(*owner).contains(owned) ? taskOf(rows, *owner, owned) : TaskId{};
}

/// A record of the whole portfolio stands in a version because the plan uses it. Where only one of them uses it, what uses it tells that.
bool comesAlong(const Portfolio& here, const Portfolio& other, RecordKey record)
{
    if (projectOf(here, record)) return false;
    const EntityInfo& info = infoOf(record.entity);
    const Field* group = info.groupField >= 0 ? &info.fields[std::size_t(info.groupField)] : nullptr;
    const auto owner = group ? targetEntity(*group) : std::nullopt;
    return !owner || *owner == entityOf<Node>() || !other.table(*owner).contains(intOf(here.cell(record.entity, record.id, *group)));
}

/// The tasks of a version in the order of its tree.
std::vector<TaskId> orderOf(const PlanVersion& version)
{
    QSet<TaskId> known;
    for (const FrozenTask& t : version.figures) known.insert(t.task);
    std::vector<TaskId> out;
    for (const Task* task : taskTreeOf(version.rows, version.project).rows)
        if (version.whole || known.remove(task->id)) out.push_back(task->id);
    if (version.whole) return out;
    for (const FrozenTask& t : version.figures) // gone since, so nobody knows where they stood
        if (known.contains(t.task)) out.push_back(t.task);
    return out;
}

/// Those of `after`, and each one that is only in `before` behind the one that it stood behind.
std::vector<TaskId> merged(const std::vector<TaskId>& before, const std::vector<TaskId>& after)
{
    const QSet<TaskId> there(after.begin(), after.end());
    QHash<TaskId, std::vector<TaskId>> gone; // by the task before them that is still there
    TaskId behind;
    for (TaskId id : before)
        if (there.contains(id))
            behind = id;
        else
            gone[behind].push_back(id);
    std::vector<TaskId> out = gone.value(TaskId{});
    for (TaskId id : after) {
        out.push_back(id);
        if (const auto it = gone.constFind(id); it != gone.cend()) out.insert(out.end(), it->begin(), it->end());
    }
    return out;
}

/// The members of two orders of the same things that a longest common order leaves out. Seen from either side they are the same ones.
QSet<TaskId> outOfOrder(std::vector<TaskId> a, std::vector<TaskId> b)
{
    if (a == b) return {};
    if (b < a) std::swap(a, b); // of several longest orders the same is found whichever version comes first
    QHash<TaskId, int> places;
    for (std::size_t i = 0; i < b.size(); ++i) places.insert(b[i], int(i));
    std::vector<int> tails, before(a.size(), -1); // places in `a`: the end of the best run of each length, and what stands before each
    const auto place = [&](int i) { return places.value(a[std::size_t(i)]); };
    for (int i = 0; i < int(a.size()); ++i) {
        const auto at = std::ranges::lower_bound(tails, place(i), {}, place);
        if (at != tails.begin()) before[std::size_t(i)] = *std::prev(at);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    QSet<TaskId> out(a.begin(), a.end());
    for (int i = tails.back(); i >= 0; i = before[std::size_t(i)]) out.remove(a[std::size_t(i)]);
    return out;
}

class Comparer {
public:
    Comparer(const PlanVersion& before, const PlanVersion& after)
        : m_before(before)
        , m_after(after)
    {
        m_out.rows = before.whole && after.whole;
        m_out.tasks = merged(orderOf(before), orderOf(after));
        for (std::size_t i = 0; i < m_out.tasks.size(); ++i) m_places.insert(m_out.tasks[i], int(i));
        for (const FrozenTask& t : before.figures) m_figures.insert(t.task, &t);
    }

    VersionComparison run()
    {
        if (m_out.rows)
            compareRows();
        else
            compareTasks();
        compareFigures();
        std::ranges::stable_sort(m_out.differences, {},
            [this](const VersionDifference& d) { return std::tuple(m_places.value(d.task, -1), d.entity, d.id, d.kind); });
        return std::move(m_out);
    }

private:
    void compareRows()
    {
        static const quint16 parentField = fieldIndex<&Task::parent>(), rankField = fieldIndex<&Task::rank>();
        QHash<TaskId, std::vector<Cell>> parents;
        for (Change& change : difference(m_before.rows, m_after.rows).changes) {
            using Kind = VersionDifference::Kind;
            const Kind kind = change.op == Change::Insert ? Kind::Added : change.op == Change::Remove ? Kind::Removed : Kind::Changed;
            const bool gone = kind == Kind::Removed;
            const Portfolio &rows = gone ? m_before.rows : m_after.rows, &other = gone ? m_after.rows : m_before.rows;
            if (kind != Kind::Changed && comesAlong(rows, other, {change.entity, change.id})) continue;
            if (kind == Kind::Changed && change.entity == entityOf<Task>()) {
                const auto stays = std::ranges::find(change.cells, parentField, &Cell::field);
                if (stays != change.cells.end()) parents[TaskId{change.id}] = {*stays};
                std::erase_if(change.cells, [](const Cell& c) { return c.field == parentField || c.field == rankField; });
                if (change.cells.empty()) continue;
            }
            m_out.differences.push_back({kind, change.entity, change.id, taskOf(rows, change.entity, change.id), std::move(change.cells)});
        }
        for (auto it = parents.cbegin(); it != parents.cend(); ++it) addMoved(it.key(), it.value());
        for (TaskId id : reordered()) addMoved(id, {});
    }

    void addMoved(TaskId id, std::vector<Cell> cells)
    {
        m_out.differences.push_back({VersionDifference::Moved, entityOf<Task>(), id.value, id, std::move(cells)});
    }

    /// Tasks with the same parent in both versions that stand elsewhere among their siblings.
    QSet<TaskId> reordered() const
    {
        const auto siblings = [](const PlanVersion& of, const PlanVersion& other) {
            QHash<TaskId, std::vector<TaskId>> out;
            for (const Task* task : taskTreeOf(of.rows, of.project).rows)
                if (const Task* there = other.rows.find(task->id); there && there->parent == task->parent)
                    out[task->parent].push_back(task->id);
            return out;
        };
        const auto before = siblings(m_before, m_after), after = siblings(m_after, m_before);
        QSet<TaskId> out;
        for (auto it = before.cbegin(); it != before.cend(); ++it) out.unite(outOfOrder(it.value(), after.value(it.key())));
        return out;
    }

    void compareTasks()
    {
        QSet<TaskId> before, after;
        for (TaskId id : orderOf(m_before)) before.insert(id);
        for (TaskId id : orderOf(m_after)) after.insert(id);
        for (TaskId id : m_out.tasks)
            if (before.contains(id) != after.contains(id))
                m_out.differences.push_back(
                    {before.contains(id) ? VersionDifference::Removed : VersionDifference::Added, entityOf<Task>(), id.value, id});
    }

    void compareFigures()
    {
        const auto fields = frozenFields();
        const auto knows = [](const PlanVersion& version, const Field& field) {
            return std::ranges::any_of(version.figures, [&](const FrozenTask& t) { return !isAbsent(field.get(&t)); });
        };
        std::vector<quint16> told;
        for (std::size_t f = 1; f < fields.size(); ++f)
            if (knows(m_before, fields[f]) && knows(m_after, fields[f])) told.push_back(quint16(f));
        for (const FrozenTask& now : m_after.figures) {
            const FrozenTask* then = m_figures.value(now.task);
            if (!then) continue;
            VersionDifference d{VersionDifference::Figures, entityOf<Task>(), now.task.value, now.task};
            for (quint16 f : told)
                if (Value a = fields[f].get(then), b = fields[f].get(&now); a != b) d.cells.push_back({f, std::move(a), std::move(b)});
            if (!d.cells.empty()) m_out.differences.push_back(std::move(d));
        }
    }

    const PlanVersion &m_before, &m_after;
    VersionComparison m_out;
    QHash<TaskId, int> m_places;
    QHash<TaskId, const FrozenTask*> m_figures;
};

} // namespace

Result<PlanVersion> planVersion(const Portfolio& now, NodeId project, Frozen frozen)
{
    PlanVersion out{project, !frozen.rows.empty(), {}, std::move(frozen.tasks)};
    if (!out.whole) {
        out.rows = now;
        return out;
    }
    ChangeSet rows{{}, std::move(frozen.rows)};
    if (auto done = applyToMemory(out.rows, rows); !done) return done.error();
    return out;
}

VersionComparison compareVersions(const PlanVersion& before, const PlanVersion& after) { return Comparer(before, after).run(); }

} // namespace gantry
