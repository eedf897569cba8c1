#pragma once
#include "ui/shell/workspace.h"

#include <QDialog>

class QStandardItemModel;

namespace gantry {

class LedgerView;
class TextLabel;

/// The baselines of a project: what they are called, when and by whom they were taken, which one bars and variances go by. Stays open
/// beside the plan and follows its edits.
class BaselinesDialog final : public QDialog {
    Q_OBJECT
public:
    enum Column { UsedColumn, NameColumn, TakenColumn, AuthorColumn, TypeColumn, TasksColumn, ReasonColumn, ColumnCount };
    BaselinesDialog(Workspace& workspace, QWidget* parent);
    void setProject(NodeId project);
    LedgerView* list() const { return m_list; }
    /// The baseline of the current row.
    SnapshotId current() const;

private:
    QAction* action(const QString& text, void (BaselinesDialog::*run)());
    void refresh();
    void refreshActions();
    void set();
    void describe();
    void use();
    void compare();
    void remove();

    Workspace& m_workspace;
    NodeId m_project;
    TextLabel *m_head, *m_none;
    LedgerView* m_list;
    QStandardItemModel* m_model;
    QAction *m_set, *m_use, *m_describe, *m_compare, *m_remove;
};

/// Asks about a new baseline of a project and sets it.
void askForBaseline(Workspace& workspace, NodeId project, QWidget* parent);
/// Opens the dialog of the window, or takes the open one, for this project.
void showBaselines(Workspace& workspace, NodeId project, QWidget* window);

} // namespace gantry
