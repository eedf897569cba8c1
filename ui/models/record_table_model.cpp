#include "ui/models/record_table_model.h"

#include "core/edit/nodes.h"
#include "core/edit/records.h"
#include "core/edit/tasks.h"
#include "core/edit/tree.h"
#include "ui/models/row_order.h"

namespace gantry {
namespace {

constexpr std::size_t sortKeysAtMost = 3;

} // namespace

RecordTableModel::RecordTableModel(Workspace& workspace, Entity entity, QObject* parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_entity(entity)
    , m_project(infoOf(entity).find(u"project_id"))
    , m_columns(columnsOf(workspace.session(), entity, workspace.project()))
    , m_tree(entity)
{
    const auto title = std::ranges::find_if(m_columns, [](const Column& c) { return c.edits && c.edits->is(Title); });
    m_treeColumn = title == m_columns.end() ? 0 : int(title - m_columns.begin()); // fields come in one order, so it stays the same
    collect();
    m_rows = m_ids;
    connect(&session(), &Session::changed, this, &RecordTableModel::follow);
    const auto recompute = [this] {
        for (int c = 0; c < int(m_columns.size()); ++c)
            if (m_columns[std::size_t(c)].computed()) columnChanged(c);
        m_orderStale = true;
    };
    connect(&session(), &Session::derived, this, recompute);
    connect(&session(), &Session::costsChanged, this, recompute);
    connect(&workspace, &Workspace::scopeChanged, this, &RecordTableModel::reload);
}

int RecordTableModel::columnOf(QStringView key) const
{
    const auto it = std::ranges::find_if(m_columns, [&](const Column& c) { return c.key == key; });
    return it == m_columns.end() ? -1 : int(it - m_columns.begin());
}

int RecordTableModel::rowOf(qint64 id) const
{
    const auto it = std::ranges::find(m_rows, id);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

// What is shown

void RecordTableModel::collect()
{
    const TableBase& table = portfolio().table(m_entity);
    const Node* root = portfolio().root();
    m_wholePortfolio = !m_workspace.scope() || (root && m_workspace.scope() == root->id);
    m_scopeProjects.clear();
    if (!m_wholePortfolio)
        for (NodeId project : m_workspace.projects()) m_scopeProjects.insert(project.value);
    m_ids.clear();
    const Field& idField = infoOf(m_entity).fields[0];
    for (std::size_t i = 0; i < table.size(); ++i)
        if (const qint64 id = intOf(idField.get(table.at(i))); inScope(id)) m_ids.push_back(id);
    m_ids = naturalOrder(portfolio(), m_entity, std::move(m_ids));
    m_orderStale = true;
}

bool RecordTableModel::inScope(qint64 id) const
{
    const EntityInfo& info = infoOf(m_entity);
    if (m_owner) return intOf(portfolio().cell(m_entity, id, info.fields[std::size_t(info.groupField)])) == m_owner;
    if (m_wholePortfolio) return true;
    if (m_entity == entityOf<Node>()) {
        for (const Node* n = portfolio().find(NodeId{id}); n; n = portfolio().find(n->parent))
            if (n->id == m_workspace.scope()) return true;
        return false;
    }
    const NodeId project = m_project ? NodeId{intOf(portfolio().cell(m_entity, id, *m_project))} : projectOf(portfolio(), {m_entity, id});
    return !project || m_scopeProjects.contains(project.value); // no project: of use to all
}

bool RecordTableModel::passes(qint64 id)
{
    const auto accepts = [&](const auto& active) { return active.second.accepts(m_columns[std::size_t(active.first)].value(id)); };
    return std::ranges::all_of(m_active, accepts) && (!m_condition || m_condition->holds(id));
}

void RecordTableModel::readFilters()
{
    m_active.clear();
    for (auto it = m_filters.cbegin(); it != m_filters.cend(); ++it)
        if (const int c = columnOf(it.key()); c >= 0)
            m_active.emplace_back(c, RowFilter(portfolio(), m_columns[std::size_t(c)], it.value(), session().today()));
}

std::vector<qint64> RecordTableModel::arrangedRows()
{
    if (!m_sort.empty() && m_orderStale) {
        std::vector<OrderKey> keys;
        for (const SortKey& key : m_sort) keys.push_back({&m_columns[std::size_t(key.column)], key.order});
        m_ordered = sortedBy(portfolio(), keys, m_ids);
        m_orderStale = false;
    }
    const bool filters = !m_active.empty() || m_condition;
    if (m_asTree) {
        std::vector<qint64> ids;
        for (std::size_t i = 0; i < m_ids.size(); ++i) ids.push_back(m_ids[m_sort.empty() ? i : m_ordered[i]]);
        return m_tree.arranged(portfolio(), ids, filters ? [this](qint64 id) { return passes(id); } : std::function<bool(qint64)>());
    }
    if (m_sort.empty() && !filters) return m_ids;
    // Filters ask in the order of memory, not of the sort: half the time is waiting for memory.
    std::vector<char> shown(m_ids.size(), 1);
    if (filters)
        for (std::size_t i = 0; i < m_ids.size(); ++i) shown[i] = passes(m_ids[i]);
    std::vector<qint64> rows;
    rows.reserve(std::size_t(std::ranges::count(shown, 1)));
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        if (const std::size_t place = m_sort.empty() ? i : m_ordered[i]; shown[place]) rows.push_back(m_ids[place]);
    return rows;
}

void RecordTableModel::arrange()
{
    readFilters();
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    std::vector<qint64> heldIds;
    for (const QModelIndex& index : held) heldIds.push_back(idAt(index.row()));
    m_rows = arrangedRows();
    if (!held.isEmpty()) {
        QHash<qint64, int> places;
        for (std::size_t i = 0; i < m_rows.size(); ++i) places.insert(m_rows[i], int(i));
        QModelIndexList now;
        for (qsizetype i = 0; i < held.size(); ++i) {
            const int row = places.value(heldIds[std::size_t(i)], -1);
            now << (row < 0 ? QModelIndex() : index(row, held[i].column()));
        }
        changePersistentIndexList(held, now);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT countsChanged();
}

void RecordTableModel::setFilter(int column, const QString& text)
{
    const QString key = m_columns[std::size_t(column)].key;
    if (m_filters.value(key) == text.trimmed()) return;
    if (text.trimmed().isEmpty())
        m_filters.remove(key);
    else
        m_filters[key] = text.trimmed();
    arrange();
}

bool RecordTableModel::filterReadable(int column) const
{
    const auto it = std::ranges::find(m_active, column, &std::pair<int, RowFilter>::first);
    return it == m_active.end() || it->second.readable();
}

void RecordTableModel::clearColumnFilters()
{
    if (m_filters.isEmpty()) return;
    m_filters.clear();
    arrange();
}

void RecordTableModel::clearFilters()
{
    if (m_filters.isEmpty() && m_expression.isEmpty()) return;
    m_filters.clear();
    m_expression.clear();
    m_expressionError.reset();
    m_condition.reset();
    arrange();
}

Result<RowCondition> RecordTableModel::conditionOf(const QString& text) const
{
    return RowCondition::read(portfolio(), m_entity, m_columns, text, session().today());
}

void RecordTableModel::setExpression(const QString& text)
{
    if (m_expression == text.trimmed()) return;
    m_expression = text.trimmed();
    m_expressionError.reset();
    if (m_expression.isEmpty()) {
        m_condition.reset();
        return arrange();
    }
    auto read = conditionOf(m_expression);
    if (!read) {
        m_expressionError = read.error();
        return;
    }
    m_condition = std::move(*read);
    arrange();
}

void RecordTableModel::setSort(std::vector<SortKey> keys)
{
    std::erase_if(keys, [&](const SortKey& k) { return k.column < 0 || k.column >= columnCount(); });
    if (keys.size() > sortKeysAtMost) keys.resize(sortKeysAtMost);
    if (keys == m_sort && !m_orderStale) return;
    m_sort = std::move(keys);
    m_orderStale = true;
    arrange();
}

void RecordTableModel::setTree(bool tree)
{
    if (m_asTree == tree || !canBeTree()) return;
    m_asTree = tree;
    arrange();
}

void RecordTableModel::setOpen(qint64 id, bool open)
{
    if (!hasBelow(id) || isOpen(id) == open) return;
    m_tree.setOpen(id, open);
    arrange();
}

qint64 RecordTableModel::above(qint64 id) const
{
    const qint64 parent = m_asTree ? intOf(portfolio().cell(m_entity, id, *m_tree.parentField())) : 0;
    return m_tree.knows(parent) ? parent : 0;
}

void RecordTableModel::setAllOpen(bool open)
{
    if (open)
        m_tree.openAll();
    else
        m_tree.closeAll();
    arrange();
}

std::vector<qint64> RecordTableModel::outline() const
{
    RowTree whole(m_entity);
    return whole.arranged(portfolio(), m_ids, {});
}

std::vector<std::pair<int, Value>> RecordTableModel::placeBehind(const Portfolio& portfolio, qint64 record) const
{
    std::vector<std::pair<int, Value>> out;
    // Nothing stands beside the portfolio itself.
    if (!m_asTree || (m_entity == entityOf<Node>() && !above(record))) return out;
    for (auto& [field, value] : gantry::placeBehind(portfolio, m_entity, record))
        if (const int column = columnOf(infoOf(m_entity).fields[std::size_t(field)].keyText()); column >= 0)
            out.emplace_back(column, std::move(value));
    return out;
}

void RecordTableModel::setOwner(qint64 owner)
{
    m_owner = owner;
    reload();
}

void RecordTableModel::reload()
{
    QStringList sorted;
    for (const SortKey& key : m_sort) sorted << m_columns[std::size_t(key.column)].key;
    beginResetModel();
    std::vector<Column> columns = columnsOf(session(), m_entity, m_workspace.project());
    const bool others =
        !std::ranges::equal(columns, m_columns, [](const Column& a, const Column& b) { return a.key == b.key && a.title == b.title; });
    m_columns = std::move(columns);
    collect();
    std::vector<SortKey> keys;
    for (qsizetype i = 0; i < sorted.size(); ++i)
        if (const int c = columnOf(sorted[i]); c >= 0) keys.push_back({c, m_sort[std::size_t(i)].order});
    m_sort = std::move(keys);
    readFilters();
    if (!m_expression.isEmpty()) { // of the new columns; where those lack a name, all rows are shown and the bar says why
        auto read = conditionOf(m_expressionError && m_condition ? m_condition->text() : m_expression);
        if (!read) m_expressionError = read.error();
        m_condition = read ? std::optional(std::move(*read)) : std::nullopt;
        if (m_condition && m_condition->text() == m_expression) m_expressionError.reset();
    }
    m_rows = arrangedRows();
    m_wrong.clear();
    endResetModel();
    if (others) Q_EMIT columnsChanged();
    Q_EMIT countsChanged();
}

// Cells

QString RecordTableModel::display(const Column& column, qint64 id) const { return textOf({m_entity, id}, column, column.value(id)); }

QVariant RecordTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Column& column = columnAt(index.column());
    const qint64 id = idAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (column.kind == Kind::Bool && role == Qt::DisplayRole) return {};
        return display(column, id);
    case Qt::CheckStateRole:
        if (const Value v = column.value(id); column.kind == Kind::Bool && !isAbsent(v)) return int(intOf(v) ? Qt::Checked : Qt::Unchecked);
        return {};
    case Qt::TextAlignmentRole: return int(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        QStringList lines;
        if (const QString wrong = m_wrong.value(id); !wrong.isEmpty()) lines << wrong;
        if (const QVariant before = data(index, ChangedRole); !before.isNull()) {
            const QString was = before.toString();
            lines << tr("Was %1 on %2").arg(was.isEmpty() ? tr("empty") : was, dateText(m_since));
        }
        return lines.isEmpty() ? QVariant() : lines.join(u'\n');
    }
    case ValueRole: return QVariant::fromValue(column.value(id));
    case ComputedRole: return column.computed();
    case EditableRole: return column.editable();
    case InvalidRole: return index.column() == 0 ? m_wrong.value(id) : QString();
    case RecordRole: return id;
    case DepthRole: return m_asTree && index.column() == m_treeColumn ? QVariant(m_tree.depthOf(id)) : QVariant();
    case FoldRole:
        return m_asTree && index.column() == m_treeColumn && m_tree.hasBelow(id) ? QVariant(m_tree.isOpen(id) || !m_active.empty())
                                                                                 : QVariant();
    case GroupRole: return hasBelow(id);
    case ContextRole: return m_asTree && m_tree.isContext(id);
    case ChangedRole: {
        if (m_before.isEmpty() || !column.edits) return {};
        const auto it = m_before.constFind({id, int(column.edits - infoOf(m_entity).fields.data())});
        return it == m_before.cend() || *it == column.value(id) ? QVariant() : QVariant(textOf({m_entity, id}, column, *it));
    }
    default: return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount()) return {};
    const Column& column = columnAt(section);
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::TextAlignmentRole: return int(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole: return column.tip.isEmpty() ? QVariant() : QVariant(column.tip);
    default: return {};
    }
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (columnAt(index.column()).editable() && !session().isReadOnly()) flags |= Qt::ItemIsEditable;
    return flags;
}

bool RecordTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!(flags(index) & Qt::ItemIsEditable)) return false;
    Result<Value> read = Value();
    if (role == ValueRole)
        read = value.value<Value>();
    else if (role == Qt::CheckStateRole)
        read = Value(qint64(value.toInt() == Qt::Checked));
    else if (role == Qt::EditRole)
        read = parse(index, value.toString());
    else
        return false;
    const Result<void> done = read ? commit(index, *read) : Result<void>(read.error());
    if (!done) m_workspace.report(done.error());
    return bool(done);
}

