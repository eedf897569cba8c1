#include "ui/pages/plan/plan_model.h"

namespace gantry {

struct PlanModel::Item {
    NodeId project{};
    TaskId task{}; // none: a project's row, or the hidden root
    Item* parent = nullptr;
    int place = 0;
    bool read = false; // of a project: its rows are here
    std::vector<std::unique_ptr<Item>> children{};

    void renumber(std::size_t from)
    {
        for (std::size_t i = from; i < children.size(); ++i) children[i]->place = int(i);
    }
    std::unique_ptr<Item> take(int at)
    {
        auto out = std::move(children[std::size_t(at)]);
        children.erase(children.begin() + at);
        renumber(std::size_t(at));
        return out;
    }
    void put(int at, std::unique_ptr<Item> child)
    {
        child->parent = this;
        children.insert(children.begin() + at, std::move(child));
        renumber(std::size_t(at));
    }
};

PlanModel::PlanModel(Session& session, Apply apply, QObject* parent, PlanData::ScheduleSource schedules)
    : QAbstractItemModel(parent)
    , m_session(session)
    , m_apply(std::move(apply))
    , m_data(
          session, schedules ? std::move(schedules) : [&session](NodeId project) { return session.schedule(project); })
    , m_columns(gantry::planColumns(m_data))
    , m_root(std::make_unique<Item>())
{
    connect(&session, &Session::changed, this, &PlanModel::onChanged);
    connect(&session, &Session::derived, this, &PlanModel::onDerived);
}

PlanModel::~PlanModel() = default;

void PlanModel::setProjects(const std::vector<NodeId>& projects)
{
    beginResetModel();
    m_data.clear();
    m_items.clear();
    m_projectItems.clear();
    m_context.clear();
    m_projects = projects;
    m_root = std::make_unique<Item>();
    if (projects.size() == 1) {
        m_root->project = projects.front();
        m_projectItems.insert(projects.front(), m_root.get());
    } else {
        for (const NodeId id : projects) {
            auto row = std::make_unique<Item>();
            row->project = id;
            row->parent = m_root.get();
            row->place = int(m_root->children.size());
            m_projectItems.insert(id, row.get());
            m_root->children.push_back(std::move(row));
        }
        m_root->read = true;
    }
    endResetModel();
    if (projects.size() == 1) read(*m_root);
    Q_EMIT refreshed();
}

void PlanModel::setFilter(const PlanFilter& filter)
{
    m_filter = filter;
    m_context.clear();
    for (const NodeId id : m_projects) {
        Item& project = *projectItem(id);
        if (filter.active()) project.read = true; // a match may lie in a project that nobody opened yet
        if (project.read) reconcile(project);
    }
    if (!m_items.isEmpty())
        for (auto it = m_items.cbegin(); it != m_items.cend(); ++it)
            Q_EMIT dataChanged(indexOfItem(*it), indexOfItem(*it, columnCount() - 1));
    Q_EMIT refreshed();
}

int PlanModel::columnOf(const QString& key) const
{
    const auto it = std::ranges::find(m_columns, key, &PlanColumn::key);
    return it == m_columns.end() ? -1 : int(it - m_columns.begin());
}

PlanModel::Item* PlanModel::item(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : m_root.get();
}

QModelIndex PlanModel::indexOfItem(const Item* of, int column) const
{
    return of == m_root.get() ? QModelIndex() : createIndex(of->place, column, const_cast<Item*>(of));
}

PlanModel::Item* PlanModel::projectItem(NodeId project) const { return m_projectItems.value(project); }

QModelIndex PlanModel::indexOf(TaskId task, int column)
{
    const Task* t = m_data.portfolio().find(task);
    Item* project = t ? projectItem(t->project) : nullptr;
    if (!project) return {};
    read(*project);
    const Item* found = m_items.value(task);
    return found ? indexOfItem(found, column) : QModelIndex();
}

QModelIndex PlanModel::indexOf(NodeId project, int column) const
{
    const Item* found = projectItem(project);
    return found ? indexOfItem(found, column) : QModelIndex();
}

TaskId PlanModel::taskAt(const QModelIndex& index) const { return index.isValid() ? item(index)->task : TaskId{}; }
NodeId PlanModel::projectAt(const QModelIndex& index) const { return item(index)->project; }

QModelIndex PlanModel::index(int row, int column, const QModelIndex& parent) const
{
    const Item* above = item(parent);
    if (row < 0 || row >= std::ssize(above->children) || column < 0 || column >= columnCount() || parent.column() > 0) return {};
    return createIndex(row, column, above->children[std::size_t(row)].get());
}

QModelIndex PlanModel::parent(const QModelIndex& index) const { return index.isValid() ? indexOfItem(item(index)->parent) : QModelIndex(); }
int PlanModel::rowCount(const QModelIndex& parent) const { return parent.column() > 0 ? 0 : int(item(parent)->children.size()); }
int PlanModel::columnCount(const QModelIndex&) const { return int(m_columns.size()); }

bool PlanModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0) return false;
    const Item* of = item(parent);
    return !of->children.empty() || canFetchMore(parent);
}

