#pragma once
#include "ui/models/cell_source.h"
#include "ui/models/row_condition.h"
#include "ui/models/row_filter.h"
#include "ui/models/row_sums.h"
#include "ui/models/row_tree.h"
#include "ui/shell/workspace.h"

#include <QAbstractTableModel>
#include <QSet>

namespace gantry {

struct SortKey {
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const SortKey&) const = default;
};

/// The records of one entity that lie in the workspace's scope, as rows. It stores order, filter and ids, not data. Sort and filter are a
/// view: they write nothing, and a row that was edited stays where it is until the next sort or filter. Of an entity whose records lie in
/// each other the rows may stand as a tree: indented under what they lie in, sorted among siblings, folded away; then an edit of the tree
/// moves rows at once. Rows of any entity may stand in groups by what they hold, each under a head that says what they come to; the head is
/// a row of its own, which holds no record, and an edit moves a row to its new group at once.
class RecordTableModel final : public QAbstractTableModel, public CellSource {
    Q_OBJECT
public:
    RecordTableModel(Workspace& workspace, Entity entity, QObject* parent = nullptr);

    Entity entity() const { return m_entity; }
    const std::vector<Column>& columns() const { return m_columns; }
    int columnOf(QStringView key) const;
    /// Records are added by hand here; false where the program alone makes them (snapshots, what an import leaves).
    bool takesNew() const;
    /// Fields that a new record needs and does not get by itself: what to ask for.
    std::vector<int> neededForNew() const;
    /// The one project of the scope; none where there are several.
    NodeId projectInScope() const { return m_workspace.project(); }
    /// Records in scope, filtered out or not.
    int total() const { return int(m_ids.size()); }
    const std::vector<qint64>& idsInScope() const { return m_ids; }
    /// The records that pass the filters, in their order; in groups those that are folded away as well.
    const std::vector<qint64>& shownIds() const { return isGrouped() ? m_groups.records() : m_rows; }
    /// The records in sight: those of rows that stand in folded groups are not.
    std::vector<qint64> idsInSight() const;
    /// 0 where the row is the head of a group.
    qint64 idAt(int row) const { return std::max<qint64>(m_rows[std::size_t(row)], 0); }
    /// The record of a row, of the next one below it, or of the last one; 0 where there is none.
    qint64 idFrom(int row) const;
    /// -1 where it is not shown.
    int rowOf(qint64 id) const;

    void setFilter(int column, const QString& text);
    QString filter(int column) const { return m_filters.value(m_columns[std::size_t(column)].key); }
    /// All of the filter row at once, by column key; what no column has is left out.
    void setFilters(const QHash<QString, QString>& byKey);
    bool filterReadable(int column) const;
    /// What the filter row holds.
    void clearColumnFilters();
    /// A condition that rows must fulfil beside that. While it cannot be read, the last one that could stays in force.
    void setExpression(const QString& text);
    const QString& expression() const { return m_expression; } // as typed
    const std::optional<Error>& expressionError() const { return m_expressionError; }
    /// Both.
    void clearFilters();
    bool filtered() const { return !m_filters.isEmpty() || m_condition; }
    /// At most three keys; none: the natural order (number, outline, arrival).
    void setSort(std::vector<SortKey> keys);
    const std::vector<SortKey>& sortKeys() const { return m_sort; }

    /// Whether rows can lie in each other, and whether they are shown so.
    bool canBeTree() const { return m_tree.possible(); }
    bool isTree() const { return m_asTree && !isGrouped(); }
    /// Groups come before the tree, which waits for them to go.
    void setTree(bool tree);
    bool treeChosen() const { return m_asTree; }
    /// The column that is indented: the title.
    int treeColumn() const { return m_treeColumn; }
    bool isOpen(qint64 id) const { return m_tree.isOpen(id); }
    bool hasBelow(qint64 id) const { return isTree() && m_tree.hasBelow(id); }
    void setOpen(qint64 id, bool open);
    /// The record that a row lies in; 0 where it is at the top, or out of scope.
    qint64 above(qint64 id) const;
    /// Rows of the tree, or groups.
    void setAllOpen(bool open);
    /// All rows in scope as the tree has them, folded ones too.
    std::vector<qint64> outline() const;
    /// What makes a new row the next sibling of another (column, value); none where the rows are no tree.
    std::vector<std::pair<int, Value>> placeBehind(const Portfolio& portfolio, qint64 record) const;

    /// Columns that rows are grouped by, the outermost first; none: no groups. At most RowGroups::levelsAtMost.
    void setGroups(std::vector<int> columns);
    const std::vector<int>& groupColumns() const { return m_groups.columns(); }
    bool isGrouped() const { return m_groups.active(); }
    bool isHead(int row) const { return RowGroups::isHead(m_rows[std::size_t(row)]); }
    /// The group whose head stands there; null where a record does.
    const RowGroup* groupAt(int row) const;
    bool isGroupOpen(int row) const { return m_groups.isOpen(RowGroups::groupOf(m_rows[std::size_t(row)])); }
    void setGroupOpen(int row, bool open);
    /// The row of the head that a row stands under, or of the head of the group around it; -1 at the top.
    int headAbove(int row) const;
    /// Unfolds what a record lies in; false where it is not among the rows even so.
    bool bringUp(qint64 id);
    /// "Ada Byron", "November 2026", "Key risk: yes", "Owner not set".
    QString groupText(const RowGroup& group) const;
    /// What the records of a group, or of all rows (head -1), come to in a column that adds up. Several units: no sum.
    const Subtotal& subtotal(int column, int headRow = -1) const;
    /// As it reads: "1,250.00", a dash where it cannot be told; empty where there is nothing.
    QString subtotalText(int column, int headRow = -1) const;
    /// Why it cannot be told; empty where it can.
    QString subtotalTip(int column, int headRow = -1) const;

