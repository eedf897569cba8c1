#include "core/exchange/p6/reading.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

constexpr int deepestLevel = 100; // P6 itself ends at 50

} // namespace

/// Tasks in the order of the outline: of one WBS element first its activities by code, then the elements below it by their number.
void finishProject(Reading& r, SourceProject& p)
{
    std::vector<Task>& tasks = p.parsed.tasks;
    QHash<TaskId, int> places;
    places.reserve(qsizetype(tasks.size()));
    for (std::size_t i = 0; i < tasks.size(); ++i) places.insert(tasks[i].id, int(i));
    std::vector<int> sorted(tasks.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = int(i);
    std::ranges::stable_sort(sorted, [&](int a, int b) {
        const qint64 x = p.order[std::size_t(a)], y = p.order[std::size_t(b)];
        if (x != y) return x < y;
        return x < 0 && tasks[std::size_t(a)].code < tasks[std::size_t(b)].code;
    });
    std::vector<std::vector<int>> children(tasks.size() + 1); // of each task, and last those without a parent
    std::vector<int> parents(tasks.size(), -1);
    for (int i : sorted) {
        parents[std::size_t(i)] = tasks[std::size_t(i)].parent ? places.value(tasks[std::size_t(i)].parent, -1) : -1;
        children[parents[std::size_t(i)] < 0 ? tasks.size() : std::size_t(parents[std::size_t(i)])].push_back(i);
    }
    std::vector<Task> ordered;
    ordered.reserve(tasks.size());
    std::vector<char> seen(tasks.size(), 0);
    std::vector<std::pair<int, int>> open; // place and level
    const auto walk = [&] {
        while (!open.empty()) {
            const auto [at, level] = open.back();
            open.pop_back();
            if (std::exchange(seen[std::size_t(at)], 1)) continue;
            const auto& below = children[std::size_t(at)];
            const TaskId under = level < deepestLevel ? tasks[std::size_t(at)].id : tasks[std::size_t(at)].parent;
            for (auto it = below.rbegin(); it != below.rend(); ++it) {
                if (seen[std::size_t(*it)]) continue;
                tasks[std::size_t(*it)].parent = under;
                open.emplace_back(*it, std::min(level + 1, deepestLevel));
            }
            if (level == deepestLevel && !below.empty()) r.note("wbs-too-deep", tasks[std::size_t(at)].name);
            ordered.push_back(std::move(tasks[std::size_t(at)]));
        }
    };
    for (auto it = children.back().rbegin(); it != children.back().rend(); ++it) open.emplace_back(*it, 0);
    walk();
    for (int i : sorted) { // elements that are their own ancestors
        if (seen[std::size_t(i)] || p.order[std::size_t(i)] < 0) continue;
        r.note("wbs-loop", tasks[std::size_t(i)].name);
        tasks[std::size_t(i)].parent = {};
        open.emplace_back(i, 0);
        walk();
    }
    tasks = std::move(ordered);
}

} // namespace gantry::p6
