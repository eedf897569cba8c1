#pragma once
#include "ui/models/record_table_model.h"
#include "ui/print/printed_table.h"

#include <QPointer>

namespace gantry {

class TableView;

/// The rows of a register as they are shown, on paper: filter, sort, grouping and columns are the window's. Cells are asked of the model as
/// a sheet is painted.
class RegisterOnPaper final : public PrintedTable {
public:
    /// `where`: what the rows lie in; `by`: who prints, empty: nobody is named.
    RegisterOnPaper(const TableView& view, QString where, QString by);

    const std::vector<PrintColumn>& columns() const override { return m_printed; }
    int levels() const override { return m_levels; }
    void setLevel(std::optional<int> level) override;
    int rowCount() const override { return int(m_rows.size()); }
    PrintRow row(int row) const override;
    PrintCell cell(int row, int column) const override;
    PrintHeading heading() const override;

private:
    QModelIndex cellOf(int place, int column) const;
    QVariant data(int row, int column, int role) const;

    QPointer<RecordTableModel> m_model;
    QString m_where, m_by;
    std::vector<int> m_columns; // of the model, by printed column; -1: the row's place
    std::vector<PrintColumn> m_printed;
    std::vector<QPersistentModelIndex> m_all; // rows as they were shown
    std::vector<int> m_rows; // of m_all, down to the level
    int m_titleColumn = 0; // of the model
    int m_levels = 1;
};

} // namespace gantry
