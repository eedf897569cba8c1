#pragma once
#include "core/exchange/table/table_import.h"

#include <QTableWidget>

class QComboBox;

namespace gantry {

/// Which column of a table goes into which field: a line a column with its first values, the field, whether records are recognised by it,
/// and how it is read. Below them values that are the same for all rows, for fields that the table does not hold.
class MappingView final : public QTableWidget {
    Q_OBJECT
public:
    enum Part { Name, Samples, Goes, Key, Reads };

    MappingView(const Portfolio& portfolio, Entity entity, QWidget* parent = nullptr);
    /// A line a column of the table; the field is the one of the mapping, else the one that the heading means.
    void show(const SourceTable& table, qint64 headingRow, const TableMapping& mapping);
    /// What the plan found out of each column; null where it came to nothing.
    void showPlan(const TableImport* plan);
    /// Columns, constants and keys as they are chosen here; the rest of the mapping stays.
    TableMapping apply(TableMapping mapping) const;
    /// Keys of the fields that something goes into.
    QStringList fieldsTaken() const;
    void addConstant(const QString& fieldKey, const QString& value);

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QComboBox* fieldPicker(const QString& chosen, bool constant);
    void addLine(const TableColumn& column, const QStringList& samples, const QString& field, bool recognises);
    void fillValues(QComboBox* value, const QString& fieldKey) const;
    QComboBox* comboAt(int row, Part part) const;
    QString readsText(const MappedColumn& column) const;

    const Portfolio& m_portfolio;
    const EntityInfo& m_info;
    std::vector<TableColumn> m_columns; // of the first lines; those below are constants
    bool m_keysChosen = false;
};

} // namespace gantry
