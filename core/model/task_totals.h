#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// What a task takes, as it was entered.
struct TaskTotals {
    WorkTime work{};
    Money cost{}; // minor units of the project's currency
    bool operator==(const TaskTotals&) const = default;
};

/// Work and cost of every task of a project. Of a task its own work, else that of its assignments; its fixed cost and the cost of its
/// assignments. Of a summary what is assigned to it, its own fixed cost, and everything below it.
QHash<TaskId, TaskTotals> taskTotals(const Portfolio& portfolio, NodeId project);

} // namespace gantry
