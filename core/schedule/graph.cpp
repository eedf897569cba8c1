#include "core/schedule/graph.h"

#include <algorithm>
#include <optional>

namespace gantry::schedule {
namespace {

void cutLoopsOfParents(Graph& graph)
{
    const std::size_t n = graph.parent.size();
    std::vector<char> state(n, 0); // 1: on the way up, 2: arranged
    std::vector<int> way;
    for (std::size_t t = 0; t < n; ++t) {
        way.clear();
        for (int at = int(t); at >= 0 && state[std::size_t(at)] == 0;) {
            state[std::size_t(at)] = 1;
            way.push_back(at);
            int& up = graph.parent[std::size_t(at)];
            if (up >= 0 && state[std::size_t(up)] == 1) up = -1;
            at = up;
        }
        for (auto it = way.rbegin(); it != way.rend(); ++it) {
            state[std::size_t(*it)] = 2;
            graph.parentsFirst.push_back(*it);
        }
    }
}

/// Parents with loops and foreign rows cut, and an order in which every parent stands before its children.
void arrangeParents(const Network& network, Graph& graph)
{
    const int n = int(network.tasks.size());
    graph.parent.resize(std::size_t(n));
    graph.summary.resize(std::size_t(n));
    graph.drives.resize(std::size_t(n));
    bool inOutlineOrder = true;
    for (int t = 0; t < n; ++t) {
        const NetworkTask& task = network.tasks[std::size_t(t)];
        graph.parent[std::size_t(t)] = task.parent >= 0 && task.parent < n ? task.parent : -1;
        graph.summary[std::size_t(t)] = task.kind == TaskKind::Wbs;
        graph.drives[std::size_t(t)] = task.active && task.kind != TaskKind::LevelOfEffort && task.kind != TaskKind::WbsSummary;
        inOutlineOrder &= task.parent < t;
    }
    if (!inOutlineOrder) cutLoopsOfParents(graph);
    for (const int up : graph.parent)
        if (up >= 0) graph.summary[std::size_t(up)] = true;
}

struct Edges { // before ordering: rows are tasks, then gates
    std::vector<Graph::Row> rows;
    std::vector<Graph::Arc> arcs;
};

Edges open(const Network& network, const Graph& graph)
{
    const int n = int(network.tasks.size());
    Edges out;
    out.rows.reserve(std::size_t(n));
    out.arcs.reserve(network.links.size());
    for (int t = 0; t < n; ++t) out.rows.push_back({t, false});
    std::vector<int> entry(std::size_t(n), -1), exit(std::size_t(n), -1);
    std::vector<std::vector<int>> children;
    const auto leavesOf = [&](int top) {
        if (children.empty()) {
            children.resize(std::size_t(n));
            for (int t = 0; t < n; ++t)
                if (graph.parent[std::size_t(t)] >= 0) children[std::size_t(graph.parent[std::size_t(t)])].push_back(t);
        }
        std::vector<int> leaves, todo{top};
        while (!todo.empty()) {
            const int at = todo.back();
            todo.pop_back();
            if (!graph.summary[std::size_t(at)]) leaves.push_back(at);
            todo.insert(todo.end(), children[std::size_t(at)].begin(), children[std::size_t(at)].end());
        }
        return leaves;
    };
    const auto gate = [&](std::vector<int>& gates, int summary, bool inward) {
        int& row = gates[std::size_t(summary)];
        if (row >= 0) return row;
        row = int(out.rows.size());
        out.rows.push_back({summary, true});
        for (int leaf : leavesOf(summary))
            if (graph.drives[std::size_t(leaf)])
                out.arcs.push_back(
                    inward ? Graph::Arc{row, leaf, -1, LinkType::StartToStart} : Graph::Arc{leaf, row, -1, LinkType::FinishToFinish});
        return row;
    };
    for (std::size_t l = 0; l < network.links.size(); ++l) {
        const NetworkLink& link = network.links[l];
        if (link.predecessor < 0 || link.successor < 0 || link.predecessor >= n || link.successor >= n) continue;
        const bool fromSummary = graph.summary[std::size_t(link.predecessor)], toSummary = graph.summary[std::size_t(link.successor)];
        if (!fromSummary && !graph.drives[std::size_t(link.predecessor)]) continue;
        if (!toSummary && !graph.drives[std::size_t(link.successor)]) continue;
        if (!fromSummary && !toSummary) {
            out.arcs.push_back({link.predecessor, link.successor, int(l), link.type});
            continue;
        }
        // A gate carries one instant: a way in holds starts back, a way out waits for finishes. The other ends are opened link by link.
        const bool startIn = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
        const bool finishOut = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
        std::vector<int> from{link.predecessor}, to{link.successor};
        if (fromSummary) from = finishOut ? std::vector<int>{gate(exit, link.predecessor, false)} : leavesOf(link.predecessor);
        if (toSummary) to = startIn ? std::vector<int>{gate(entry, link.successor, true)} : leavesOf(link.successor);
        for (int a : from)
            for (int b : to) out.arcs.push_back({a, b, int(l), link.type});
    }
    return out;
}

/// Strongly connected parts with more than one row, by Tarjan's method without recursion; parts.at(row) or -1.
std::vector<int> loopParts(
    const Edges& edges, const std::vector<int>& firstOut, const std::vector<int>& outArcs, const std::vector<int>& waiting)
{
    const std::size_t n = edges.rows.size();
    std::vector<int> number(n, -1), low(n, 0), part(n, -1), stack, next(n, 0);
    std::vector<char> onStack(n, 0);
    int count = 0, parts = 0;
    for (std::size_t root = 0; root < n; ++root) {
        if (waiting[root] <= 0 || number[root] >= 0) continue;
        std::vector<int> calls{int(root)};
        while (!calls.empty()) {
            const auto v = std::size_t(calls.back());
            if (number[v] < 0) {
                number[v] = low[v] = count++;
                stack.push_back(int(v));
                onStack[v] = 1;
                next[v] = firstOut[v];
            }
            bool deeper = false;
            while (next[v] < firstOut[v + 1]) {
                const auto w = std::size_t(edges.arcs[std::size_t(outArcs[std::size_t(next[v])])].to);
                if (number[w] < 0) {
                    calls.push_back(int(w));
                    deeper = true;
                    break;
                }
                if (onStack[w]) low[v] = std::min(low[v], low[w]);
                ++next[v];
            }
            if (deeper) continue;
            calls.pop_back();
            if (low[v] != number[v]) continue;
            std::vector<std::size_t> members;
            for (std::size_t w = n; w != v;) {
                w = std::size_t(stack.back());
                stack.pop_back();
                onStack[w] = 0;
                members.push_back(w);
            }
            bool loop = members.size() > 1;
            for (int i = firstOut[v]; i < firstOut[v + 1]; ++i) loop |= edges.arcs[std::size_t(outArcs[std::size_t(i)])].to == int(v);
            if (!loop) continue;
            for (std::size_t w : members) part[w] = parts;
            ++parts;
        }
    }
    return part;
}

void adjacency(std::size_t rows, const std::vector<Graph::Arc>& arcs, std::vector<int>& first, std::vector<int>& list)
{
    first.assign(rows + 1, 0);
    list.resize(arcs.size());
    for (const Graph::Arc& a : arcs) ++first[std::size_t(a.from) + 1];
    for (std::size_t i = 0; i < rows; ++i) first[i + 1] += first[i];
    std::vector<int> fill(first.begin(), first.end() - 1);
    for (std::size_t i = 0; i < arcs.size(); ++i) list[std::size_t(fill[std::size_t(arcs[i].from)]++)] = int(i);
}

/// Rows with what follows behind them, each as near as can be to where it stood: a pass then walks through memory and does not jump, which
/// for a million tasks is four times as fast. Nothing where there is a loop.
std::optional<std::vector<int>> topological(const Edges& edges, const std::vector<int>& firstOut, const std::vector<int>& outArcs)
{
    enum : char { Unseen, Open, Placed };
    const std::size_t n = edges.rows.size();
    std::vector<char> state(n, Unseen);
    std::vector<int> order(n), open, next(n);
    std::size_t left = n; // filled from its end
    for (std::size_t root = n; root-- > 0;) {
        if (state[root] != Unseen) continue;
        open.push_back(int(root));
        while (!open.empty()) {
            const auto row = std::size_t(open.back());
            if (state[row] == Unseen) state[row] = Open, next[row] = firstOut[row];
            int deeper = -1;
            while (deeper < 0 && next[row] < firstOut[row + 1]) {
                const int to = edges.arcs[std::size_t(outArcs[std::size_t(next[row]++)])].to;
                if (state[std::size_t(to)] == Open) return std::nullopt;
                if (state[std::size_t(to)] == Unseen) deeper = to;
            }
            if (deeper >= 0) {
                open.push_back(deeper);
                continue;
            }
            state[row] = Placed;
            order[--left] = int(row);
            open.pop_back();
        }
    }
    return order;
}

/// How many predecessors of each row stand in or behind a loop (Kahn).
std::vector<int> waitingForLoops(const Edges& edges, const std::vector<int>& firstOut, const std::vector<int>& outArcs)
{
    std::vector<int> waiting(edges.rows.size(), 0), free;
    for (const Graph::Arc& a : edges.arcs) ++waiting[std::size_t(a.to)];
    for (std::size_t i = 0; i < edges.rows.size(); ++i)
        if (waiting[i] == 0) free.push_back(int(i));
    while (!free.empty()) {
        const auto row = std::size_t(free.back());
        free.pop_back();
        for (int k = firstOut[row]; k < firstOut[row + 1]; ++k)
            if (const int to = edges.arcs[std::size_t(outArcs[std::size_t(k)])].to; --waiting[std::size_t(to)] == 0) free.push_back(to);
    }
    return waiting;
}

} // namespace

Graph graphOf(const Network& network)
{
    Graph graph;
    arrangeParents(network, graph);
    Edges edges = open(network, graph);
    std::vector<int> firstOut, outArcs;
    adjacency(edges.rows.size(), edges.arcs, firstOut, outArcs);
    auto order = topological(edges, firstOut, outArcs);
    if (!order) {
        const std::vector<int> part = loopParts(edges, firstOut, outArcs, waitingForLoops(edges, firstOut, outArcs));
        graph.loops.resize(std::size_t(std::max(0, *std::ranges::max_element(part) + 1)));
        for (std::size_t row = 0; row < part.size(); ++row)
            if (part[row] >= 0) graph.loops[std::size_t(part[row])].push_back(edges.rows[row].task);
        for (auto& loop : graph.loops) {
            std::ranges::sort(loop);
            const auto twice = std::ranges::unique(loop);
            loop.erase(twice.begin(), twice.end());
        }
        std::erase_if(edges.arcs,
            [&](const Graph::Arc& a) { return part[std::size_t(a.from)] >= 0 && part[std::size_t(a.from)] == part[std::size_t(a.to)]; });
        adjacency(edges.rows.size(), edges.arcs, firstOut, outArcs);
        order = topological(edges, firstOut, outArcs);
    }
    std::vector<int> place(edges.rows.size(), -1);
    graph.order.reserve(edges.rows.size());
    for (int row : *order)
        if (edges.rows[std::size_t(row)].gate || !graph.summary[std::size_t(edges.rows[std::size_t(row)].task)]) {
            place[std::size_t(row)] = int(graph.order.size());
            graph.order.push_back(edges.rows[std::size_t(row)]);
        }
    order.reset();
    const std::size_t rows = graph.order.size();
    graph.firstIn.assign(rows + 1, 0);
    bool sorted = true;
    int last = 0;
    for (Graph::Arc& a : edges.arcs) {
        a.from = place[std::size_t(a.from)];
        a.to = place[std::size_t(a.to)];
        ++graph.firstIn[std::size_t(a.to) + 1];
        sorted &= last <= a.to;
        last = a.to;
    }
    for (std::size_t i = 0; i < rows; ++i) graph.firstIn[i + 1] += graph.firstIn[i];
    if (sorted) {
        graph.arcs = std::move(edges.arcs);
    } else {
        graph.arcs.resize(edges.arcs.size());
        std::vector<int> fill(graph.firstIn.begin(), graph.firstIn.end() - 1);
        for (const Graph::Arc& a : edges.arcs) graph.arcs[std::size_t(fill[std::size_t(a.to)]++)] = a;
    }
    place = {};
    adjacency(rows, graph.arcs, graph.firstOut, graph.outArcs);
    return graph;
}

} // namespace gantry::schedule
