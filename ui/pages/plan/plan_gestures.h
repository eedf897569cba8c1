#pragma once
#include "ui/pages/plan/plan_bars.h"
#include "ui/shell/workspace.h"

namespace gantry {

class GanttView;

/// What each gesture in the Gantt means for the plan: one ChangeSet, one step of undo. Where the plan keeps a date that was asked for from
/// coming true, a notice says what holds it.
class PlanGestures final : public QObject {
    Q_OBJECT
public:
    PlanGestures(Workspace& workspace, PlanTable& table, const PlanBars& bars, GanttView& gantt, QObject* parent);

private:
    void move(int row, DateTime start);
    void moveStart(int row, DateTime start);
    void moveFinish(int row, DateTime finish);
    void setProgress(int row, Percent done);
    void linkRows(int from, int to, LinkType type);
    void draw(int row, DateTime start, DateTime finish);
    /// Says so where the task does not start when it was asked to.
    void tellWhatHolds(TaskId task, DateTime wanted);
    /// Start and length of a task as one change.
    Result<ChangeSet> placed(const Task& task, DateTime start, DateTime finish) const;
    const Portfolio& portfolio() const { return m_workspace.portfolio(); }

    Workspace& m_workspace;
    PlanTable& m_table;
    const PlanBars& m_bars;
};

} // namespace gantry
