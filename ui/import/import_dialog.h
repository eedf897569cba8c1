#pragma once
#include "ui/import/import_job.h"
#include "ui/shell/workspace.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace gantry {

class TextLabel;

/// Takes schedule files into the open portfolio: first shows what they would add, change, move and remove, and asks where a project could
/// be more than one; then imports, with progress and Cancel, and shows what was left out and why.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Workspace& workspace, const QStringList& files, QWidget* parent = nullptr);

    /// The filter of a file dialog for what can be imported.
    static QString fileFilter();

protected:
    void reject() override;

private:
    void showProgress(const QString& what);
    void showPlan();
    void showReport();
    void replan();
    ImportOptions options() const;
    void fillTree();
    void addQuestions();
    QString wholeReport() const;
    QString differencesText(const ImportReport& report) const;

    Workspace& m_workspace;
    ImportJob* m_job;
    TextLabel* m_heading;
    TextLabel* m_sentence;
    QStackedWidget* m_stack;
    QProgressBar* m_bar;
    TextLabel* m_step;
    QTreeWidget* m_tree;
    QComboBox *m_under, *m_encoding;
    QWidget* m_choices;
    QPlainTextEdit* m_report;
    QDialogButtonBox* m_buttons;
    QPushButton* m_go;
    bool m_done = false;
};

} // namespace gantry
