// The part of PlanModel that follows edits and computed plans: what a ChangeSet touches is announced, and nothing else.
#include "ui/pages/plan/plan_model_item.h"

namespace gantry {
namespace {
constexpr std::size_t bulk = 2000; // changes from which everything is looked at anew instead of one by one
}

/// Rows side by side are announced together: an edit that moves a thousand tasks is a few announcements.
void PlanModel::refreshTasks(std::vector<TaskId> tasks)
{
    std::vector<const Item*> rows;
    for (const TaskId id : tasks)
        if (const Item* found = m_items.value(id)) rows.push_back(found);
    std::ranges::sort(
        rows, [](const Item* a, const Item* b) { return a->parent != b->parent ? a->parent < b->parent : a->place < b->place; });
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t last = i;
        while (last + 1 < rows.size() && rows[last + 1]->parent == rows[i]->parent && rows[last + 1]->place == rows[last]->place + 1)
            ++last;
        Q_EMIT dataChanged(indexOfItem(rows[i]), indexOfItem(rows[last], columnCount() - 1));
        i = last + 1;
    }
}

bool PlanModel::shownProjectsDiffer(const QList<NodeId>& projects) const
{
    if (m_projects.size() == 1 || !m_filter.active()) return false;
    return std::ranges::any_of(
        projects, [this](NodeId id) { return std::ranges::count(m_projects, id) > 0 && (projectItem(id) != nullptr) != anyMatch(id); });
}

/// What a ChangeSet names, as far as a plan shows it.
struct PlanModel::Touched {
    QSet<NodeId> shaped, relinked, named, reassigned, costed;
    QSet<TaskId> tasks;
    bool frozen = false, calendars = false;
};

PlanModel::Touched PlanModel::touchedBy(const ChangeSet& set)
{
    static const std::array structure{fieldIndex<&Task::parent>(), fieldIndex<&Task::rank>(), fieldIndex<&Task::project>()};
    static const std::array amounts{
        fieldIndex<&Task::work>(), fieldIndex<&Task::fixedCost>(), fieldIndex<&Task::parent>(), fieldIndex<&Task::project>()};
    const Portfolio& portfolio = m_data.portfolio();
    Touched out;
    for (const Change& c : set.changes) {
        out.frozen |= changesSnapshotInUse(c);
        const auto member = [&](quint16 field) -> const Cell* {
            const auto it = std::ranges::find(c.cells, field, &Cell::field);
            return it == c.cells.end() ? nullptr : &*it;
        };
        /// Adds the records that a reference named before and names now.
        const auto add = [&](auto& into, quint16 field, qint64 now) {
            using IdType = typename std::decay_t<decltype(into)>::value_type;
            if (now) into.insert(IdType{now});
            if (const Cell* cell = member(field)) into.insert(IdType{intOf(cell->before)}), into.insert(IdType{intOf(cell->after)});
        };
        if (c.entity == entityOf<Task>()) {
            const Task* task = portfolio.find(TaskId{c.id});
            out.tasks.insert(TaskId{c.id});
            if (c.op != Change::Update || std::ranges::any_of(amounts, [&](quint16 field) { return member(field); }))
                add(out.costed, fieldIndex<&Task::project>(), task ? task->project.value : 0);
            if (c.op != Change::Update || m_filter.active() || std::ranges::any_of(structure, [&](quint16 field) { return member(field); }))
                add(out.shaped, fieldIndex<&Task::project>(), task ? task->project.value : 0);
        } else if (c.entity == entityOf<Link>()) {
            const Link* link = portfolio.find(LinkId{c.id});
            add(out.relinked, fieldIndex<&Link::project>(), link ? link->project.value : 0);
            add(out.tasks, fieldIndex<&Link::predecessor>(), link ? link->predecessor.value : 0);
            add(out.tasks, fieldIndex<&Link::successor>(), link ? link->successor.value : 0);
        } else if (c.entity == entityOf<Assignment>()) {
            const Assignment* a = portfolio.find(AssignmentId{c.id});
            add(out.reassigned, fieldIndex<&Assignment::project>(), a ? a->project.value : 0);
            add(out.costed, fieldIndex<&Assignment::project>(), a ? a->project.value : 0);
            add(out.tasks, fieldIndex<&Assignment::task>(), a ? a->task.value : 0);
        } else if (c.entity == entityOf<CustomValue>()) {
            const CustomValue* v = portfolio.find<CustomValue>(c.id);
            add(out.tasks, fieldIndex<&CustomValue::record>(), v ? v->record.value : 0);
        } else if (c.entity == entityOf<Node>()) {
            out.named.insert(NodeId{c.id});
        } else if (c.entity == entityOf<Calendar>() || c.entity == entityOf<CalendarWeek>() || c.entity == entityOf<CalendarException>()
            || c.entity == entityOf<ScheduleOptions>() || c.entity == entityOf<Resource>()) {
            out.calendars = true;
        }
    }
    return out;
}

