#include "core/model/outline.h"

namespace gantry {

std::vector<OutlineRow> outlineOf(const Portfolio& portfolio, NodeId project)
{
    QHash<TaskId, std::vector<const Task*>> children;
    portfolio.all<Task>().forEachIn(project, [&](const Task& t) {
        const Task* parent = portfolio.find(t.parent);
        children[parent && parent->project == project ? t.parent : TaskId{}].push_back(&t);
    });
    for (auto& siblings : children) std::ranges::sort(siblings, [](const Task* a, const Task* b) { return ranksBefore(*a, *b); });

    struct Level { // a stack of our own: a plan may be nested deeper than the program's stack
        const std::vector<const Task*>* siblings;
        std::size_t next;
        int parent;
    };
    std::vector<OutlineRow> rows;
    std::vector<Level> open;
    const auto enter = [&](TaskId of, int parent) {
        if (const auto it = children.constFind(of); it != children.cend()) open.push_back({&*it, 0, parent});
    };
    enter({}, -1);
    while (!open.empty()) {
        Level& level = open.back();
        if (level.next == level.siblings->size()) {
            if (level.parent >= 0) rows[std::size_t(level.parent)].below = int(rows.size()) - 1 - level.parent;
            open.pop_back();
            continue;
        }
        const TaskId task = (*level.siblings)[level.next++]->id;
        const QString number = QString::number(level.next);
        const int parent = level.parent;
        rows.push_back({.task = task,
            .parent = parent,
            .level = int(open.size()) - 1,
            .wbs = parent < 0 ? number : rows[std::size_t(parent)].wbs + u'.' + number});
        enter(task, int(rows.size()) - 1);
    }
    return rows;
}

} // namespace gantry
