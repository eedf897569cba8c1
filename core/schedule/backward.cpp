#include "core/schedule/compute_parts.h"

namespace gantry::schedule {

/// The latest that an arc leaves the row at its beginning, of its start or its finish as the type of link says; none where it leaves it
/// free.
Moment Passes::askedBack(const Graph::Arc& arc) const
{
    if (!arc.binds || (!arc.plain && countsFromActualStart(network.links[std::size_t(arc.link)]))) return none;
    const Span& to = late[std::size_t(arc.to)];
    const Moment at = entersFinish(arc.type) ? to.finish : to.start;
    return at != none && !arc.plain ? lagged(network.links[std::size_t(arc.link)], at, true) : at;
}

/// The latest start and finish that the successors of a row leave it; none where they leave it free.
Passes::Span Passes::allowed(int row) const
{
    Span out;
    for (int k = graph.firstOut[std::size_t(row)]; k < graph.firstOut[std::size_t(row) + 1]; ++k) {
        const Graph::Arc& arc = graph.arcs[std::size_t(graph.outArcs[std::size_t(k)])];
        Moment& bound = leavesStart(arc.type) ? out.start : out.finish;
        bound = earlier(bound, askedBack(arc));
    }
    return out;
}

void Passes::backwardRow(int row)
{
    const auto r = std::size_t(row);
    const NetworkTask& t = network.tasks[std::size_t(graph.order[r].task)];
    const Span bound = allowed(row);
    if (graph.order[r].gate) {
        const Moment at = earlier(bound.start, bound.finish);
        late[r] = {at, at};
        return;
    }
    if (!works(t)) return;
    const NetworkProject& rules = rulesOf(t);
    if (isDone(t)) {
        const Moment at = earlier(ends[std::size_t(t.project)], earlier(bound.start, bound.finish));
        late[r] = {at, at};
        return;
    }
    if (t.actualFinish != none) { // what is done can't be late; by the rules of MS Project it stands where it was
        late[r] = begun(t);
        return;
    }
    const qint64 amount = amountOf(t);
    const bool ending = graph.firstOut[r] == graph.firstOut[r + 1];
    Moment finish = ends[std::size_t(t.project)], start = none;
    if (t.actualStart == none || rules.rules == SchedulingRules::Primavera) start = bound.start;
    if (rules.multipleCriticalPaths && ending && rules.rules == SchedulingRules::MicrosoftProject && early[r].finish != none)
        finish = early[r].finish;
    for (Moment at : {bound.finish, t.deadline, capOf(graph.order[r].task), t.externalLateFinish}) finish = earlier(finish, at);
    Moment exact = none; // a start
    const bool hardest = rules.honourConstraints || rules.rules == SchedulingRules::Primavera;
    const auto hold = [&](ConstraintType type, Moment date) {
        if (date == none) return;
        switch (type) {
        case ConstraintType::MandatoryStart: exact = date; break;
        case ConstraintType::MandatoryFinish: exact = startFrom(t, date, amount); break;
        case ConstraintType::MustStartOn:
            if (hardest)
                exact = date;
            else
                start = earlier(start, date);
            break;
        case ConstraintType::MustFinishOn:
            if (hardest)
                exact = startFrom(t, date, amount);
            else
                finish = earlier(finish, date);
            break;
        case ConstraintType::StartOn:
        case ConstraintType::StartNoLaterThan: start = earlier(start, date); break;
        case ConstraintType::FinishOn:
        case ConstraintType::FinishNoLaterThan: finish = earlier(finish, date); break;
        default: break;
        }
    };
    if (t.actualStart == none) {
        hold(t.constraint, t.constraintDate);
        hold(t.secondConstraint, t.secondConstraintDate);
    }
    if (start != none) finish = earlier(finish, finishFrom(t, start, amount));
    if (exact != none) finish = finishFrom(t, exact, amount);
    if (finish == none) return;
    finish = atFinish(t, finish, amount);
    late[r] = {startFrom(t, finish, amount), finish};
    // What is under way by the rules of MS Project goes on where it stopped: that is what its predecessors must make way for.
    if (const Moment goesOn = resumeOf(t); goesOn != none) late[r].start = goesOn;
}

void Passes::backward()
{
    std::ranges::fill(late, Span{});
    for (int row = int(graph.order.size()) - 1; row >= 0; --row) backwardRow(row);
}

} // namespace gantry::schedule
