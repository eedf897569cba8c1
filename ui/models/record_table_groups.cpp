// The part of RecordTableModel that puts rows into groups and says what each of them comes to.
#include "ui/models/record_table_model.h"

namespace gantry {

void RecordTableModel::setGroups(std::vector<int> columns)
{
    std::erase_if(columns, [this](int c) { return c < 0 || c >= columnCount() || !RowGroups::groups(columnAt(c)); });
    std::vector<int> distinct;
    for (const int c : columns)
        if (std::ranges::count(distinct, c) == 0 && distinct.size() < RowGroups::levelsAtMost) distinct.push_back(c);
    if (distinct == groupColumns()) return;
    m_kept.clear();
    readFilters();
    relist([this, &distinct] {
        m_groups.setColumns(std::move(distinct));
        m_orderStale = true;
        return arrangedRows();
    });
}

std::vector<qint64> RecordTableModel::groupedRows()
{
    std::vector<char> shown(m_ids.size(), 1);
    if (!m_active.empty() || m_condition)
        for (std::size_t i = 0; i < m_ids.size(); ++i) shown[i] = passes(m_ids[i]);
    std::vector<qint64> records, figures;
    records.reserve(m_ids.size());
    figures.reserve(m_ids.size());
    for (const quint32 place : m_ordered) {
        if (!shown[place]) continue;
        records.push_back(m_ids[place]);
        figures.push_back(m_groupFigures[place]);
    }
    m_groups.part(std::move(records), figures);
    return m_groups.rows();
}

std::vector<qint64> RecordTableModel::idsInSight() const
{
    std::vector<qint64> out;
    out.reserve(m_rows.size());
    std::ranges::copy_if(m_rows, std::back_inserter(out), [](qint64 row) { return !RowGroups::isHead(row); });
    return out;
}

qint64 RecordTableModel::idFrom(int row) const
{
    for (int at = std::max(row, 0); at < rowCount(); ++at)
        if (!isHead(at)) return idAt(at);
    for (int at = std::min(row, rowCount()) - 1; at >= 0; --at)
        if (!isHead(at)) return idAt(at);
    return 0;
}

const RowGroup* RecordTableModel::groupAt(int row) const
{
    const qint64 head = m_rows[std::size_t(row)];
    return RowGroups::isHead(head) ? &m_groups.all()[std::size_t(RowGroups::groupOf(head))] : nullptr;
}

void RecordTableModel::setGroupOpen(int row, bool open)
{
    if (!isHead(row) || isGroupOpen(row) == open) return;
    relist([this, row, open] {
        m_groups.setOpen(RowGroups::groupOf(m_rows[std::size_t(row)]), open);
        return m_groups.rows();
    });
}

int RecordTableModel::headAbove(int row) const
{
    const RowGroup* own = groupAt(row);
    for (int at = row - 1; at >= 0; --at)
        if (const RowGroup* group = groupAt(at); group && (!own || group->level < own->level)) return at;
    return -1;
}

bool RecordTableModel::bringUp(qint64 id)
{
    if (isGrouped()) {
        if (m_groups.open(id)) relist([this] { return m_groups.rows(); });
    } else {
        for (qint64 up = above(id); up; up = above(up)) setOpen(up, true);
    }
    return rowOf(id) >= 0;
}

QString RecordTableModel::groupText(const RowGroup& group) const
{
    const Column& column = columnAt(m_groups.columns()[std::size_t(group.level)]);
    if (isAbsent(group.value) || group.value == Value(QString())) return tr("%1 not set").arg(column.title);
    if (RowGroups::byMonth(column)) return QLocale().toString(QDate::fromJulianDay(intOf(group.value)), QStringLiteral("MMMM yyyy"));
    if (column.kind == Kind::Bool) return intOf(group.value) ? tr("%1: yes").arg(column.title) : tr("%1: no").arg(column.title);
    const QString text = textOf({m_entity, m_groups.records()[group.first]}, column, group.value);
    return column.ordered() ? tr("%1: %2").arg(column.title, text) : text.simplified(); // a bare figure would not say of what
}

const Subtotal& RecordTableModel::subtotal(int column, int headRow) const
{
    static const Subtotal nothing;
    if (!columnAt(column).addsUp()) return nothing;
    return m_sums.of(column, shownIds(), m_groups, headRow < 0 ? -1 : RowGroups::groupOf(m_rows[std::size_t(headRow)]));
}

QString RecordTableModel::subtotalText(int column, int headRow) const
{
    const Subtotal& sum = subtotal(column, headRow);
    if (sum.answer == Subtotal::Answer::Nothing) return {};
    if (sum.answer != Subtotal::Answer::Sum) return QStringLiteral("–");
    return textOf({m_entity, sum.record}, columnAt(column), sum.sum);
}

QString RecordTableModel::subtotalTip(int column, int headRow) const
{
    const Subtotal& sum = subtotal(column, headRow);
    if (sum.answer == Subtotal::Answer::TooLarge) return tr("The sum is larger than can be told.");
    if (sum.answer != Subtotal::Answer::SeveralUnits) return {};
    QStringList units = sum.units;
    for (QString& unit : units)
        if (unit.isEmpty()) unit = tr("none given");
    return (columnAt(column).kind == Kind::Money ? tr("Not added up: several currencies (%1)") : tr("Not added up: several units (%1)"))
        .arg(units.join(QStringLiteral(", ")));
}

/// The row of a group: its name where titles stand, sums in the columns that add up, nothing elsewhere.
QVariant RecordTableModel::headData(const QModelIndex& index, int role) const
{
    const RowGroup& group = *groupAt(index.row());
    const bool named = index.column() == m_treeColumn;
    switch (role) {
    case Qt::DisplayRole: return named ? groupText(group) : subtotalText(index.column(), index.row());
    case Qt::AccessibleTextRole:
        return named ? tr("%1, %2 records").arg(groupText(group), QLocale().toString(qulonglong(group.count())))
                     : subtotalText(index.column(), index.row());
    case Qt::TextAlignmentRole: return int(columnAt(index.column()).alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const QString tip = subtotalTip(index.column(), index.row());
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    }
    case ValueRole: return QVariant::fromValue(subtotal(index.column(), index.row()).sum);
    case ComputedRole: return true;
    case EditableRole: return false;
    case RecordRole: return qint64(0);
    case GroupRole: return true;
    case FoldRole: return named ? QVariant(isGroupOpen(index.row())) : QVariant();
    default: return {};
    }
}

} // namespace gantry