Result<ChangeSet> RecordTableModel::change(const Portfolio& portfolio, RecordKey record, int column, const Value& value) const
{
    const Field* field = columnAt(column).edits;
    if (field && portfolio.table(m_entity).contains(record.id) && portfolio.cell(m_entity, record.id, *field) == value) return ChangeSet{};
    const bool known = this->portfolio().table(m_entity).contains(record.id); // else the row of a paste, whose cells arrive one by one
    const Task* task = m_entity == entityOf<Task>() && field && known ? portfolio.find(TaskId{record.id}) : nullptr;
    if (task && field == &fieldFor<&Task::percentComplete>()) {
        const TaskDates* dates = session().dates(task->id);
        if (dates) return setPercentComplete(portfolio, task->id, Percent{intOf(value)}, *dates);
    }
    if (task && field == &fieldFor<&Task::duration>() && !isAbsent(value))
        return setDuration(portfolio, task->id, WorkTime{intOf(value)}, task->durationUnit, task->elapsed);
    return CellSource::change(portfolio, record, column, value);
}

bool RecordTableModel::takesNew() const
{
    const auto& fields = infoOf(m_entity).fields;
    return std::none_of(fields.begin() + 1, fields.end(), [](const Field& f) { return f.is(ReadOnly); });
}

std::vector<int> RecordTableModel::neededForNew() const
{
    std::vector<int> needed;
    const auto& fields = infoOf(m_entity).fields;
    for (int i = 1; i < int(fields.size()); ++i) {
        const Field& field = fields[std::size_t(i)];
        if (!field.is(Required) || (field.is(Title) && field.kind == Kind::Text)) continue;
        if (&field == m_project && m_workspace.project()) continue;
        if (m_owner && i == infoOf(m_entity).groupField) continue;
        needed.push_back(i);
    }
    return needed;
}

