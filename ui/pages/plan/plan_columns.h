#pragma once
#include "ui/pages/plan/plan_data.h"

namespace gantry {

/// One column of the plan table: how it reads, what it sorts by, and what typing into it means. Nothing switches over columns.
struct PlanColumn {
    QString key{}; // for settings: "task.name", "computed.finish"
    QString title{};
    int width = 100;
    Qt::Alignment alignment = Qt::AlignLeft;
    bool shown = false; // before a person chose otherwise
    bool onSummaries = true; // a summary's own value may be typed as well
    std::function<QString(const Task&)> text{};
    std::function<Value(const Task&)> value{}; // for sorting and export
    std::function<Result<ChangeSet>(const Task&, const QString&)> edit{}; // null: computed
    std::function<QString(const ProjectSchedule&)> projectText{}; // of a project's own row; null: nothing
};

/// The columns of a plan in their first order: number and task are always first.
std::vector<PlanColumn> planColumns(const PlanData& data);

/// "3FS+2d": as predecessors are typed. A task of another project goes by its project's and its own name.
QString linkText(const PlanData& data, const Link& link, TaskId shown, NodeId project);

} // namespace gantry
