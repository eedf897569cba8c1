#pragma once
#include "ui/pages/plan/plan_grid.h"
#include "ui/tables/cell_actions.h"

#include <QAction>

namespace gantry {

/// What a person can do with the rows of a plan, as actions with their keys. Each asks core/edit for one ChangeSet.
class PlanCommands final : public QObject {
    Q_OBJECT
public:
    PlanCommands(Workspace& workspace, PlanTable& table, QObject* parent);
    /// In the order in which menus show them.
    QList<QAction*> all() const { return m_all; }
    CellActions* cells() const { return m_cells; }
    /// Those for the menu of a row.
    QList<QAction*> ofRows() const;

    QAction *add, *edit, *remove, *link, *unlink, *indent, *outdent, *moveUp, *moveDown, *milestone, *selectAll, *toggle, *expandAll,
        *collapseAll, *showBar, *why, *acceptSource, *baseline, *baselines, *compare, *schedule;

Q_SIGNALS:
    /// The bar of the current task is to be brought into view.
    void barWanted();
    void newTaskHidden(gantry::TaskId task);

private:
    QAction* action(const char* iconName, const char* key, void (PlanCommands::*run)());
    void refresh();
    void addTask();
    void editCell();
    void removeTasks();
    void linkTasks();
    void unlinkTasks();
    void indentTasks();
    void outdentTasks();
    void moveTasksUp() { moveTasks(true); }
    void moveTasksDown() { moveTasks(false); }
    void moveTasks(bool up);
    void toggleMilestones();
    void acceptDates();
    void takeBaseline();
    void checkSchedule();
    const Portfolio& portfolio() const { return m_workspace.portfolio(); }
    Session& session() const { return m_workspace.session(); }
    /// The project of the current row, else the only one shown.
    NodeId project() const;
    void offerUndo(Notice::Tone tone, const QString& sentence);

    Workspace& m_workspace;
    PlanTable& m_table;
    PlanSheet m_sheet;
    CellActions* m_cells;
    QList<QAction*> m_all;
};

} // namespace gantry
