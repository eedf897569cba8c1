#pragma once
#include "ui/import/table_job.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace gantry {

class MappingView;
class ProgressStrip;
class SegmentedButton;
class TablePreview;
class TextLabel;

/// Takes a table (CSV or a workbook) into a register: asks which column goes into which field, shows what every row comes to while that is
/// being chosen, and writes when told, with progress and Cancel. What was chosen is remembered for tables with the same headings.
class TableImportDialog final : public QDialog {
    Q_OBJECT
public:
    TableImportDialog(Workspace& workspace, Entity entity, const QString& path, QWidget* parent = nullptr);

    /// The filter of a file dialog for what can be imported.
    static QString fileFilter();

protected:
    void reject() override;

private:
    void showProgress(const QString& what);
    void showTable();
    void showColumns();
    void showPlan();
    void showFailure(const Error& error);
    void replan();
    void write();
    void finish();
    TableMapping chosen() const;
    QString settingsKey() const;
    TableMapping remembered() const;
    void tell(const QString& sentence, bool bad);

    Workspace& m_workspace;
    TableJob* m_job;
    TextLabel *m_heading, *m_sentence, *m_counts;
    QStackedWidget* m_stack;
    QProgressBar* m_bar;
    QComboBox *m_sheet, *m_dates, *m_decimal;
    QSpinBox* m_headingRow;
    QCheckBox* m_round;
    MappingView* m_mapping;
    ProgressStrip* m_strip;
    SegmentedButton* m_kinds;
    TablePreview* m_preview;
    QTableView* m_rows;
    QPushButton* m_copy;
    QDialogButtonBox* m_buttons;
    QPushButton* m_go;
    QTimer m_soon; // typing pauses before the plan is made anew
    bool m_read = false;
};

} // namespace gantry
