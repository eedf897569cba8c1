#include "ui/models/record_table_model.h"

#include "core/edit/tree.h"
#include "ui/models/row_order.h"

namespace gantry {
namespace {

constexpr std::size_t sortKeysAtMost = 3;

/// The field that says to which project a record belongs, its own or that of what it is part of.
const Field* projectFieldOf(Entity entity)
{
    for (int depth = 0; depth < 4; ++depth) {
        const EntityInfo& info = infoOf(entity);
        if (const Field* project = info.find(u"project_id")) return project;
        const auto owner = info.groupField < 0 ? std::nullopt : targetEntity(info.fields[std::size_t(info.groupField)]);
        if (!owner) return nullptr;
        entity = *owner;
    }
    return nullptr;
}

bool ownedByPortfolio(Entity entity)
{
    const Field* project = projectFieldOf(entity);
    return project && project->is(AnyNode);
}

} // namespace

RecordTableModel::RecordTableModel(Workspace& workspace, Entity entity, QObject* parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_entity(entity)
    , m_project(infoOf(entity).find(u"project_id"))
    , m_ofPortfolio(ownedByPortfolio(entity))
    , m_columns(columnsOf(workspace.session(), entity, workspace.project()))
    , m_tree(entity)
    , m_sums(*this, entity, infoOf(entity).parentField())
{
    const auto title = std::ranges::find_if(m_columns, [](const Column& c) { return c.edits && c.edits->is(Title); });
    m_treeColumn = title == m_columns.end() ? 0 : int(title - m_columns.begin()); // fields come in one order, so it stays the same
    collect();
    m_rows = m_ids;
    connect(&session(), &Session::changed, this, &RecordTableModel::follow);
    const auto recompute = [this] {
        QSet<int> computed;
        for (int c = 0; c < int(m_columns.size()); ++c)
            if (m_columns[std::size_t(c)].computed()) computed.insert(c);
        m_orderStale = true;
        columnsChangedBy(computed);
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

void RecordTableModel::readScope()
{
    const Node* root = portfolio().root();
    const NodeId scope = m_workspace.scope();
    m_wholePortfolio = !scope || (root && scope == root->id);
    m_scopeNodes.clear();
    if (m_wholePortfolio) return;
    std::vector<NodeId> open{scope};
    while (!open.empty()) {
        const NodeId at = open.back();
        open.pop_back();
        if (m_scopeNodes.contains(at.value)) continue; // a loop of parents, which a file may bring
        m_scopeNodes.insert(at.value);
        for (const Node* child : portfolio().childrenOf(at)) open.push_back(child->id);
    }
}

void RecordTableModel::collect()
{
    readScope();
    const TableBase& table = portfolio().table(m_entity);
    m_ids.clear();
    if (!m_owner) m_ids.reserve(table.size());
    const Field& idField = infoOf(m_entity).fields[0];
    if (m_owner) { // found without looking at those of others
        for (const qint64 id : table.group(m_owner))
            if (inScope(id)) m_ids.push_back(id);
    } else {
        for (std::size_t i = 0; i < table.size(); ++i)
            if (const qint64 id = intOf(idField.get(table.at(i))); inScope(id)) m_ids.push_back(id);
    }
    m_ids = naturalOrder(portfolio(), m_entity, std::move(m_ids));
    m_orderStale = true;
}

bool RecordTableModel::inScope(qint64 id) const
{
    const EntityInfo& info = infoOf(m_entity);
    for (const auto& [field, value] : m_fixed)
        if (portfolio().cell(m_entity, id, *field) != value) return false;
    if (m_owner) return intOf(portfolio().cell(m_entity, id, info.fields[std::size_t(info.groupField)])) == m_owner;
    if (m_wholePortfolio) return true;
    if (m_entity == entityOf<Node>()) return m_scopeNodes.contains(id);
    const NodeId owner = m_project ? NodeId{intOf(portfolio().cell(m_entity, id, *m_project))} : projectOf(portfolio(), {m_entity, id});
    return owner ? m_scopeNodes.contains(owner.value) : !m_ofPortfolio; // no project: of use to all
}

bool RecordTableModel::passes(qint64 id)
{
    if (m_kept.contains(id)) return true;
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

void RecordTableModel::order()
{
    if (!m_orderStale) return;
    m_orderStale = false;
    m_ordered.clear();
    m_groupFigures.clear();
    if (m_sort.empty() && !isGrouped()) return;
    std::vector<OrderKey> keys;
    for (const SortKey& key : m_sort) keys.push_back({&m_columns[std::size_t(key.column)], key.order});
    if (isGrouped()) m_groupFigures = m_groups.figures(portfolio(), m_columns, m_ids, keys);
    m_ordered = sortedBy(portfolio(), keys, m_ids, m_groupFigures);
}

std::vector<qint64> RecordTableModel::arrangedRows()
{
    m_sums.forget();
    order();
    if (isGrouped()) return groupedRows();
    const bool filters = !m_active.empty() || m_condition;
    if (m_asTree) {
        std::vector<qint64> ids;
        for (std::size_t i = 0; i < m_ids.size(); ++i) ids.push_back(m_ids[m_ordered.empty() ? i : m_ordered[i]]);
        return m_tree.arranged(portfolio(), ids, filters ? [this](qint64 id) { return passes(id); } : std::function<bool(qint64)>());
    }
    if (m_ordered.empty() && !filters) return m_ids;
    // Filters ask in the order of memory, not of the sort: half the time is waiting for memory.
    std::vector<char> shown(m_ids.size(), 1);
    if (filters)
        for (std::size_t i = 0; i < m_ids.size(); ++i) shown[i] = passes(m_ids[i]);
    std::vector<qint64> rows;
    rows.reserve(std::size_t(std::ranges::count(shown, 1)));
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        if (const std::size_t place = m_ordered.empty() ? i : m_ordered[i]; shown[place]) rows.push_back(m_ids[place]);
    return rows;
}

void RecordTableModel::relist(const std::function<std::vector<qint64>()>& make)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    std::vector<qint64> heldRows;
    QHash<qint64, QString> heldHeads; // groups may be other ones, or numbered otherwise
    for (const QModelIndex& index : held) {
        const qint64 row = heldRows.emplace_back(m_rows[std::size_t(index.row())]);
        if (RowGroups::isHead(row)) heldHeads.insert(row, m_groups.pathOf(RowGroups::groupOf(row)));
    }
    m_rows = make();
    if (!held.isEmpty()) {
        QHash<qint64, int> places;
        QHash<QString, int> heads;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!RowGroups::isHead(m_rows[i]))
                places.insert(m_rows[i], int(i));
            else if (!heldHeads.isEmpty())
                heads.insert(m_groups.pathOf(RowGroups::groupOf(m_rows[i])), int(i));
        }
        QModelIndexList now;
        for (qsizetype i = 0; i < held.size(); ++i) {
            const qint64 was = heldRows[std::size_t(i)];
            const int row = RowGroups::isHead(was) ? heads.value(heldHeads.value(was), -1) : places.value(was, -1);
            now << (row < 0 ? QModelIndex() : index(row, held[i].column()));
        }
        changePersistentIndexList(held, now);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT countsChanged();
}

void RecordTableModel::arrangeAgain()
{
    readFilters();
    relist([this] { return arrangedRows(); });
}

void RecordTableModel::arrange()
{
    m_kept.clear();
    arrangeAgain();
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

void RecordTableModel::setFilters(const QHash<QString, QString>& byKey)
{
    QHash<QString, QString> wanted;
    for (auto it = byKey.cbegin(); it != byKey.cend(); ++it)
        if (columnOf(it.key()) >= 0 && !it.value().trimmed().isEmpty()) wanted.insert(it.key(), it.value().trimmed());
    if (m_filters == wanted) return;
    m_filters = std::move(wanted);
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
    if (!isGrouped()) arrange();
}

void RecordTableModel::setOpen(qint64 id, bool open)
{
    if (!hasBelow(id) || isOpen(id) == open) return;
    m_tree.setOpen(id, open);
    arrangeAgain();
}

qint64 RecordTableModel::above(qint64 id) const
{
    const qint64 parent = isTree() ? intOf(portfolio().cell(m_entity, id, *m_tree.parentField())) : 0;
    return m_tree.knows(parent) ? parent : 0;
}

void RecordTableModel::setAllOpen(bool open)
{
    if (isGrouped()) {
        m_groups.setAllOpen(open);
        return relist([this] { return m_groups.rows(); });
    }
    if (open)
        m_tree.openAll();
    else
        m_tree.closeAll();
    arrangeAgain();
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
    if (!isTree() || (m_entity == entityOf<Node>() && !above(record))) return out;
    for (auto& [field, value] : gantry::placeBehind(portfolio, m_entity, record))
        if (const int column = columnOf(infoOf(m_entity).fields[std::size_t(field)].keyText()); column >= 0)
            out.emplace_back(column, std::move(value));
    return out;
}

void RecordTableModel::setOwner(qint64 owner, FixedCells fixed)
{
    m_owner = owner;
    m_fixed = std::move(fixed);
    reload();
}

void RecordTableModel::setLocked(const QString& why)
{
    if (m_locked == why) return;
    m_locked = why;
    Q_EMIT countsChanged(); // what can be done here
}

void RecordTableModel::reload()
{
    QStringList sorted, grouped;
    for (const SortKey& key : m_sort) sorted << m_columns[std::size_t(key.column)].key;
    for (const int column : groupColumns()) grouped << m_columns[std::size_t(column)].key;
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
    std::vector<int> groups;
    for (const QString& key : grouped)
        if (const int c = columnOf(key); c >= 0) groups.push_back(c);
    m_groups.renumber(std::move(groups));
    m_kept.clear();
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
    if (isHead(index.row())) return headData(index, role);
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
    case Qt::AccessibleTextRole: {
        if (!column.look) return {};
        const CellLook look = column.look(id);
        QStringList said{display(column, id), look.word, look.tag};
        said.removeAll(QString());
        return said.join(u' ');
    }
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
    case DepthRole: return isTree() && index.column() == m_treeColumn ? QVariant(m_tree.depthOf(id)) : QVariant();
    case FoldRole:
        return isTree() && index.column() == m_treeColumn && m_tree.hasBelow(id) ? QVariant(m_tree.isOpen(id) || !m_active.empty())
                                                                                 : QVariant();
    case GroupRole: return hasBelow(id);
    case ContextRole: return isTree() && m_tree.isContext(id);
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
    if (isHead(index.row())) return flags;
    if (columnAt(index.column()).editable() && !session().isReadOnly() && m_locked.isEmpty()) flags |= Qt::ItemIsEditable;
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

void RecordTableModel::check(int firstRow, int lastRow)
{
    std::vector<RecordKey> unseen;
    for (int row = std::max(firstRow, 0); row <= std::min(lastRow, rowCount() - 1); ++row)
        if (!isHead(row) && !m_wrong.contains(idAt(row))) unseen.push_back({m_entity, idAt(row)});
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
