#pragma once
#include "core/text/version_text.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLineEdit;

namespace gantry {

class ChangeListModel;
class LedgerView;
class SegmentedButton;
class TextLabel;

/// What two versions of a plan differ in, task by task: the plan as it is now, or any baseline of it. Stays open beside the plan and
/// follows its edits; a row that is chosen is shown there.
class CompareDialog final : public QDialog {
    Q_OBJECT
public:
    CompareDialog(Workspace& workspace, QWidget* parent);
    /// None: the plan as it is now.
    void setVersions(NodeId project, SnapshotId before, SnapshotId after);
    LedgerView* list() const { return m_list; }
    /// What is shown, with a heading.
    std::vector<QStringList> table() const;
    /// Writes it for a spreadsheet, whole or not at all. Errors: Io.
    Result<void> save(const QString& path) const;

private:
    void fillPickers();
    void compare();
    void showRows();
    void choose(const QModelIndex& index);
    void askWhereToSave();
    Result<PlanVersion> version(const QComboBox* picker) const;

    Workspace& m_workspace;
    NodeId m_project;
    QComboBox *m_before, *m_after;
    SegmentedButton* m_kinds;
    QLineEdit* m_words;
    TextLabel *m_counts, *m_hint;
    ChangeListModel* m_model;
    LedgerView* m_list;
    std::vector<VersionGroup> m_groups, m_shown; // all of them; those that pass the filter
    QString m_said; // of the comparison as a whole
    QTimer m_later; // edits come in bursts
};

/// Opens the dialog of the window, or takes the open one, for these versions of a project.
void showComparison(Workspace& workspace, NodeId project, SnapshotId before, SnapshotId after, QWidget* window);

} // namespace gantry
