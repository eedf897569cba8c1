#pragma once
#include "core/model/portfolio.h"
#include "core/model/task_places.h"

namespace gantry {

/// The tasks of a project in the order that people read them: siblings by rank, ties by id; a parent before its children. A task whose
/// parent is not in the project counts as a top task, so nothing is ever out of sight.
struct TaskTree {
    std::vector<const Task*> rows;
    std::vector<int> parents; // place of the row above each one, or -1
    TaskPlaces places; // in rows
};
TaskTree taskTreeOf(const Portfolio& portfolio, NodeId project);

/// One row of a plan in the order that people read it. Numbers come from the whole plan, so no filter and no sorted view changes them.
struct OutlineRow {
    TaskId task{};
    int parent = -1; // place of the row above it in the tree, or -1
    int level = 0; // 0 for the project's top tasks
    int below = 0; // rows under it, at every depth: they follow it at once
    QString wbs{}; // "1.2.3"
};

/// All rows of a project in the order of its tree. The row's place plus one is its number.
std::vector<OutlineRow> outlineOf(const Portfolio& portfolio, NodeId project);

} // namespace gantry