void PlanModel::onChanged(const ChangeSet& set)
{
    if (set.changes.size() > bulk) {
        m_data.clear();
        refreshEverything();
        return;
    }
    Touched touched = touchedBy(set);
    for (const NodeId id : touched.reassigned) m_data.dropAssignments(id);
    for (const NodeId id : touched.relinked) m_data.dropLinks(id);
    for (const NodeId id : touched.shaped) m_data.dropOutline(id);
    for (const NodeId id : touched.shaped) m_data.dropLinks(id); // a task that left may take links along
    for (const NodeId id : touched.costed) m_data.dropTotals(id);
    if (!touched.costed.isEmpty()) // work and cost add up
        for (const TaskId id : QSet<TaskId>(touched.tasks))
            for (const Item* item = m_items.value(id); item && item->task; item = item->parent) touched.tasks.insert(item->task);
    if (touched.frozen)
        for (const NodeId id : m_projects) m_data.dropFrozen(id);
    if (touched.calendars) m_data.dropCalendars();
    if (!touched.shaped.isEmpty() && shownProjectsDiffer(touched.shaped.values())) {
        refreshEverything();
        return;
    }
    for (const NodeId id : touched.shaped) {
        Item* project = projectItem(id);
        if (!project) continue;
        if (!project->read) {
            if (project != m_root.get()) Q_EMIT dataChanged(indexOfItem(project), indexOfItem(project)); // it may have its first row now
            continue;
        }
        reconcile(*project);
        for (const OutlineRow& row : m_data.outline(id)) touched.tasks.insert(row.task); // numbers and predecessors' numbers follow
    }
    if (touched.frozen || touched.calendars)
        for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) touched.tasks.insert(it.key());
    refreshTasks({touched.tasks.begin(), touched.tasks.end()});
    for (auto it = m_projectItems.cbegin(); it != m_projectItems.cend(); ++it)
        if (*it != m_root.get() && (touched.frozen || touched.named.contains(it.key())))
            Q_EMIT dataChanged(indexOfItem(*it), indexOfItem(*it, columnCount() - 1));
    if (!touched.shaped.isEmpty() || !touched.relinked.isEmpty()) Q_EMIT relinked();
    Q_EMIT refreshed();
}

void PlanModel::onDerived(const QList<NodeId>& projects)
{
    std::vector<TaskId> moved;
    for (const NodeId id : projects) {
        const auto differ = m_data.renewSchedule(id);
        moved.insert(moved.end(), differ.begin(), differ.end());
    }
    if (shownProjectsDiffer(projects)) {
        refreshEverything();
        return;
    }
    for (const NodeId id : projects) {
        Item* project = projectItem(id);
        if (!project) continue;
        if (m_filter.active() && project->read) reconcile(*project);
        if (project != m_root.get()) Q_EMIT dataChanged(indexOfItem(project), indexOfItem(project, columnCount() - 1));
    }
    refreshTasks(std::move(moved));
    Q_EMIT refreshed();
}

} // namespace gantry
