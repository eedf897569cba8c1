#include "core/model/task_totals.h"

#include "core/model/outline.h"

#include <QtNumeric>
#include <limits>

namespace gantry {
namespace {

/// Sums from elsewhere may be absurd: they stay at the border.
void add(qint64& sum, qint64 more)
{
    if (qAddOverflow(sum, more, &sum)) sum = more > 0 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
}

} // namespace

QHash<TaskId, TaskTotals> taskTotals(const Portfolio& portfolio, NodeId project)
{
    const TaskTree tree = taskTreeOf(portfolio, project);
    std::vector<TaskTotals> totals(tree.rows.size());
    std::vector<char> summary(tree.rows.size(), 0);
    for (const int parent : tree.parents)
        if (parent >= 0) summary[std::size_t(parent)] = 1;
    portfolio.all<Assignment>().forEachIn(project, [&](const Assignment& a) {
        const int place = tree.places.value(a.task);
        if (place < 0) return;
        add(totals[std::size_t(place)].work.seconds, a.work.seconds);
        add(totals[std::size_t(place)].cost.minor, a.cost.minor);
    });
    QHash<TaskId, TaskTotals> out;
    out.reserve(qsizetype(tree.rows.size()));
    for (std::size_t i = tree.rows.size(); i-- > 0;) { // a row stands after the one above it
        const Task& task = *tree.rows[i];
        TaskTotals& own = totals[i];
        if (!summary[i] && task.work) own.work = *task.work;
        add(own.cost.minor, task.fixedCost.minor);
        if (const int parent = tree.parents[i]; parent >= 0) {
            add(totals[std::size_t(parent)].work.seconds, own.work.seconds);
            add(totals[std::size_t(parent)].cost.minor, own.cost.minor);
        }
        out.insert(task.id, own);
    }
    return out;
}

} // namespace gantry
