#include "core/schedule/compute_parts.h"

namespace gantry::schedule {

/// Dates that no logic moves: manual tasks, and started or completed ones by the rules of MS Project.
Passes::Span Passes::begun(const NetworkTask& t) const
{
    if (isDone(t)) return {};
    if (t.actualFinish != none) return {t.actualStart != none ? t.actualStart : startFrom(t, t.actualFinish, t.duration), t.actualFinish};
    if (rulesOf(t).rules == SchedulingRules::MicrosoftProject && t.actualStart != none) {
        // What was done before it went on is not broken off: several resources may have stopped at several times.
        if (t.resumed != none && t.remaining >= 0
            && t.resumed > finishFrom(t, t.actualStart, std::max<qint64>(0, t.duration - t.remaining)))
            return {t.actualStart, finishFrom(t, t.resumed, t.remaining)};
        return {t.actualStart, finishFrom(t, t.actualStart, t.duration)};
    }
    if (t.manual && t.actualStart == none) {
        if (t.manualStart != none)
            return {t.manualStart, t.manualFinish != none ? t.manualFinish : finishFrom(t, t.manualStart, t.duration)};
        if (t.manualFinish != none) return {startFrom(t, t.manualFinish, t.duration), t.manualFinish};
    }
    return {};
}

/// Where the remaining part of a task under way begins by the rules of MS Project; none for others.
Moment Passes::resumeOf(const NetworkTask& t) const
{
    if (rulesOf(t).rules != SchedulingRules::MicrosoftProject || t.actualStart == none || t.actualFinish != none || t.duration == 0)
        return none;
    if (t.resumed > t.actualStart) return t.resumed;
    const qint64 done = std::max<qint64>(0, t.duration - leftOf(t));
    return atStart(t, finishFrom(t, t.actualStart, done), t.duration - done);
}

/// Whether a link still has a say. Work out of sequence waits for its predecessors under retained logic; else what has started minds no
/// link to its start any more, though its finish still waits (measured: 4 activities of one plan under progress override).
bool Passes::binds(const Graph::Arc& arc) const
{
    if (graph.order[std::size_t(arc.to)].gate) return true;
    const NetworkTask& to = network.tasks[std::size_t(graph.order[std::size_t(arc.to)].task)];
    const NetworkProject& rules = rulesOf(to);
    if (rules.rules != SchedulingRules::Primavera || rules.progressMode == ProgressMode::RetainedLogic || to.actualStart == none)
        return true;
    return to.actualFinish == none && entersFinish(arc.type);
}

/// Whether a lag counts from when its predecessor actually started and no longer from the part of it that remains.
bool Passes::countsFromActualStart(const NetworkLink& link) const
{
    if (!fromActuals) return false;
    const NetworkProject& rules = rulesOf(network.tasks[std::size_t(link.successor)]);
    return rules.rules == SchedulingRules::Primavera && rules.lagFromActualStart && leavesStart(link.type)
        && network.tasks[std::size_t(link.predecessor)].actualStart != none;
}

/// The start that an arc asks of the row at its end; none where it asks nothing. `to` is null where that is a gate.
Moment Passes::asked(const Graph::Arc& arc, const NetworkTask* to, qint64 amount) const
{
    const Span& from = early[std::size_t(arc.from)];
    Moment at = leavesStart(arc.type) ? from.start : from.finish;
    if (at == none || !arc.binds) return none;
    if (!arc.plain) {
        const NetworkLink& link = network.links[std::size_t(arc.link)];
        if (countsFromActualStart(link)) at = network.tasks[std::size_t(link.predecessor)].actualStart;
        at = lagged(link, at, false);
    }
    return entersFinish(arc.type) && to ? startFrom(*to, at, amount) : at;
}

/// Before which a task does not start of itself. In MS Project the project's start holds no task that names an earlier date, nor what
/// follows such a task (measured: 62 tasks of two plans).
Moment Passes::originOf(int row) const
{
    const auto r = std::size_t(row);
    const NetworkTask& t = network.tasks[std::size_t(graph.order[r].task)];
    Moment origin = origins[std::size_t(t.project)];
    if (rulesOf(t).rules == SchedulingRules::Primavera) return origin;
    const bool dated = t.constraint == ConstraintType::StartNoEarlierThan || t.constraint == ConstraintType::FinishNoEarlierThan;
    if (dated && t.constraintDate != none)
        origin = earlier(
            origin, t.constraint == ConstraintType::StartNoEarlierThan ? t.constraintDate : startFrom(t, t.constraintDate, amountOf(t)));
    for (int i = graph.firstIn[r]; i < graph.firstIn[r + 1]; ++i)
        origin = earlier(origin, early[std::size_t(graph.arcs[std::size_t(i)].from)].start);
    return origin;
}

void Passes::forwardRow(int row)
{
    const auto r = std::size_t(row);
    const NetworkTask& t = network.tasks[std::size_t(graph.order[r].task)];
    const int first = graph.firstIn[r], last = graph.firstIn[r + 1];
    if (graph.order[r].gate) {
        Moment at = none;
        for (int i = first; i < last; ++i)
            if (const Moment ask = asked(graph.arcs[std::size_t(i)], nullptr, 0); ask > at) {
                at = ask;
                driver[r] = graph.arcs[std::size_t(i)].link;
            }
        early[r] = {at, at};
        return;
    }
    if (!works(t)) return;
    if (const Span span = begun(t); span.start != none) {
        early[r] = span;
        return;
    }
    const NetworkProject& rules = rulesOf(t);
    const bool primavera = rules.rules == SchedulingRules::Primavera, started = t.actualStart != none;
    const qint64 amount = amountOf(t);
    const Moment origin = originOf(row);
    Moment start = std::max(origin, floorOf(graph.order[r].task));
    start = std::max(start, started ? t.resumed : t.externalEarlyStart);
    Moment logic = none;
    int holder = -1;
    asks.clear();
    for (int i = first; i < last; ++i) {
        const Graph::Arc& arc = graph.arcs[std::size_t(i)];
        asks.push_back(asked(arc, &t, amount));
        if (asks.back() <= logic) continue;
        logic = asks.back();
        holder = arc.link >= 0 ? arc.link : driver[std::size_t(arc.from)];
    }
    const Moment own = start;
    start = std::max(start, logic);
    if (start == none) return; // a plan without any date
    Moment wish = none, limit = none, exact = none;
    const auto hold = [&](ConstraintType type, Moment date) {
        if (date == none || started) return;
        const bool hard = !primavera && rules.honourConstraints;
        const auto startOf = [&](Moment finish) { return startFrom(t, finish, amount); };
        switch (type) {
        case ConstraintType::StartNoEarlierThan:
        case ConstraintType::StartOn: wish = std::max(wish, date); break;
        case ConstraintType::FinishNoEarlierThan:
        case ConstraintType::FinishOn: wish = std::max(wish, startOf(date)); break;
        case ConstraintType::MustStartOn: (hard ? exact : wish) = date; break;
        case ConstraintType::MustFinishOn: (hard ? exact : wish) = startOf(date); break;
        case ConstraintType::MandatoryStart: exact = date; break;
        case ConstraintType::MandatoryFinish: exact = startOf(date); break;
        case ConstraintType::StartNoLaterThan:
            if (hard) limit = earlier(limit, date);
            break;
        case ConstraintType::FinishNoLaterThan:
            if (hard) limit = earlier(limit, startOf(date));
            break;
        case ConstraintType::AsSoonAsPossible:
        case ConstraintType::AsLateAsPossible: break;
        }
    };
    hold(t.constraint, t.constraintDate);
    hold(t.secondConstraint, t.secondConstraintDate);
    start = std::max(start, wish);
    if (limit != none) start = std::min(start, limit);
    if (exact != none) start = primavera ? std::max(exact, origin) : exact;
    if (isDone(t)) {
        early[r] = {start, start};
        driver[r] = logic == start ? holder : -1;
        return;
    }
    start = atStart(t, start, amount);
    if (!overruled.empty())
        overruled[r] = logic != none && (exact != none || limit != none) && calendarOf(t).work(start, logic) > 0 ? logic : none;
    if (t.levelingDelay > 0 && !started)
        start =
            atStart(t, t.levelingDelayElapsed ? start + t.levelingDelay : calendarOf(t).plus(start, t.levelingDelay, Edge::Finish), amount);
    Moment finish = finishFrom(t, start, amount);
    if (primavera && rules.useExpectedFinish && t.expectedFinish > start) finish = t.expectedFinish;
    early[r] = {start, finish};
    driver[r] = -1;
    const auto apart = [&](Moment from, Moment to) { return from < to && calendarOf(t).work(from, to) > 0; };
    if (logic == none || apart(logic, start) || apart(logic, own)) return;
    driver[r] = holder;
    for (int i = first; i < last; ++i) {
        const Moment ask = asks[std::size_t(i - first)];
        drives[std::size_t(i)] = ask != none && (ask == logic || !apart(ask, start));
    }
}

void Passes::forward()
{
    for (std::size_t row = 0; row < graph.order.size(); ++row)
        if (fixed.empty() || !fixed[row]) forwardRow(int(row));
}

/// Puts what is to be done as late as possible there, and what follows behind it. False: there is no such task.
/// MS Project takes the late dates; Primavera only what no successor's early date needs.
bool Passes::placeLate()
{
    if (!any.late) return false;
    fixed.assign(graph.order.size(), 0);
    bool moved = false;
    for (int row = int(graph.order.size()) - 1; row >= 0; --row) {
        const auto r = std::size_t(row);
        const NetworkTask& t = network.tasks[std::size_t(graph.order[r].task)];
        if (graph.order[r].gate || t.constraint != ConstraintType::AsLateAsPossible || t.actualStart != none || t.manual) continue;
        if (early[r].start == none || late[r].start == none) continue;
        const qint64 amount = amountOf(t);
        Moment finish = late[r].finish;
        if (rulesOf(t).rules == SchedulingRules::Primavera) {
            const Span free = freeUntil(row);
            finish = earlier(free.finish, ends[std::size_t(t.project)]);
            if (free.start != none) finish = earlier(finish, finishFrom(t, free.start, amount));
            finish = atFinish(t, finish, amount);
        }
        if (finish <= early[r].finish) continue;
        early[r] = {startFrom(t, finish, amount), finish};
        fixed[r] = 1;
        moved = true;
    }
    if (moved) forward();
    return moved;
}

} // namespace gantry::schedule
