#include "core/schedule/quality_parts.h"

#include <algorithm>

namespace gantry::quality {
namespace {

using C = QualityCheck;

qint64 lagOf(const Link& link)
{
    return link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent ? link.lagPercent.e8 : link.lag.seconds;
}

/// Links of one type between the same two tasks: the one with the longest lag decides, and the others say nothing.
void findDuplicates(Facts& facts)
{
    std::vector<int> order(facts.arcs.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = int(i);
    const auto pair = [&](int i) {
        const Link& l = *facts.arcs[std::size_t(i)].link;
        return std::tuple(l.successor, l.predecessor, l.type, l.lagKind);
    };
    std::ranges::sort(order, [&](int a, int b) {
        if (pair(a) != pair(b)) return pair(a) < pair(b);
        const Link &left = *facts.arcs[std::size_t(a)].link, &right = *facts.arcs[std::size_t(b)].link;
        return lagOf(left) != lagOf(right) ? lagOf(left) > lagOf(right) : left.id < right.id;
    });
    std::vector<int> weaker;
    for (std::size_t i = 1; i < order.size(); ++i)
        if (pair(order[i]) == pair(order[i - 1])) weaker.push_back(order[i]);
    std::ranges::sort(weaker);
    for (int i : weaker) facts.add(C::DuplicateLinks, facts.arcs[std::size_t(i)]);
    facts.judgeItems(C::DuplicateLinks, qint64(facts.arcs.size()));
}

/// Finish-to-start links between tasks, as a graph to walk.
class Chains {
public:
    explicit Chains(Facts& facts)
        : m_facts(facts)
        , m_first(facts.rows.size() + 1, 0)
        , m_level(facts.rows.size(), 0)
        , m_seen(facts.rows.size(), -1)
        , m_target(facts.rows.size(), -1)
        , m_reached(facts.rows.size(), -1)
        , m_left(qint64(50 * (facts.rows.size() + facts.arcs.size())))
    {
        for (std::size_t i = 0; i < facts.arcs.size(); ++i)
            if (isPlain(facts.arcs[i])) ++m_first[std::size_t(facts.arcs[i].from) + 1];
        for (std::size_t i = 0; i + 1 < m_first.size(); ++i) m_first[i + 1] += m_first[i];
        m_out.resize(std::size_t(m_first.back()));
        std::vector<int> fill(m_first.begin(), m_first.end() - 1);
        for (std::size_t i = 0; i < facts.arcs.size(); ++i)
            if (isPlain(facts.arcs[i])) m_out[std::size_t(fill[std::size_t(facts.arcs[i].from)]++)] = int(i);
        findLevels();
    }

    /// Places in arcs of the links that a longer chain says as well.
    std::vector<int> redundant()
    {
        std::vector<int> found;
        for (int from = 0; from + 1 < std::ssize(m_first) && m_left > 0; ++from)
            if (m_first[std::size_t(from) + 1] - m_first[std::size_t(from)] > 1) findFrom(from, found);
        std::ranges::sort(found);
        return found;
    }
    bool isPartial() const { return m_left <= 0; }

private:
    const Arc& arc(int i) const { return m_facts.arcs[std::size_t(i)]; }
    const Row& row(int i) const { return m_facts.rows[std::size_t(i)]; }
    bool isPlain(const Arc& a) const
    {
        return a.link->type == LinkType::FinishToStart && a.from >= 0 && row(a.from).counts && row(a.to).counts;
    }
    /// It starts after its predecessors and ends before its successors, whatever else may hold it.
    bool passesOn(int place) const
    {
        const Row& r = row(place);
        return r.open && !r.started() && !r.task->manual && r.dates->scheduled && r.dates->start
            && !isHard(r.task->constraint, r.task->constraintDate) && !isHard(r.task->secondConstraint, r.task->secondConstraintDate);
    }
    /// How many links lead to a task at most; a loop, and what is behind it, stays at the unreachable level 0.
    void findLevels()
    {
        std::vector<int> waiting(m_level.size(), 0), depth(m_level.size(), 0), ready;
        for (int i : m_out) ++waiting[std::size_t(arc(i).to)];
        for (std::size_t i = 0; i < waiting.size(); ++i)
            if (!waiting[i]) ready.push_back(int(i)), m_level[i] = 1;
        for (std::size_t r = 0; r < ready.size(); ++r)
            for (int k = m_first[std::size_t(ready[r])]; k < m_first[std::size_t(ready[r]) + 1]; ++k) {
                const auto to = std::size_t(arc(m_out[std::size_t(k)]).to);
                depth[to] = std::max(depth[to], m_level[std::size_t(ready[r])] + 1);
                if (--waiting[to]) continue;
                m_level[to] = depth[to];
                ready.push_back(int(to));
            }
    }

    void findFrom(int from, std::vector<int>& found)
    {
        int deepest = 0;
        DateTime latest{std::numeric_limits<qint64>::min()};
        const auto links = std::span(m_out).subspan(
            std::size_t(m_first[std::size_t(from)]), std::size_t(m_first[std::size_t(from) + 1] - m_first[std::size_t(from)]));
        for (int i : links) {
            const Row& to = row(arc(i).to);
            if (signOf(*arc(i).link) > 0 || !to.open || !to.dates->start || !m_level[std::size_t(arc(i).to)]) continue;
            m_target[std::size_t(arc(i).to)] = from;
            deepest = std::max(deepest, m_level[std::size_t(arc(i).to)]);
            latest = std::max(latest, *to.dates->start);
        }
        if (!deepest) return;
        std::vector<int> open;
        const auto visit = [&](int i) {
            const int to = arc(i).to;
            --m_left;
            if (signOf(*arc(i).link) < 0 || m_seen[std::size_t(to)] == from || !m_level[std::size_t(to)]) return;
            if (m_level[std::size_t(to)] >= deepest || !passesOn(to) || *row(to).dates->start > latest) return;
            m_seen[std::size_t(to)] = from;
            open.push_back(to);
        };
        for (int i : links) visit(i);
        while (!open.empty() && m_left > 0) {
            const int at = open.back();
            open.pop_back();
            for (int k = m_first[std::size_t(at)]; k < m_first[std::size_t(at) + 1]; ++k) {
                const int i = m_out[std::size_t(k)];
                if (signOf(*arc(i).link) >= 0 && m_target[std::size_t(arc(i).to)] == from) m_reached[std::size_t(arc(i).to)] = from;
                visit(i);
            }
        }
        for (int i : links)
            if (signOf(*arc(i).link) <= 0 && m_reached[std::size_t(arc(i).to)] == from) found.push_back(i);
    }

    Facts& m_facts;
    std::vector<int> m_first, m_out; // places in arcs, by predecessor
    std::vector<int> m_level;
    std::vector<int> m_seen, m_target, m_reached; // by row: from which task last
    qint64 m_left; // steps: the work is bounded, for a dense network could ask for its square
};

/// A finish-to-start link without lag from A to C says nothing where A, B ... C follow each other by such links: C waits for A anyway.
/// Only chains whose inner tasks wait for their predecessors are taken: not started, no date by hand, no date that must be kept.
void findRedundant(Facts& facts)
{
    Chains chains(facts);
    for (int i : chains.redundant()) facts.add(C::RedundantLinks, facts.arcs[std::size_t(i)]);
    facts.at(C::RedundantLinks).partial = chains.isPartial();
    facts.judgeItems(C::RedundantLinks, qint64(facts.arcs.size()));
}

} // namespace

void checkRepeatedLinks(Facts& facts)
{
    findDuplicates(facts);
    findRedundant(facts);
}

} // namespace gantry::quality
