#include "core/schedule/compute_parts.h"

#include <algorithm>
#include <future>

namespace gantry::schedule {

Passes::Passes(const Network& network)
    : network(network)
    , graph(graphOf(network))
    , early(graph.order.size())
    , late(graph.order.size())
    , driver(graph.order.size(), -1)
    , drives(graph.arcs.size(), false)
    , ends(network.projects.size(), none)
    , origins(network.projects.size(), none)
{
    const auto anyProject = [&](auto&& is) {
        return std::ranges::any_of(
            network.projects, [&](const NetworkProject& p) { return p.rules == SchedulingRules::Primavera && is(p); });
    };
    const bool looseEnds = anyProject([](const NetworkProject& p) { return p.progressMode != ProgressMode::RetainedLogic; });
    fromActuals = anyProject([](const NetworkProject& p) { return p.lagFromActualStart; });
    for (Graph::Arc& arc : graph.arcs) {
        if (looseEnds) arc.binds = binds(arc);
        if (arc.link < 0) continue;
        const NetworkLink& link = network.links[std::size_t(arc.link)];
        arc.plain = link.lag == 0 && !countsFromActualStart(link);
    }
    for (const std::vector<int>& loop : graph.loops) result.problems.push_back({"schedule.loop", loop});
    for (std::size_t p = 0; p < network.projects.size(); ++p) {
        const NetworkProject& project = network.projects[p];
        origins[p] = project.start;
        if (project.rules == SchedulingRules::Primavera) origins[p] = std::max(project.start, project.statusDate);
    }
    bool constrained = false, summariesAsk = false;
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        const NetworkTask& t = network.tasks[i];
        any.effort |= t.kind == TaskKind::LevelOfEffort;
        any.wbsSummary |= t.kind == TaskKind::WbsSummary;
        any.late |= t.constraint == ConstraintType::AsLateAsPossible;
        constrained |= t.constraintDate != none || t.secondConstraintDate != none;
        summariesAsk |= graph.summary[i] && (t.manual || t.constraintDate != none);
        // A plan without a start begins with the earliest date that it names.
        if (network.projects[std::size_t(t.project)].start != none) continue;
        Moment& origin = origins[std::size_t(t.project)];
        for (Moment named : {t.actualStart, t.manualStart, t.constraintDate})
            if (named != none && (origin == none || named < origin)) origin = named;
    }
    if (constrained) overruled.assign(graph.order.size(), none);
    if (summariesAsk) inherit();
}

void Passes::inherit()
{
    floorStart.assign(network.tasks.size(), none);
    capFinish.assign(network.tasks.size(), none);
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        const int t = graph.taskAt(i);
        const int up = graph.parent[std::size_t(t)];
        if (up < 0) continue;
        const NetworkTask& above = network.tasks[std::size_t(up)];
        Moment& floor = floorStart[std::size_t(t)];
        Moment& cap = capFinish[std::size_t(t)];
        floor = floorStart[std::size_t(up)], cap = capFinish[std::size_t(up)];
        if (above.manual) floor = std::max(floor, above.manualStart);
        if (above.constraint == ConstraintType::StartNoEarlierThan) floor = std::max(floor, above.constraintDate);
        if (above.constraint == ConstraintType::FinishNoLaterThan) cap = earlier(cap, above.constraintDate);
    }
}

qint64 Passes::amountOf(const NetworkTask& t) const
{
    if (isDone(t)) return 0;
    if (rulesOf(t).rules == SchedulingRules::Primavera && t.actualStart != none && t.remaining >= 0) return t.remaining;
    return t.duration + t.pause;
}

/// What remains as entered, else what the percentage leaves; for what has an actual finish it says nothing.
qint64 Passes::leftOf(const NetworkTask& t)
{
    if (t.remaining >= 0) return t.remaining;
    return t.complete == 0 ? t.duration : t.duration - mulDiv(t.duration, t.complete, 100 * e8).value_or(0);
}

Moment Passes::finishFrom(const NetworkTask& t, Moment start, qint64 amount) const
{
    if (amount == 0) return start;
    Moment last = none; // several resources: the one that takes longest
    for (const NetworkAssignment& a : assignmentsOf(t)) last = std::max(last, calendarOf(a).plus(start, a.amount, Edge::Finish));
    if (last != none) return last;
    return t.elapsed ? start + amount : calendarOf(t).plus(start, amount, Edge::Finish);
}

Moment Passes::startFrom(const NetworkTask& t, Moment finish, qint64 amount) const
{
    if (amount == 0) return finish;
    Moment first = none;
    for (const NetworkAssignment& a : assignmentsOf(t)) first = earlier(first, calendarOf(a).plus(finish, -a.amount, Edge::Start));
    if (first != none) return first;
    return t.elapsed ? finish - amount : calendarOf(t).plus(finish, -amount, Edge::Start);
}

Moment Passes::atStart(const NetworkTask& t, Moment at, qint64 amount) const
{
    if (t.elapsed) return at;
    if (amount > 0 && t.assignments > 0) { // with the first resource that works
        Moment first = none;
        for (const NetworkAssignment& a : assignmentsOf(t)) first = earlier(first, calendarOf(a).next(at));
        return first;
    }
    const WorkCalendar& calendar = calendarOf(t);
    if (amount > 0 || t.kind == TaskKind::StartMilestone) return calendar.next(at);
    const Moment end = calendar.previous(at);
    if (t.kind == TaskKind::FinishMilestone) return end;
    return end == at ? at : calendar.next(at); // a milestone may stand at the end of a working day
}

