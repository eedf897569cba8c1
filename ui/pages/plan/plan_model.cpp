#include "ui/pages/plan/plan_model_item.h"

namespace gantry {
PlanModel::PlanModel(Session& session, Apply apply, QObject* parent, PlanData::ScheduleSource schedules)
    : QAbstractItemModel(parent)
    , m_session(session)
    , m_apply(std::move(apply))
    , m_data(
          session, schedules ? std::move(schedules) : [&session](NodeId project) { return session.schedule(project); })
    , m_columns(gantry::planColumns(m_data, {}))
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
    m_projects = projects;
    m_columns = gantry::planColumns(m_data, projects.size() == 1 ? projects.front() : NodeId{});
    build();
    endResetModel();
    Q_EMIT relinked();
    Q_EMIT refreshed();
}

void PlanModel::setFilter(const PlanFilter& filter)
{
    if (filter == m_filter) return;
    m_filter = filter;
    refreshEverything();
}

void PlanModel::refreshEverything()
{
    beginResetModel();
    build();
    endResetModel();
    Q_EMIT relinked();
    Q_EMIT refreshed();
}

void PlanModel::build()
{
    QSet<NodeId> open; // projects that were read stay so
    for (auto it = m_projectItems.cbegin(); it != m_projectItems.cend(); ++it)
        if ((*it)->read) open.insert(it.key());
    m_items.clear();
    m_projectItems.clear();
    m_context.clear();
    m_root = std::make_unique<Item>();
    const bool several = m_projects.size() != 1;
    m_root->read = several;
    for (const NodeId id : m_projects) {
        if (several && m_filter.active() && !anyMatch(id)) continue;
        Item& project = several ? m_root->append(id, {}) : *m_root;
        project.project = id;
        m_projectItems.insert(id, &project);
        if (several && !m_filter.active() && !open.contains(id)) continue;
        project.read = true;
        fill(project, project, wanted(id));
    }
}

void PlanModel::fill(Item& project, Item& parent, const Wanted& rows)
{
    const auto found = rows.constFind(parent.task);
    if (found == rows.cend()) return;
    parent.children.reserve(found->size());
    for (const TaskId id : *found) {
        Item& row = parent.append(project.project, id);
        m_items.insert(id, &row);
        fill(project, row, rows);
    }
}

int PlanModel::columnOf(const QString& key) const
{
    const auto it = std::ranges::find(m_columns, key, &PlanColumn::key);
    return it == m_columns.end() ? -1 : int(it - m_columns.begin());
}

bool PlanModel::offers(int column) const
{
    const auto& offered = m_columns[std::size_t(column)].offered;
    return !offered || std::ranges::any_of(m_projects, offered);
}

PlanModel::Item* PlanModel::item(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : m_root.get();
}

QModelIndex PlanModel::indexOfItem(const Item* of, int column) const
{
    return !of || of == m_root.get() ? QModelIndex() : createIndex(of->place, column, const_cast<Item*>(of));
}

QModelIndex PlanModel::indexOf(TaskId task, int column)
{
    const Task* t = m_data.portfolio().find(task);
    Item* project = t ? projectItem(t->project) : nullptr;
    if (!project) return {};
    read(*project);
    return known(task, column);
}

QModelIndex PlanModel::indexOf(NodeId project, int column) const { return indexOfItem(projectItem(project), column); }
QModelIndex PlanModel::known(TaskId task, int column) const { return indexOfItem(m_items.value(task), column); }
TaskId PlanModel::taskAt(const QModelIndex& index) const { return index.isValid() ? item(index)->task : TaskId{}; }
NodeId PlanModel::projectAt(const QModelIndex& index) const { return item(index)->project; }

qint64 PlanModel::recordAt(const QModelIndex& index) const
{
    const Item& of = *item(index);
    return of.task ? of.task.value : of.project.value;
}

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
    return parent.column() <= 0 && (!item(parent)->children.empty() || canFetchMore(parent));
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
    const Wanted rows = wanted(project.project);
    const auto top = rows.constFind(TaskId{});
    if (top == rows.cend()) return;
    beginInsertRows(indexOfItem(&project), 0, int(top->size()) - 1); // each brings what lies below it
    fill(project, project, rows);
    endInsertRows();
    Q_EMIT relinked();
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
    case InkRole: return int(column.ink ? column.ink(*task) : Ink::Plain);
    case InactiveRole: return !task->active;
    case ContextRole: return m_context.contains(of.task);
    case ComputedRole: return !takes(of.task, index.column());
    case ChoicesRole: return column.choices ? column.choices() : QStringList();
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
    if (role == Qt::ToolTipRole && !column.tip.isEmpty()) return column.tip;
    if (role == Qt::TextAlignmentRole) return int(column.alignment | Qt::AlignVCenter);
    return {};
}

bool PlanModel::takes(TaskId task, int column) const
{
    const PlanColumn& of = m_columns[std::size_t(column)];
    return of.edit && task && !m_session.isReadOnly() && (of.onSummaries || !m_data.isSummary(task));
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags out = QAbstractItemModel::flags(index);
    if (index.isValid() && takes(item(index)->task, index.column())) out |= Qt::ItemIsEditable;
    return out;
}

Result<void> PlanModel::type(const QModelIndex& index, const QString& text)
{
    const Task* task = m_data.portfolio().find(taskAt(index));
    if (!task || !takes(task->id, index.column()))
        return Error{Errc::Invalid, "edit.read-only", {headerData(index.column(), Qt::Horizontal).toString()}};
    const PlanColumn& column = m_columns[std::size_t(index.column())];
    if (text == column.text(*task)) return {}; // left as it was: nothing to write, nothing to undo
    return m_apply(column.edit({m_data.portfolio(), {}}, *task, text));
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    return role == Qt::EditRole && index.isValid() && type(index, value.toString());
}

} // namespace gantry
