// The part of RecordTableModel that follows edits: what a ChangeSet names is announced, and nothing else.
#include "ui/models/record_table_model.h"

namespace gantry {
namespace {

/// Past this many records one reset is cheaper than telling each.
constexpr std::size_t manyChanges = 500;

} // namespace

void RecordTableModel::follow(const ChangeSet& set)
{
    bool columns = false;
    std::size_t mine = 0;
    for (const Change& change : set.changes) {
        columns = columns || change.entity == entityOf<CustomField>();
        mine += change.entity == m_entity;
    }
    if (mine > manyChanges || columns) return reload();
    m_orderStale = true;
    noteChanged(set);
    const bool reshaped = reshapes(set);
    if (reshaped) {
        for (const Change& change : set.changes) {
            m_wrong.remove(change.id);
            if (isGrouped() && change.entity == m_entity) m_kept.insert(change.id);
        }
        collect();
        arrangeAgain();
    }
    for (const Change& change : set.changes) {
        if (change.entity != m_entity || (reshaped && isGrouped())) continue; // groups hold every row as it is now
        m_wrong.remove(change.id);
        switch (change.op) {
        case Change::Insert: insertRow(change.id); break;
        case Change::Remove: removeRow(change.id); break;
        case Change::Update: cellsChanged(change.id, change.cells); break;
        }
    }
    followOther(set);
    if (mine > 0) sumsChanged();
}

bool RecordTableModel::reshapes(const ChangeSet& set) const
{
    if (!m_asTree && !isGrouped()) return false;
    const EntityInfo& info = infoOf(m_entity);
    const auto groupedBy = [&](const Field& field) {
        return std::ranges::any_of(groupColumns(), [&](int column) { return columnAt(column).edits == &field; });
    };
    return std::ranges::any_of(set.changes, [&](const Change& change) {
        if (change.entity != m_entity) return false;
        return change.op != Change::Update || std::ranges::any_of(change.cells, [&](const Cell& cell) {
            const Field& field = info.fields[cell.field];
            if (isGrouped()) return &field == m_project || groupedBy(field);
            return &field == m_tree.parentField() || field.key == "rank" || field.is(Number) || field.key == "code";
        });
    });
}

void RecordTableModel::insertRow(qint64 id)
{
    // Inserted and removed by one ChangeSet, or told twice: memory decides.
    if (!portfolio().table(m_entity).contains(id) || !inScope(id) || std::ranges::find(m_ids, id) != m_ids.end()) return;
    m_ids.push_back(id);
    if (isGrouped()) { // it came into scope by an edit of what it belongs to
        m_kept.insert(id);
        collect();
        return arrangeAgain();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back(id);
    endInsertRows();
    Q_EMIT countsChanged();
}

void RecordTableModel::removeRow(qint64 id)
{
    std::erase(m_ids, id);
    if (isGrouped()) {
        m_orderStale = true;
        return arrangeAgain();
    }
    const int row = rowOf(id);
    if (row >= 0) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    Q_EMIT countsChanged();
}

void RecordTableModel::cellsChanged(qint64 id, const std::vector<Cell>& cells)
{
    const bool present = std::ranges::find(m_ids, id) != m_ids.end();
    if (const bool belongs = portfolio().table(m_entity).contains(id) && inScope(id); belongs != present)
        return belongs ? insertRow(id) : removeRow(id);
    const int row = rowOf(id);
    if (row < 0) return;
    const Field* fields = infoOf(m_entity).fields.data();
    int first = columnCount(), last = -1;
    for (int c = 0; c < columnCount(); ++c) {
        const Field* field = m_columns[std::size_t(c)].edits;
        if (!field || std::ranges::find(cells, quint16(field - fields), &Cell::field) == cells.end()) continue;
        first = std::min(first, c);
        last = std::max(last, c);
    }
    if (last >= 0) Q_EMIT dataChanged(index(row, first), index(row, last));
}

/// Values of whole columns are others now: groups by one of them are made anew, sums of them are told anew.
void RecordTableModel::columnsChangedBy(const QSet<int>& columns)
{
    m_sums.forget();
    for (const int column : columns) columnChanged(column);
    if (std::ranges::any_of(groupColumns(), [&](int column) { return columns.contains(column); })) {
        m_orderStale = true;
        arrangeAgain();
    }
}

void RecordTableModel::sumsChanged()
{
    m_sums.forget();
    if (isGrouped() && !m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordTableModel::columnChanged(int column)
{
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

void RecordTableModel::followOther(const ChangeSet& set)
{
    QSet<int> touched; // columns
    bool units = false;
    for (const Change& change : set.changes) {
        units = units || change.entity == entityOf<ScheduleOptions>();
        const EntityInfo& info = infoOf(change.entity);
        const bool titled = change.op != Change::Update || std::ranges::any_of(change.cells, [&](const Cell& cell) {
            const Field& field = info.fields[cell.field];
            return field.is(Title) || field.is(Number) || field.key == "code";
        });
        for (int c = 0; c < columnCount(); ++c) {
            const Column& column = m_columns[std::size_t(c)];
            const bool refers = titled && column.kind == Kind::Id && targetEntity(column.format) == change.entity;
            if (refers || std::ranges::count(column.follows, change.entity) || (column.custom && change.entity == entityOf<CustomValue>()))
                touched.insert(c);
        }
    }
    if (units)
        for (int c = 0; c < columnCount(); ++c)
            if (m_columns[std::size_t(c)].kind == Kind::Work) touched.insert(c);
    if (!touched.isEmpty()) columnsChangedBy(touched);
}

void RecordTableModel::noteChanged(const ChangeSet& set)
{
    if (!m_since.isValid()) return;
    for (const Change& change : set.changes)
        if (change.entity == m_entity && change.op == Change::Update)
            for (const Cell& cell : change.cells)
                if (!m_before.contains({change.id, int(cell.field)})) m_before.insert({change.id, int(cell.field)}, cell.before);
}

} // namespace gantry
