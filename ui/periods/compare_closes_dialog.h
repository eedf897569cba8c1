#pragma once
#include "core/cost/closed_figures.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QComboBox;

namespace gantry {

class ClosesModel;
class LedgerView;
class SegmentedButton;
class TextLabel;

/// What the figures of two closes, or of a close and now, differ in: by project and figure, with the records that explain each difference.
/// Stays open beside the page and follows edits; a record that is clicked is shown there.
class CompareClosesDialog final : public QDialog {
    Q_OBJECT
public:
    CompareClosesDialog(Workspace& workspace, QWidget* parent);
    /// None: the figures as they are now.
    void setCloses(SnapshotId before, SnapshotId after);
    LedgerView* list() const { return m_list; }
    ClosesModel& model() const { return *m_model; }
    /// What is shown, with a heading.
    std::vector<QStringList> table() const;
    /// Writes it for a spreadsheet, whole or not at all. Errors: Io.
    Result<void> save(const QString& path) const;

private:
    void fillPickers();
    void compare();
    void askWhereToSave();
    Result<ClosedFigures> figures(const QComboBox* picker) const;

    Workspace& m_workspace;
    QComboBox *m_before, *m_after;
    SegmentedButton* m_which;
    TextLabel* m_hint;
    ClosesModel* m_model;
    LedgerView* m_list;
    QTimer m_later; // edits come in bursts
};

/// Opens the dialog of the window, or takes the open one.
void showCloses(Workspace& workspace, SnapshotId before, SnapshotId after, QWidget* window);

} // namespace gantry