bool PlanModel::canFetchMore(const QModelIndex& parent) const
{
    const Item* of = item(parent);
    return parent.column() <= 0 && of->project && !of->task && !of->read
        && !m_data.portfolio().all<Task>().group(of->project.value).isEmpty();
}

void PlanModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent)) read(*item(parent));
}

void PlanModel::read(Item& project)
{
    if (project.read) return;
    project.read = true;
    reconcile(project);
}

bool PlanModel::matches(const Task& task) const
{
    const TaskDates* dates = m_data.dates(task.id);
    if (m_filter.critical && !(dates && dates->critical && !task.actualFinish)) return false;
    if (m_filter.milestones && !(task.milestone || (dates && dates->milestone))) return false;
    if (m_filter.late) {
        const FrozenTask* base = m_data.baseline(task.id);
        const bool afterBaseline = base && base->finish && dates && dates->finish && *dates->finish > *base->finish;
        const bool afterDeadline = task.deadline && dates && dates->finish && *dates->finish > *task.deadline;
        if (!afterBaseline && !afterDeadline) return false;
    }
    if (m_filter.among && !m_filter.among->contains(task.id)) return false;
    return m_filter.text.isEmpty() || task.name.contains(m_filter.text, Qt::CaseInsensitive)
        || task.code.contains(m_filter.text, Qt::CaseInsensitive);
}

QHash<TaskId, std::vector<TaskId>> PlanModel::wanted(NodeId project)
{
    const auto& outline = m_data.outline(project);
    std::vector<char> shown(outline.size(), 1);
    if (m_filter.active()) {
        std::ranges::fill(shown, char(0));
        for (std::size_t i = outline.size(); i-- > 0;) { // children come after their parent, so backwards every child is known
            const bool own = matches(*m_data.portfolio().find(outline[i].task));
            if (shown[i] && !own)
                m_context.insert(outline[i].task);
            else
                m_context.remove(outline[i].task);
            if (own) shown[i] = 1;
            if (shown[i] && outline[i].parent >= 0) shown[std::size_t(outline[i].parent)] = 1;
        }
    }
    QHash<TaskId, std::vector<TaskId>> out;
    for (std::size_t i = 0; i < outline.size(); ++i)
        if (shown[i]) out[outline[i].parent < 0 ? TaskId{} : outline[std::size_t(outline[i].parent)].task].push_back(outline[i].task);
    return out;
}

void PlanModel::reconcile(Item& project)
{
    const auto rows = wanted(project.project);
    QSet<TaskId> kept;
    for (const auto& siblings : rows)
        for (const TaskId id : siblings) kept.insert(id);
    arrange(project, project, rows);
    removeUnwanted(project, kept, project);
}