Moment Passes::atFinish(const NetworkTask& t, Moment at, qint64 amount) const
{
    if (t.elapsed) return at;
    if (amount > 0 && t.assignments > 0) { // with the last one
        Moment last = none;
        for (const NetworkAssignment& a : assignmentsOf(t)) last = std::max(last, calendarOf(a).previous(at));
        return last;
    }
    const WorkCalendar& calendar = calendarOf(t);
    const bool atWork = amount == 0 && t.kind != TaskKind::FinishMilestone && calendar.next(at) == at;
    return atWork ? at : calendar.previous(at);
}

Moment Passes::lagged(const NetworkLink& link, Moment at, bool back) const
{
    const NetworkTask& from = network.tasks[std::size_t(link.predecessor)];
    const NetworkTask& to = network.tasks[std::size_t(link.successor)];
    qint64 amount = link.lag;
    if (link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent)
        amount = bounded(mulDiv(from.duration, link.lag, 100 * e8).value_or(0));
    if (amount == 0) return at;
    const bool elapsed = link.lagKind == LagKind::Elapsed || link.lagKind == LagKind::ElapsedPercent;
    const NetworkProject& rules = rulesOf(to);
    int calendar = to.calendar;
    if (rules.lagCalendar == LagCalendar::Predecessor) calendar = from.calendar;
    if (rules.lagCalendar == LagCalendar::Project) calendar = rules.calendar;
    if (elapsed || rules.lagCalendar == LagCalendar::Hours24) calendar = -1;
    if (rules.rules == SchedulingRules::Primavera && rules.statusDate != none && amount > 0) {
        const Moment since = leavesStart(link.type) ? from.actualStart : from.actualFinish, now = rules.statusDate;
        if (since != none && now > since && !countsFromActualStart(link)) { // it runs already: what is left of it
            amount -= calendar < 0 ? now - since : network.calendars[std::size_t(calendar)].work(since, now);
            if (amount <= 0) return at;
        }
    }
    if (back) amount = -amount;
    if (calendar < 0) return at + amount;
    // Ahead the first instant by which the lag has passed, back the last one from which it still fits.
    return network.calendars[std::size_t(calendar)].plus(at, amount, back ? Edge::Start : Edge::Finish);
}

void Passes::dates()
{
    const bool fromFinish = std::ranges::any_of(
        network.projects, [](const NetworkProject& p) { return p.scheduleFrom == ScheduleFrom::Finish && p.finish != none; });
    if (fromFinish) {
        // The finish is given and the start follows from it: late dates first, then early ones from the first of them.
        for (std::size_t p = 0; p < ends.size(); ++p)
            if (network.projects[p].scheduleFrom == ScheduleFrom::Finish) ends[p] = network.projects[p].finish;
        backward();
        for (std::size_t p = 0; p < ends.size(); ++p)
            if (network.projects[p].scheduleFrom == ScheduleFrom::Finish && network.projects[p].finish != none) origins[p] = none;
        for (std::size_t row = 0; row < graph.order.size(); ++row) {
            if (graph.order[row].gate || late[row].start == none) continue;
            const auto p = std::size_t(network.tasks[std::size_t(graph.order[row].task)].project);
            if (network.projects[p].scheduleFrom == ScheduleFrom::Finish && network.projects[p].finish != none)
                origins[p] = earlier(origins[p], late[row].start);
        }
    }
    forward();
    findEnds();
    backward();
    if (placeLate()) {
        findEnds();
        backward();
    }
}

void Passes::findEnds()
{
    Moment last = none;
    std::ranges::fill(ends, none);
    for (std::size_t row = 0; row < graph.order.size(); ++row) {
        if (graph.order[row].gate) continue;
        const NetworkTask& t = network.tasks[std::size_t(graph.order[row].task)];
        if (!t.active) continue;
        Moment& end = ends[std::size_t(t.project)];
        end = std::max(end, early[row].finish);
        last = std::max(last, early[row].finish);
    }
    computedEnds = ends;
    for (std::size_t p = 0; p < ends.size(); ++p) {
        const NetworkProject& project = network.projects[p];
        if (project.scheduleFrom == ScheduleFrom::Finish && project.finish != none)
            ends[p] = project.finish;
        else if (project.rules == SchedulingRules::Primavera && !project.floatToOwnProjectEnd)
            ends[p] = last;
        if (project.mustFinishBy != none) ends[p] = project.mustFinishBy;
    }
}

ScheduleResult compute(const Network& network)
{
    constexpr std::size_t large = 5'000; // from where on laying out the results takes longer than to ask another thread for it
    Passes passes(network);
    auto laidOut =
        std::async(network.tasks.size() < large ? std::launch::deferred : std::launch::async, [&passes] { passes.unscheduled(); });
    passes.dates();
    laidOut.get();
    passes.report();
    return std::move(passes.result);
}

} // namespace gantry::schedule
