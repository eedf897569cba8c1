#pragma once
#include "core/schedule/why.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace gantry {

/// What holds a task where it is, step by step back to where that begins, and where its float comes from, step by step on to what bounds
/// it. Stays open beside the plan and follows its edits; a step that is chosen is shown there.
class WhyDialog final : public QDialog {
    Q_OBJECT
public:
    WhyDialog(Workspace& workspace, QWidget* parent);
    void setTask(TaskId task);
    TaskId task() const { return m_task; }
    QTreeWidget* steps() const { return m_steps; }
    /// Everything shown, a line a step or cause.
    QString text() const;

private:
    void refresh();
    void addSteps(const QString& title, const std::vector<WhyStep>& steps, const QString& dated);
    void choose(const QTreeWidgetItem* item);

    Workspace& m_workspace;
    TaskId m_task;
    QLabel* m_head;
    QTreeWidget* m_steps;
    QTimer m_later; // edits come in bursts, and a large network takes a moment
};

/// Opens the dialog of the window, or takes the open one, for this task.
void showWhy(Workspace& workspace, TaskId task, QWidget* window);

} // namespace gantry
