#include "ui/pages/plan/plan_model.h"

namespace gantry {
namespace {
constexpr std::size_t bulk = 2000; // changes from which everything is looked at anew instead of one by one
}

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
    Item& append(NodeId ofProject, TaskId ofTask)
    {
        auto row = std::make_unique<Item>();
        row->project = ofProject;
        row->task = ofTask;
        row->parent = this;
        row->place = int(children.size());
        children.push_back(std::move(row));
        return *children.back();
    }
};

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

bool PlanModel::matches(const Task& task) const
{
    const auto says = [this](const QString& text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
    if (!m_filter.text.isEmpty() && !says(task.name) && !says(task.code)) return false;
    if (m_filter.among && !m_filter.among->contains(task.id)) return false;
    if (m_filter.critical && !m_data.isCritical(task)) return false;
    if (!m_filter.milestones && !m_filter.late) return true;
    const TaskDates* dates = m_data.dates(task.id);
    if (m_filter.milestones && !task.milestone && !(dates && dates->milestone)) return false;
    if (!m_filter.late) return true;
    const FrozenTask* base = m_data.baseline(task.id);
    const auto after = [&](const std::optional<DateTime>& day) { return day && dates && dates->finish && *dates->finish > *day; };
    return after(base ? base->finish : std::nullopt) || after(task.deadline);
}

bool PlanModel::anyMatch(NodeId project) const
{
    for (const qint64 id : m_data.portfolio().all<Task>().group(project.value))
        if (matches(*m_data.portfolio().find(TaskId{id}))) return true;
    return false;
}

PlanModel::Wanted PlanModel::wanted(NodeId project)
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
    Wanted out;
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
    removeUnwanted(project, kept);
}

/// From the top down, so that a row is only ever moved under one that already stands where it belongs: no row lands below itself.
void PlanModel::arrange(Item& project, Item& parent, const Wanted& rows)
{
    const auto found = rows.constFind(parent.task);
    if (found == rows.cend()) return;
    const int count = int(found->size());
    const auto id = [&](int i) { return (*found)[std::size_t(i)]; };
    for (int i = 0; i < count; ++i) {
        if (i < std::ssize(parent.children) && parent.children[std::size_t(i)]->task == id(i)) continue;
        if (Item* existing = m_items.value(id(i))) {
            Item* from = existing->parent;
            const int at = existing->place;
            beginMoveRows(indexOfItem(from), at, at, indexOfItem(&parent), i); // a row of this parent lies after i, never before
            parent.put(i, from->take(at));
            endMoveRows();
            continue;
        }
        int last = i;
        while (last + 1 < count && !m_items.contains(id(last + 1))) ++last;
        beginInsertRows(indexOfItem(&parent), i, last);
        for (; i <= last; ++i) {
            auto row = std::make_unique<Item>();
            row->project = project.project;
            row->task = id(i);
            m_items.insert(id(i), row.get());
            parent.put(i, std::move(row));
        }
        i = last;
        endInsertRows();
    }
    for (int i = 0; i < count; ++i) arrange(project, *parent.children[std::size_t(i)], rows);
}

void PlanModel::removeUnwanted(Item& parent, const QSet<TaskId>& kept)
{
    const auto stays = [&](int i) { return kept.contains(parent.children[std::size_t(i)]->task); };
    const std::function<void(const Item&)> forget = [&](const Item& item) {
        m_items.remove(item.task);
        m_context.remove(item.task);
        for (const auto& below : item.children) forget(*below);
    };
    for (int i = int(parent.children.size()) - 1; i >= 0; --i) {
        if (stays(i)) {
            removeUnwanted(*parent.children[std::size_t(i)], kept);
            continue;
        }
        int first = i;
        while (first > 0 && !stays(first - 1)) --first;
        beginRemoveRows(indexOfItem(&parent), first, i);
        for (int gone = first; gone <= i; ++gone) forget(*parent.children[std::size_t(gone)]);
        parent.children.erase(parent.children.begin() + first, parent.children.begin() + i + 1);
        parent.renumber(std::size_t(first));
        endRemoveRows();
        i = first;
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