    /// Marks cells changed since then; an invalid day: none.
    void setChangedSince(QDate day);
    QDate changedSince() const { return m_since; }
    /// Looks for findings on these rows; InvalidRole answers with them from then on.
    void check(int firstRow, int lastRow);
    void reload();
    /// From now on only the records that hang on this one, by the field that groups them; their new ones hang on it too. 0: all again.
    /// `fixed`: only those that hold these values, which new ones get.
    using FixedCells = std::vector<std::pair<const Field*, Value>>;
    void setOwner(qint64 owner, FixedCells fixed = {});
    /// Nothing is typed here from now on, for the reason that this sentence tells; empty: as the file allows.
    void setLocked(const QString& why);
    const QString& locked() const { return m_locked; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    void sort(int column, Qt::SortOrder order) override
    {
        setSort(column < 0 ? std::vector<SortKey>() : std::vector<SortKey>{{column, order}});
    }

    const Portfolio& portfolio() const override { return m_workspace.portfolio(); }
    const Column& columnAt(int column) const override { return m_columns[std::size_t(column)]; }
    RecordKey recordAt(const QModelIndex& index) const override { return {m_entity, index.isValid() ? idAt(index.row()) : 0}; }
    Session& session() const override { return m_workspace.session(); }
    /// Progress and duration of a task bring along what follows from them (core/edit/tasks); every other cell is written as it is.
    Result<ChangeSet> change(const Portfolio& portfolio, RecordKey record, int column, const Value& value) const override;
    Result<ChangeSet> add(const Portfolio& portfolio, const std::vector<std::pair<int, Value>>& cells) const override;

Q_SIGNALS:
    /// Which rows are shown, or how many there are in scope.
    void countsChanged();
    /// The columns are others now (a custom field came or went); views take their layout anew.
    void columnsChanged();

private:
    QString display(const Column& column, qint64 id) const;
    QVariant headData(const QModelIndex& index, int role) const;
    bool inScope(qint64 id) const;
    /// What a new record belongs to where nobody says: the project of the scope, and of those that a programme may have, the programme.
    NodeId ownerOfNew() const;
    bool passes(qint64 id);
    void collect();
    void readScope();
    void readFilters();
    Result<RowCondition> conditionOf(const QString& text) const;
    std::vector<qint64> arrangedRows();
    std::vector<qint64> groupedRows();
    void order();
    /// A person sorts or filters: nothing stays in sight that does not pass.
    void arrange();
    /// Sorts, filters and groups; rows that were edited stay in sight.
    void arrangeAgain();
    /// Other rows, made by `make`; what is selected or current stays so.
    void relist(const std::function<std::vector<qint64>()>& make);
    void follow(const ChangeSet& set);
    void insertRow(qint64 id);
    void removeRow(qint64 id);
    void cellsChanged(qint64 id, const std::vector<Cell>& cells);
    void columnsChangedBy(const QSet<int>& columns);
    void columnChanged(int column);
    void followOther(const ChangeSet& set);
    void sumsChanged();
    void noteChanged(const ChangeSet& set);
    /// Whether an edit moves rows of the tree, or from group to group.
    bool reshapes(const ChangeSet& set) const;

    Workspace& m_workspace;
    const Entity m_entity;
    const Field* m_project; // of the project that a row belongs to, or null
    const bool m_ofPortfolio; // a row without a project is the portfolio's own, not of use to all
    std::vector<Column> m_columns;
    std::vector<qint64> m_ids; // in scope, in natural order
    std::vector<qint64> m_rows; // shown: records, and heads of groups (see RowGroups)
    std::vector<quint32> m_ordered; // places in m_ids, sorted, so that a filter does not sort anew
    bool m_orderStale = true;
    QHash<QString, QString> m_filters; // by column key, as typed
    std::vector<std::pair<int, RowFilter>> m_active;
    QString m_expression;
    std::optional<Error> m_expressionError;
    std::optional<RowCondition> m_condition;
    std::vector<SortKey> m_sort;
    RowTree m_tree;
    bool m_asTree = false;
    int m_treeColumn = 0;
    RowGroups m_groups;
    std::vector<qint64> m_groupFigures; // of m_ids; with m_ordered
    mutable RowSums m_sums;
    QSet<qint64> m_kept; // edited since somebody sorted or filtered
    QSet<qint64> m_scopeNodes; // the node of the scope and what lies under it
    bool m_wholePortfolio = true;
    qint64 m_owner = 0; // alone whose records are shown
    FixedCells m_fixed; // of them those that hold these
    QString m_locked; // why nothing is typed
    QDate m_since;
    QHash<std::pair<qint64, int>, Value> m_before; // (record, field) -> what it was on m_since
    QHash<qint64, QString> m_wrong; // record -> sentence; empty: looked at and fine
};

} // namespace gantry
