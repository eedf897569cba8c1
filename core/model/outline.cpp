#include "core/model/outline.h"

#include <utility>

namespace gantry {
namespace {

/// What a sibling is sorted by, beside the row and not in it: a sort passes over it many times.
struct Sibling {
    quint64 head; // the first four characters of the rank
    const Task* task;
    explicit Sibling(const Task& t)
        : head(0)
        , task(&t)
    {
        for (qsizetype i = 0; i < 4; ++i) head = head << 16 | (i < t.rank.size() ? t.rank[i].unicode() : 0);
    }
    bool operator<(const Sibling& other) const { return head != other.head ? head < other.head : ranksBefore(*task, *other.task); }
};

} // namespace

TaskTree taskTreeOf(const Portfolio& portfolio, NodeId project)
{
    std::vector<Sibling> sorted;
    portfolio.all<Task>().forEachIn(project, [&](const Task& t) { sorted.emplace_back(t); });
    std::ranges::sort(sorted, std::less<>());
    const std::size_t count = sorted.size();
    TaskTree out;
    const TaskPlaces inSorted(count, [&](std::size_t i) { return sorted[i].task->id; });
    std::vector<int> first(count + 1, -1), next(count, -1); // first[0]: top rows
    for (int i = int(count) - 1; i >= 0; --i) {
        const TaskId parent = sorted[std::size_t(i)].task->parent;
        int& head = first[std::size_t((parent ? inSorted.value(parent) : -1) + 1)];
        next[std::size_t(i)] = head;
        head = i;
    }
    out.rows.reserve(count);
    out.parents.reserve(count);
    std::vector<std::pair<int, int>> open; // row of sorted, its parent's place
    std::vector<char> seen(count, 0);
    const auto walk = [&](int from) {
        for (int i = from; i >= 0; i = next[std::size_t(i)]) open.emplace_back(i, -1);
        std::ranges::reverse(open);
        while (!open.empty()) {
            const auto [at, parent] = open.back();
            open.pop_back();
            if (std::exchange(seen[std::size_t(at)], 1)) continue;
            out.rows.push_back(sorted[std::size_t(at)].task);
            out.parents.push_back(parent);
            const int place = int(out.rows.size()) - 1;
            const std::size_t mark = open.size();
            for (int child = first[std::size_t(at) + 1]; child >= 0; child = next[std::size_t(child)]) open.emplace_back(child, place);
            std::reverse(open.begin() + std::ptrdiff_t(mark), open.end());
        }
    };
    walk(first[0]);
    for (std::size_t i = 0; i < count; ++i) // rows of a damaged tree, whose parents run in a circle
        if (!seen[i]) {
            open.assign(1, {int(i), -1});
            walk(-1);
        }
    out.places = TaskPlaces(count, [&](std::size_t i) { return out.rows[i]->id; });
    return out;
}

std::vector<OutlineRow> outlineOf(const Portfolio& portfolio, NodeId project)
{
    const TaskTree tree = taskTreeOf(portfolio, project);
    std::vector<OutlineRow> rows(tree.rows.size());
    std::vector<int> children(tree.rows.size() + 1, 0); // numbered so far; children[0]: of the project
    for (std::size_t i = 0; i < rows.size(); ++i) {
        OutlineRow& row = rows[i];
        row.task = tree.rows[i]->id;
        row.parent = tree.parents[i];
        row.wbs = QString::number(++children[std::size_t(row.parent + 1)]);
        if (row.parent < 0) continue;
        const OutlineRow& above = rows[std::size_t(row.parent)];
        row.level = above.level + 1;
        row.wbs = above.wbs + u'.' + row.wbs;
    }
    for (std::size_t i = rows.size(); i-- > 0;)
        if (rows[i].parent >= 0) rows[std::size_t(rows[i].parent)].below += rows[i].below + 1;
    return rows;
}

} // namespace gantry
