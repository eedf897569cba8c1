#include "core/schedule/why.h"

#include "core/schedule/adapter.h"
#include "core/schedule/compute_parts.h"

#include <algorithm>

namespace gantry {
namespace {

using namespace schedule;

/// A cause in the places of a network.
struct Hold {
    const char* reason;
    Moment at = none;
    int link = -1, task = -1;
    ConstraintType constraint = ConstraintType::AsSoonAsPossible;
};

/// Asks the passes themselves what each of their limits comes to; what comes to the date found holds it.
class Explanation {
public:
    explicit Explanation(const Network& network)
        : m_network(network)
        , m_passes(network)
        , m_rows(network.tasks.size(), -1)
    {
        m_passes.dates();
        const auto& order = m_passes.graph.order;
        for (std::size_t r = 0; r < order.size(); ++r)
            if (!order[r].gate) m_rows[std::size_t(order[r].task)] = int(r);
    }
    std::vector<Hold> ofStart(int task) const;
    std::vector<Hold> ofLateFinish(int task) const;
    Moment startOf(int task) const { return rowOf(task) < 0 ? none : m_passes.early[std::size_t(rowOf(task))].start; }
    Moment lateFinishOf(int task) const { return rowOf(task) < 0 ? none : m_passes.late[std::size_t(rowOf(task))].finish; }
    /// The task below a summary that gives it its start, or its late finish; -1 where there is none.
    int deciding(int summary, bool ofStart) const;
    /// By its start a task under way counts from when it began.
    Moment countedStart(int task) const
    {
        const Moment actual = m_network.tasks[std::size_t(task)].actualStart;
        return actual != none ? actual : startOf(task);
    }

private:
    int rowOf(int task) const { return m_rows[std::size_t(task)]; }
    const NetworkTask& taskOf(int row) const { return m_network.tasks[std::size_t(m_passes.graph.order[std::size_t(row)].task)]; }
    void predecessors(int arc, int link, std::vector<Hold>& out) const;
    void successors(int arc, int link, std::vector<Hold>& out) const;
    /// The summary above a task that gives it this limit.
    template <class Asks> int summaryAbove(int task, Asks&& asks) const
    {
        int up = m_passes.graph.parent[std::size_t(task)];
        while (up >= 0 && !asks(m_network.tasks[std::size_t(up)])) up = m_passes.graph.parent[std::size_t(up)];
        return up;
    }
    const Network& m_network;
    Passes m_passes;
    std::vector<int> m_rows; // by task; of a summary -1
};

/// What stands at the other end of an arc, through the gates of summaries.
void Explanation::predecessors(int arc, int link, std::vector<Hold>& out) const
{
    const Graph& graph = m_passes.graph;
    const Graph::Arc& a = graph.arcs[std::size_t(arc)];
    if (a.link >= 0) link = a.link;
    const auto from = std::size_t(a.from);
    if (!graph.order[from].gate) {
        out.push_back({"why.link", m_passes.early[from].start, link, graph.order[from].task});
        return;
    }
    for (int i = graph.firstIn[from]; i < graph.firstIn[from + 1]; ++i)
        if (m_passes.asked(graph.arcs[std::size_t(i)], nullptr, 0) == m_passes.early[from].start) predecessors(i, link, out);
}

void Explanation::successors(int arc, int link, std::vector<Hold>& out) const
{
    const Graph& graph = m_passes.graph;
    const Graph::Arc& a = graph.arcs[std::size_t(arc)];
    if (a.link >= 0) link = a.link;
    const auto to = std::size_t(a.to);
    if (!graph.order[to].gate) {
        out.push_back({"why.link", m_passes.late[to].start, link, graph.order[to].task});
        return;
    }
    for (int k = graph.firstOut[to]; k < graph.firstOut[to + 1]; ++k) {
        const int i = graph.outArcs[std::size_t(k)];
        if (m_passes.askedBack(graph.arcs[std::size_t(i)]) == m_passes.late[to].start) successors(i, link, out);
    }
}

std::vector<Hold> Explanation::ofStart(int task) const
{
    const int row = rowOf(task);
    if (row < 0) return {};
    const auto r = std::size_t(row);
    const NetworkTask& t = taskOf(row);
    const NetworkProject& rules = m_passes.rulesOf(t);
    const bool primavera = rules.rules == SchedulingRules::Primavera, started = t.actualStart != none;
    const Moment start = m_passes.early[r].start;
    if (start == none) return {{"why.unscheduled"}};
    if (m_passes.isDone(t)) return {{"why.actual", t.actualStart}};
    if (m_passes.begun(t).start != none) return {{started || t.actualFinish != none ? "why.actual" : "why.manual", start}};
    if (!m_passes.fixed.empty() && m_passes.fixed[r]) return {{"why.late", start}};

    const qint64 amount = m_passes.amountOf(t);
    std::vector<Hold> out;
    const auto constrained = [&](ConstraintType type, Moment date) {
        if (date == none || started) return;
        const bool ofFinish = type == ConstraintType::FinishNoEarlierThan || type == ConstraintType::FinishOn
            || type == ConstraintType::MustFinishOn || type == ConstraintType::MandatoryFinish || type == ConstraintType::FinishNoLaterThan;
        const Moment ask = m_passes.atStart(t, ofFinish ? m_passes.startFrom(t, date, amount) : date, amount);
        const bool asLate = type == ConstraintType::AsSoonAsPossible || type == ConstraintType::AsLateAsPossible;
        const bool pulls = type == ConstraintType::StartNoLaterThan || type == ConstraintType::FinishNoLaterThan;
        if (!asLate && ask == start && (!pulls || (!primavera && rules.honourConstraints)))
            out.push_back({"why.constraint", date, -1, -1, type});
    };
    constrained(t.constraint, t.constraintDate);
    constrained(t.secondConstraint, t.secondConstraintDate);
    const bool decided = std::ranges::any_of(out, [](const Hold& h) {
        return h.constraint != ConstraintType::StartNoEarlierThan && h.constraint != ConstraintType::FinishNoEarlierThan
            && h.constraint != ConstraintType::StartOn && h.constraint != ConstraintType::FinishOn;
    });
    if (decided) return out; // it holds whatever the links ask

    Moment unDelayed = start;
    if (t.levelingDelay > 0 && !started) {
        out.push_back({"why.levelling-delay", start});
        unDelayed = none; // what would hold it without the delay is the latest of the others
        for (int i = m_passes.graph.firstIn[r]; i < m_passes.graph.firstIn[r + 1]; ++i)
            unDelayed = std::max(unDelayed, m_passes.asked(m_passes.graph.arcs[std::size_t(i)], &t, amount));
        unDelayed = m_passes.atStart(t, std::max(unDelayed, m_passes.originOf(row)), amount);
    }
    const auto holds = [&](Moment ask) { return ask != none && m_passes.atStart(t, ask, amount) == unDelayed; };
    for (int i = m_passes.graph.firstIn[r]; i < m_passes.graph.firstIn[r + 1]; ++i) {
        const Graph::Arc& arc = m_passes.graph.arcs[std::size_t(i)];
        if (arc.binds && holds(m_passes.asked(arc, &t, amount))) predecessors(i, -1, out);
    }
    // The link that the engine names as driver goes first: the way back follows it.
    if (const int driver = m_passes.driver[r]; driver >= 0)
        std::ranges::stable_partition(out, [&](const Hold& h) { return h.link == driver; });
    if (started ? holds(t.resumed) : holds(t.externalEarlyStart)) out.push_back({started ? "why.resumed" : "why.external", start});
    if (const Moment floor = m_passes.floorOf(task); holds(floor)) {
        const auto asks = [&](const NetworkTask& s) { return (s.manual && s.manualStart == floor) || s.constraintDate == floor; };
        out.push_back({"why.summary", floor, -1, summaryAbove(task, asks)});
    }
    if (const Moment origin = m_passes.originOf(row); holds(origin))
        out.push_back({primavera && origin == rules.statusDate ? "why.status-date" : "why.project-start", origin});
    return out;
}

std::vector<Hold> Explanation::ofLateFinish(int task) const
{
    const int row = rowOf(task);
    if (row < 0) return {};
    const auto r = std::size_t(row);
    const NetworkTask& t = taskOf(row);
    const NetworkProject& rules = m_passes.rulesOf(t);
    const Moment finish = m_passes.late[r].finish;
    if (finish == none) return {{"why.unscheduled"}};
    const bool done = m_passes.isDone(t);
    if (t.actualFinish != none && !done) return {{"why.actual", t.actualFinish}};

    const qint64 amount = m_passes.amountOf(t);
    const auto holds = [&](Moment latest) { return latest != none && (done ? latest : m_passes.atFinish(t, latest, amount)) == finish; };
    std::vector<Hold> out;
    for (int k = m_passes.graph.firstOut[r]; k < m_passes.graph.firstOut[r + 1]; ++k) {
        const int i = m_passes.graph.outArcs[std::size_t(k)];
        const Graph::Arc& arc = m_passes.graph.arcs[std::size_t(i)];
        const Moment ask = m_passes.askedBack(arc);
        if (ask != none && holds(leavesStart(arc.type) && !done ? m_passes.finishFrom(t, ask, amount) : ask)) successors(i, -1, out);
    }
    const auto constrained = [&](ConstraintType type, Moment date) {
        if (date == none || t.actualStart != none) return;
        switch (type) {
        case ConstraintType::StartOn:
        case ConstraintType::StartNoLaterThan:
        case ConstraintType::MustStartOn:
        case ConstraintType::MandatoryStart:
            if (holds(m_passes.finishFrom(t, date, amount))) out.push_back({"why.constraint", date, -1, -1, type});
            break;
        case ConstraintType::FinishOn:
        case ConstraintType::FinishNoLaterThan:
        case ConstraintType::MustFinishOn:
        case ConstraintType::MandatoryFinish:
            if (holds(date)) out.push_back({"why.constraint", date, -1, -1, type});
            break;
        default: break;
        }
    };
    constrained(t.constraint, t.constraintDate);
    constrained(t.secondConstraint, t.secondConstraintDate);
    if (holds(t.deadline)) out.push_back({"why.deadline", t.deadline});
    if (holds(t.externalLateFinish)) out.push_back({"why.external", t.externalLateFinish});
    if (const Moment cap = m_passes.capOf(task); holds(cap))
        out.push_back({"why.summary", cap, -1, summaryAbove(task, [&](const NetworkTask& s) { return s.constraintDate == cap; })});
    if (const Moment end = m_passes.ends[std::size_t(t.project)]; holds(end))
        out.push_back({rules.mustFinishBy != none ? "why.must-finish-by" : "why.project-finish", end});
    return out;
}

int Explanation::deciding(int summary, bool ofStart) const
{
    int found = -1;
    Moment best = none;
    for (int i = 0; i < int(m_network.tasks.size()); ++i) {
        if (rowOf(i) < 0 || i == summary) continue;
        int up = m_passes.graph.parent[std::size_t(i)];
        while (up >= 0 && up != summary) up = m_passes.graph.parent[std::size_t(up)];
        const Moment at = ofStart ? countedStart(i) : lateFinishOf(i);
        if (up < 0 || at == none || (found >= 0 && (ofStart ? at >= best : at <= best))) continue;
        found = i, best = at;
    }
    return found;
}

std::optional<DateTime> dateOf(Moment at) { return at == none ? std::nullopt : std::optional(DateTime{at}); }

std::vector<WhyStep> chain(const Portfolio& portfolio, const Plan& plan, const Explanation& explanation, int first, bool ofStart)
{
    std::vector<WhyStep> steps;
    std::vector<char> seen(plan.tasks.size(), 0);
    for (int at = first; at >= 0 && !seen[std::size_t(at)];) {
        seen[std::size_t(at)] = 1;
        WhyStep step{plan.tasks[std::size_t(at)], dateOf(ofStart ? explanation.startOf(at) : explanation.lateFinishOf(at)), {}};
        int next = -1;
        const TaskKind kind = portfolio.find(step.task)->kind;
        const int below = step.date && kind != TaskKind::WbsSummary ? -1 : explanation.deciding(at, ofStart);
        if (below >= 0) {
            step.date = dateOf(ofStart ? explanation.countedStart(below) : explanation.lateFinishOf(below));
            step.causes.push_back({.reason = "why.below", .at = step.date, .other = plan.tasks[std::size_t(below)]});
            steps.push_back(std::move(step));
            at = below;
            continue;
        }
        if (kind == TaskKind::LevelOfEffort) {
            step.causes.push_back({.reason = "why.level-of-effort"});
            steps.push_back(std::move(step));
            break;
        }
        for (const Hold& hold : ofStart ? explanation.ofStart(at) : explanation.ofLateFinish(at)) {
            if (hold.link >= 0 && next < 0) next = hold.task;
            step.causes.push_back({hold.reason, dateOf(hold.at), hold.link < 0 ? LinkId{} : plan.links[std::size_t(hold.link)],
                hold.task < 0 ? TaskId{} : plan.tasks[std::size_t(hold.task)], hold.constraint});
        }
        if (step.causes.empty()) step.causes.push_back({});
        steps.push_back(std::move(step));
        at = next;
    }
    return steps;
}

} // namespace

Why whyOf(const Portfolio& portfolio, TaskId task)
{
    const Task* asked = portfolio.find(task);
    if (!asked) return {};
    CompiledCalendars calendars;
    const Plan plan = planOf(portfolio, componentOf(portfolio, asked->project), calendars);
    const auto found = std::ranges::find(plan.tasks, task);
    if (found == plan.tasks.end()) return {};
    const Explanation explanation(plan.network);
    const int place = int(found - plan.tasks.begin());
    return {chain(portfolio, plan, explanation, place, true), chain(portfolio, plan, explanation, place, false)};
}

} // namespace gantry