Result<ChangeSet> RecordTableModel::add(const Portfolio& portfolio, const std::vector<std::pair<int, Value>>& cells) const
{
    std::vector<std::pair<int, Value>> fields;
    const Field* table = infoOf(m_entity).fields.data();
    for (const auto& [column, value] : cells)
        if (const Field* field = columnAt(column).edits; field && !field->is(ReadOnly)) fields.emplace_back(int(field - table), value);
    const auto given = [&](const Field& field) {
        const auto it = std::ranges::find(fields, int(&field - table), &std::pair<int, Value>::first);
        return it == fields.end() ? Value() : it->second;
    };
    const NodeId project = m_workspace.project();
    if (m_entity != entityOf<Node>() && m_entity != entityOf<Task>())
        return addRecord(portfolio, session().ids(), m_entity, m_owner > 0 ? m_owner : m_project ? project.value : 0, fields);

    // A node or task takes its place in a tree, and a project comes with a calendar: their own intentions know how.
    auto set = [&] {
        const QString name = QStringLiteral("New ") + infoOf(m_entity).labelText().toLower();
        if (m_entity == entityOf<Task>()) {
            const Value owner = given(fieldFor<&Task::project>());
            return addTask(portfolio, session().ids(), isAbsent(owner) ? project : NodeId{intOf(owner)},
                TaskId{intOf(given(fieldFor<&Task::parent>()))}, {}, name);
        }
        const Value kind = given(fieldFor<&Node::kind>());
        const Node* under = portfolio.find(m_workspace.scope());
        if (const Node* above = portfolio.find(NodeId{intOf(given(fieldFor<&Node::parent>()))})) under = above;
        while (under && under->kind == NodeKind::Project) under = portfolio.find(under->parent);
        return addNode(portfolio, session().ids(), under ? under->id : NodeId{}, Codec<NodeKind>::decode(kind).value_or(NodeKind::Project),
            name, {}, session().today());
    }();
    if (!set) return set;
    const auto row = std::ranges::find_if(set->changes, [this](const Change& c) { return c.op == Change::Insert && c.entity == m_entity; });
    for (const auto& [field, value] : fields) {
        std::erase_if(row->cells, [&](const Cell& cell) { return cell.field == field; });
        row->cells.push_back({quint16(field), {}, value});
    }
    return set;
}

void RecordTableModel::check(int firstRow, int lastRow)
{
    std::vector<RecordKey> unseen;
    for (int row = std::max(firstRow, 0); row <= std::min(lastRow, rowCount() - 1); ++row)
        if (!m_wrong.contains(idAt(row))) unseen.push_back({m_entity, idAt(row)});
    if (unseen.empty()) return;
    for (const RecordKey& key : unseen) m_wrong.insert(key.id, QString());
    for (const Finding& finding : findingsOn(portfolio(), unseen)) {
        QString& text = m_wrong[finding.record.id];
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + sentence(finding);
        if (const int row = rowOf(finding.record.id); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), {InvalidRole});
    }
}

void RecordTableModel::setChangedSince(QDate day)
{
    m_since = day;
    m_before.clear();
    if (day.isValid())
        for (const HistoryCell& cell : session().changedSince({day.startOfDay().toMSecsSinceEpoch()}))
            if (cell.entity == m_entity && cell.op == Change::Update && cell.field >= 0)
                m_before[{cell.id, cell.field}] = cell.before; // newest first: the oldest stays
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {ChangedRole});
}

} // namespace gantry