/// From the top down, so that a row is only ever moved under one that already stands where it belongs: no row lands below itself.
void PlanModel::arrange(Item& project, Item& parent, const QHash<TaskId, std::vector<TaskId>>& rows)
{
    const auto found = rows.constFind(parent.task);
    if (found == rows.cend()) return;
    if (parent.children.empty() && std::ranges::none_of(*found, [&](TaskId id) { return m_items.contains(id); })) {
        beginInsertRows(indexOfItem(&parent), 0, int(found->size()) - 1);
        for (const TaskId id : *found) {
            auto row = std::make_unique<Item>();
            row->project = project.project;
            row->task = id;
            row->parent = &parent;
            row->place = int(parent.children.size());
            m_items.insert(id, row.get());
            parent.children.push_back(std::move(row));
        }
        endInsertRows();
    } else {
        for (int i = 0; i < std::ssize(*found); ++i) {
            const TaskId id = (*found)[std::size_t(i)];
            if (i < std::ssize(parent.children) && parent.children[std::size_t(i)]->task == id) continue;
            if (Item* existing = m_items.value(id)) {
                Item* from = existing->parent;
                const int at = existing->place;
                beginMoveRows(indexOfItem(from), at, at, indexOfItem(&parent), i); // a row of this parent lies after i, never before
                parent.put(i, from->take(at));
                endMoveRows();
            } else {
                beginInsertRows(indexOfItem(&parent), i, i);
                auto row = std::make_unique<Item>();
                row->project = project.project;
                row->task = id;
                m_items.insert(id, row.get());
                parent.put(i, std::move(row));
                endInsertRows();
            }
        }
    }
    for (std::size_t i = 0; i < found->size(); ++i) arrange(project, *parent.children[i], rows);
}

void PlanModel::removeUnwanted(Item& parent, const QSet<TaskId>& kept, Item& project)
{
    for (int i = int(parent.children.size()); i-- > 0;) {
        Item& child = *parent.children[std::size_t(i)];
        if (kept.contains(child.task)) {
            removeUnwanted(child, kept, project);
            continue;
        }
        beginRemoveRows(indexOfItem(&parent), i, i);
        const auto gone = parent.take(i);
        const std::function<void(const Item&)> forget = [&](const Item& item) {
            m_items.remove(item.task);
            m_context.remove(item.task);
            for (const auto& below : item.children) forget(*below);
        };
        forget(*gone);
        endRemoveRows();
    }
}

QVariant PlanModel::projectData(const Item& of, const PlanColumn& column, int role) const
{
    if (role != Qt::DisplayRole || !column.projectText) return {};
    if (column.key == u"task.name") return m_data.portfolio().titleOf(entityOf<Node>(), of.project.value);
    const auto schedule = m_data.schedule(of.project);
    return schedule ? column.projectText(*schedule) : QVariant();
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Item& of = *item(index);
    const PlanColumn& column = m_columns[std::size_t(index.column())];
    if (role == Qt::TextAlignmentRole) return int(column.alignment | Qt::AlignVCenter);
    if (role == RecordRole) return of.task ? of.task.value : of.project.value;
    if (role == ProjectRole) return !of.task;
    if (!of.task) return role == SummaryRole || role == ComputedRole ? QVariant(true) : projectData(of, column, role);
    const Task* task = m_data.portfolio().find(of.task);
    if (!task) return {}; // removed; the row follows
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return column.text(*task);
    case Qt::ToolTipRole: return column.key == u"task.name" ? QVariant(task->name) : QVariant();
    case SummaryRole: return m_data.isSummary(of.task);
    case ContextRole: return m_context.contains(of.task);
    case ComputedRole: return !(flags(index) & Qt::ItemIsEditable);
    case ValueRole: {
        const Value value = column.value(*task);
        if (const qint64* number = std::get_if<qint64>(&value)) return *number;
        return isAbsent(value) ? QVariant() : QVariant(textOf(value));
    }
    default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const PlanColumn& column = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::TextAlignmentRole) return int(column.alignment | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags out = QAbstractItemModel::flags(index);
    if (!index.isValid() || !item(index)->task || m_session.isReadOnly()) return out;
    const PlanColumn& column = m_columns[std::size_t(index.column())];
    if (column.edit && (column.onSummaries || !m_data.isSummary(item(index)->task))) out |= Qt::ItemIsEditable;
    return out;
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const Task* task = m_data.portfolio().find(taskAt(index));
    if (!task) return false;
    const PlanColumn& column = m_columns[std::size_t(index.column())];
    const QString text = value.toString();
    if (text == column.text(*task)) return true; // left as it was: nothing to write, nothing to undo
    return m_apply(column.edit(*task, text));
}

void PlanModel::refreshTask(TaskId task)
{
    if (const Item* found = m_items.value(task)) Q_EMIT dataChanged(indexOfItem(found), indexOfItem(found, columnCount() - 1));
}

