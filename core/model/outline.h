#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// One row of a plan in the order that people read it. Numbers come from the whole plan, so no filter and no sorted view changes them.
struct OutlineRow {
    TaskId task{};
    int parent = -1; // place of the row above it in the tree, or -1
    int level = 0; // 0 for the project's top tasks
    int below = 0; // rows under it, at every depth: they follow it at once
    QString wbs{}; // "1.2.3"
};

/// All rows of a project: siblings by rank, ties by id; a parent before its children. The row's place plus one is its number.
/// A task whose parent is not in the project counts as a top task, so nothing is ever out of sight.
std::vector<OutlineRow> outlineOf(const Portfolio& portfolio, NodeId project);

} // namespace gantry
