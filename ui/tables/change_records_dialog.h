#pragma once
#include "ui/models/record_table_model.h"
#include "ui/tables/cell_block.h"

#include <QDialog>
#include <QTimer>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QPushButton;
class QTreeWidget;

namespace gantry {

class TextLabel;

/// Gives many records the same values in one field or several. Before anything is written it lists what each of them holds now and would
/// hold, and which are refused and why; the dialog writes nothing itself.
class ChangeRecordsDialog final : public QDialog {
    Q_OBJECT
public:
    /// `column`: the field that is asked for first, where it can be changed.
    ChangeRecordsDialog(RecordTableModel& model, std::vector<qint64> records, int column, QWidget* parent);

    /// One ChangeSet of all that can be taken; of use once the dialog was accepted.
    BlockChange take() { return std::move(m_change); }

    QComboBox& field(int line) const { return *m_lines[std::size_t(line)].field; }
    QWidget& editor(int line) const { return *m_lines[std::size_t(line)].editor; }
    /// Takes the value away; hidden where a field may not be empty.
    QCheckBox& none(int line) const { return *m_lines[std::size_t(line)].none; }
    int lines() const { return int(m_lines.size()); }
    QTreeWidget& preview() const { return *m_list; }
    QString summary() const;

private:
    struct Line {
        QWidget* row;
        QComboBox* field;
        QCheckBox* none;
        QWidget* editor = nullptr;
        QPushButton* remove = nullptr;
        int column = -1;
    };
    void addLine(int column);
    void removeLine(QWidget* row);
    void makeEditor(Line& line, int column);
    void refreshLines();
    QWidget* editorFor(int column);
    Result<Value> valueOf(const Line& line, const Portfolio& portfolio, qint64 record) const;
    QString textOf(const Line& line) const;
    /// A field in which nothing is typed stays as it is.
    bool saysSomething(const Line& line) const;
    void look();
    void list();

    RecordTableModel& m_model;
    const std::vector<qint64> m_records;
    std::vector<int> m_fields; // columns that a person may change
    std::vector<Line> m_lines;
    BlockChange m_change;
    QBoxLayout* m_rows;
    QPushButton *m_more, *m_accept;
    TextLabel* m_summary;
    QTreeWidget* m_list;
    QTimer m_wait; // looks once the typing pauses
};

} // namespace gantry
