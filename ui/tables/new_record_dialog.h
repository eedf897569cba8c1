#pragma once
#include "ui/models/record_table_model.h"

#include <QDialog>

class QPushButton;

namespace gantry {

class CellEdit;
class TextLabel;

/// Asks for what a new record cannot be without: the task of an assignment, the two ends of a link. Everything else is typed in the table.
class NewRecordDialog final : public QDialog {
    Q_OBJECT
public:
    /// `fields` by their place in the entity's fields.
    NewRecordDialog(RecordTableModel& model, const std::vector<int>& fields, QWidget* parent = nullptr);
    /// (column, value) as RecordTableModel::add takes them.
    std::vector<std::pair<int, Value>> cells() const { return m_cells; }
    CellEdit* field(const QString& key) const;

private:
    Result<Value> read(int column, const CellEdit& edit) const;
    NodeId chosenProject() const;
    void tryToAdd();

    RecordTableModel& m_model;
    std::vector<std::pair<int, CellEdit*>> m_edits; // column
    std::vector<std::pair<int, Value>> m_cells;
    TextLabel* m_why;
};

} // namespace gantry