void PlanModel::onChanged(const ChangeSet& set)
{
    const Portfolio& portfolio = m_data.portfolio();
    QSet<NodeId> shaped, relinked;
    QSet<TaskId> touched;
    const auto member = [](const Change& c, quint16 field) -> const Cell* {
        const auto it = std::ranges::find(c.cells, field, &Cell::field);
        return it == c.cells.end() ? nullptr : &*it;
    };
    /// The records that a reference named before and names now.
    const auto named = [&](const Change& c, quint16 field, qint64 now) {
        QList<qint64> ids;
        if (now) ids << now;
        if (const Cell* cell = member(c, field)) ids << intOf(cell->before) << intOf(cell->after);
        return ids;
    };
    const quint16 structure[] = {fieldIndex<&Task::parent>(), fieldIndex<&Task::rank>(), fieldIndex<&Task::project>()};
    for (const Change& c : set.changes) {
        if (c.entity == entityOf<Task>()) {
            const Task* task = portfolio.find(TaskId{c.id});
            touched.insert(TaskId{c.id});
            const bool shape = c.op != Change::Update || m_filter.active()
                || std::ranges::any_of(structure, [&](quint16 field) { return member(c, field); });
            if (!shape) continue;
            for (const qint64 id : named(c, fieldIndex<&Task::project>(), task ? task->project.value : 0)) shaped.insert(NodeId{id});
        } else if (c.entity == entityOf<Link>()) {
            const Link* link = portfolio.find(LinkId{c.id});
            for (const qint64 id : named(c, fieldIndex<&Link::project>(), link ? link->project.value : 0)) relinked.insert(NodeId{id});
            for (const qint64 id : named(c, fieldIndex<&Link::predecessor>(), link ? link->predecessor.value : 0))
                touched.insert(TaskId{id});
            for (const qint64 id : named(c, fieldIndex<&Link::successor>(), link ? link->successor.value : 0)) touched.insert(TaskId{id});
        } else if (c.entity == entityOf<Assignment>()) {
            const Assignment* a = portfolio.find(AssignmentId{c.id});
            for (const qint64 id : named(c, fieldIndex<&Assignment::project>(), a ? a->project.value : 0))
                m_data.dropAssignments(NodeId{id});
            for (const qint64 id : named(c, fieldIndex<&Assignment::task>(), a ? a->task.value : 0)) touched.insert(TaskId{id});
        } else if (c.entity == entityOf<Node>()) {
            if (const Item* found = projectItem(NodeId{c.id}); found && found != m_root.get())
                Q_EMIT dataChanged(indexOfItem(found), indexOfItem(found, columnCount() - 1));
        } else if (c.entity == entityOf<Snapshot>()) {
            for (const NodeId id : m_projects) m_data.dropFrozen(id);
            for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) touched.insert(it.key());
        } else if (c.entity == entityOf<Calendar>() || c.entity == entityOf<CalendarWeek>() || c.entity == entityOf<CalendarException>()
            || c.entity == entityOf<ScheduleOptions>() || c.entity == entityOf<Resource>()) {
            m_data.dropCalendars();
            for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) touched.insert(it.key());
        }
    }
    for (const NodeId id : relinked) m_data.dropLinks(id);
    for (const NodeId id : shaped) {
        m_data.dropOutline(id);
        Item* project = projectItem(id);
        if (!project || !project->read) continue;
        reconcile(*project);
        for (const OutlineRow& row : m_data.outline(id)) touched.insert(row.task); // numbers and predecessors' numbers follow
    }
    for (const TaskId id : touched) refreshTask(id);
    Q_EMIT refreshed();
}

void PlanModel::onDerived(const QList<NodeId>& projects)
{
    for (const NodeId id : projects) {
        const auto differ = m_data.renewSchedule(id);
        Item* project = projectItem(id);
        if (!project) continue;
        if (m_filter.active() && project->read) reconcile(*project);
        for (const TaskId task : differ) refreshTask(task);
        if (project != m_root.get()) Q_EMIT dataChanged(indexOfItem(project), indexOfItem(project, columnCount() - 1));
    }
    Q_EMIT refreshed();
}

} // namespace gantry
