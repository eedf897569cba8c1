#pragma once
#include "ui/models/column.h"
#include "ui/pages/performance/earned_rows.h"
#include "ui/shell/theme.h"

#include <QAbstractItemModel>

namespace gantry {

/// The figures of a scope as a tree: of a project its tasks, of a programme or portfolio its nodes. Read only; sorting keeps what lies in
/// each other together.
class EarnedModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1, // EarnedTableRow as Level
        CodeRole,
        AbsentRole, // bool: n/a, or nothing
        JudgedRole // int of a Status: the figure is worse than it should be
    };
    enum Level { Whole, Group, Single };

    explicit EarnedModel(const Session& session, QObject* parent = nullptr);
    void setTable(EarnedTable table);
    const EarnedTable& table() const { return m_table; }
    const EarnedTableRow& rowAt(const QModelIndex& index) const { return m_table.rows[std::size_t(index.internalId())]; }
    /// Of every column, as the chooser of columns knows them.
    const std::vector<Column>& columns() const { return m_columns; }
    /// The measure of a column; none: the name, the technique, a time.
    std::optional<EarnedMeasure> measureAt(int column) const { return m_measures[std::size_t(column)]; }
    QModelIndex indexOf(RecordKey record, int column = 0) const;
    /// Of a place in the rows of the table.
    QModelIndex indexAt(int place, int column = 0) const { return createIndex(m_places[std::size_t(place)], column, quintptr(place)); }
    int digits() const { return m_digits; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return int(m_columns.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void addColumn(const QString& key, const QString& title, Kind kind, int width, bool shown, const QString& tip,
        std::optional<EarnedMeasure> measure = {});
    std::optional<double> timeOf(int row, int column) const;
    QString textOf(int row, int column) const;
    /// What rows are ordered by; absent ones come last.
    std::optional<double> orderOf(int row, int column) const;
    void arrange();

    const Session& m_session;
    mutable EarnedTable m_table; // times of tasks are filled in when asked for
    std::vector<Column> m_columns;
    std::vector<std::optional<EarnedMeasure>> m_measures; // by column
    std::vector<int> m_places; // of each row among its siblings, as sorted
    int m_digits = 2;
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace gantry
