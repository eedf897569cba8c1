#pragma once
#include "ui/models/row_order.h"

namespace gantry {

/// Records that hold the same in one column, inside a group of the column before it.
struct RowGroup {
    int level = 0; // 0: the outermost
    int above = -1; // the group it lies in; -1: none
    Value value{}; // what its records hold; of days the first of their month
    std::size_t first = 0, last = 0; // its records, as places in RowGroups::records(); the last one is no longer its own
    std::size_t count() const { return last - first; }
};

/// Rows in groups by what they hold in up to three columns, days by their months. Among the rows of a table a group has a head, which goes
/// by a number below zero where records go by their ids. It knows which groups are folded, and nothing of widgets.
class RowGroups {
public:
    static constexpr std::size_t levelsAtMost = 3;
    static bool isHead(qint64 row) { return row < 0; }
    static qint64 headOf(int group) { return -qint64(group) - 1; }
    static int groupOf(qint64 head) { return int(-head - 1); }
    /// What may part rows into groups: all but texts of several lines.
    static bool groups(const Column& column) { return !column.format.is(Multiline) && column.kind != Kind::Bytes; }
    /// Its days are taken by months.
    static bool byMonth(const Column& column)
    {
        return column.kind == Kind::Date || column.kind == Kind::DateTime || column.kind == Kind::Instant;
    }

    bool active() const { return !m_columns.empty(); }
    const std::vector<int>& columns() const { return m_columns; }
    /// At most levelsAtMost places of columns, the outermost first. What was folded is open.
    void setColumns(std::vector<int> columns);
    /// The same columns after they were laid out anew; what is folded stays.
    void renumber(std::vector<int> columns) { m_columns = std::move(columns); }

    /// For each record a figure: those of one group have the same, and groups stand by it. Groups stand in the order of their values, the
    /// other way round where `keys` says so of their column; those that hold nothing come last.
    std::vector<qint64> figures(
        const Portfolio& portfolio, const std::vector<Column>& columns, const std::vector<qint64>& ids, const std::vector<OrderKey>& keys);
    /// Makes the groups of records that stand by their figures.
    void part(std::vector<qint64> records, const std::vector<qint64>& figures);

    const std::vector<qint64>& records() const { return m_records; }
    const std::vector<RowGroup>& all() const { return m_groups; }
    /// Heads and records from the top down, without what is folded away.
    std::vector<qint64> rows() const;

    bool isOpen(int group) const { return m_allFolded == m_others.contains(pathOf(group)); }
    void setOpen(int group, bool open);
    void setAllOpen(bool open);
    /// Opens the groups that a record lies in; false where it is in none, or they were open.
    bool open(qint64 record);
    /// The innermost group of a record; -1 where it is in none.
    int groupHolding(qint64 record) const;
    /// What finds a group again after the groups were made anew: its values and those above it.
    QString pathOf(int group) const;

private:
    std::vector<int> m_columns;
    std::vector<std::vector<Value>> m_values; // by level: what a group holds, in the order of groups
    std::vector<qint64> m_records;
    std::vector<RowGroup> m_groups; // from the top down
    bool m_allFolded = false;
    QSet<QString> m_others; // paths of groups that are not as m_allFolded says
};

} // namespace gantry
