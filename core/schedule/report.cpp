#include "core/schedule/compute_parts.h"

namespace gantry::schedule {

/// Until when a row's start and its finish may slip without moving a successor's early date; none where nothing holds them. In MS Project
/// the links of the summaries above a task do not count among its own (measured: 7 tasks of two plans).
Passes::Span Passes::freeUntil(int row) const
{
    Span until;
    const bool ownAlone =
        rulesOf(network.tasks[std::size_t(graph.order[std::size_t(row)].task)]).rules == SchedulingRules::MicrosoftProject;
    for (int k = graph.firstOut[std::size_t(row)]; k < graph.firstOut[std::size_t(row) + 1]; ++k) {
        const Graph::Arc& arc = graph.arcs[std::size_t(graph.outArcs[std::size_t(k)])];
        const auto to = std::size_t(arc.to);
        if (!arc.binds || (ownAlone && graph.order[to].gate)) continue;
        Moment at = entersFinish(arc.type) ? early[to].finish : early[to].start;
        // A gate holds what its predecessors ask; what they may use is what lies behind it.
        if (graph.order[to].gate) {
            const Span behind = freeUntil(arc.to);
            at = earlier(behind.start, behind.finish);
        }
        if (at == none) continue;
        Moment& bound = leavesStart(arc.type) ? until.start : until.finish;
        bound = earlier(bound, arc.plain ? at : lagged(network.links[std::size_t(arc.link)], at, true));
    }
    return until;
}

/// `workingTime` is that from its start to its finish.
void Passes::measure(const NetworkTask& t, ScheduledTask& out, qint64 workingTime)
{
    const qint64 pause = out.summary ? 0 : t.pause;
    out.workingTime = workingTime - (t.elapsed ? 0 : pause);
    out.duration = t.elapsed && !out.summary ? out.finish - out.start - pause : out.workingTime;
}

/// Source of the rule for activities under way: P6 help, "Actual duration": working time from the actual start to the data date; a
/// suspension is no part of it.
qint64 Passes::doneOf(const NetworkTask& t) const
{
    if (t.actualStart == none && t.actualFinish == none) return 0;
    const Moment start = t.actualStart != none ? t.actualStart : startFrom(t, t.actualFinish, t.duration);
    const NetworkProject& rules = rulesOf(t);
    const bool toStatus = rules.rules == SchedulingRules::Primavera && rules.statusDate != none;
    if (t.actualFinish == none && !toStatus) return std::max<qint64>(0, t.duration - leftOf(t));
    const Moment end = t.actualFinish != none ? t.actualFinish : rules.statusDate;
    const auto between = [&](Moment from, Moment to) { return from >= to ? 0 : t.elapsed ? to - from : calendarOf(t).work(from, to); };
    const bool paused = t.suspended != none && t.suspended >= start && t.suspended < end;
    const qint64 pause = paused ? between(t.suspended, t.resumed == none ? end : std::min(t.resumed, end)) : 0;
    return between(start, end) - pause;
}

/// What every task is known to be before anything is counted.
void Passes::unscheduled()
{
    result.tasks.resize(network.tasks.size());
    result.projects.resize(network.projects.size());
    std::vector<int> idle;
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        result.tasks[i].summary = graph.summary[i];
        if (works(network.tasks[i])) continue;
        result.tasks[i].scheduled = false;
        if (!graph.summary[i]) idle.push_back(int(i));
    }
    if (!idle.empty()) result.problems.push_back({"schedule.no-working-time", idle});
    for (const std::vector<int>& loop : graph.loops)
        for (int t : loop) result.tasks[std::size_t(t)].scheduled = false;
}

void Passes::floats()
{
    for (std::size_t r = 0; r < graph.order.size(); ++r) {
        if (graph.order[r].gate) continue;
        const NetworkTask& t = network.tasks[std::size_t(graph.order[r].task)];
        ScheduledTask& out = result.tasks[std::size_t(graph.order[r].task)];
        if (early[r].start == none || !works(t)) continue;
        const NetworkProject& rules = rulesOf(t);
        const WorkCalendar& calendar = calendarOf(t);
        const bool primavera = rules.rules == SchedulingRules::Primavera;
        out.earlyStart = early[r].start, out.earlyFinish = early[r].finish;
        const bool underWay = !primavera && t.actualStart != none && t.actualFinish == none; // its start can't be late any more
        out.lateStart = underWay ? t.actualStart : late[r].start, out.lateFinish = late[r].finish;
        out.start = t.actualStart != none ? t.actualStart : early[r].start;
        out.finish = isDone(t) ? t.actualFinish : early[r].finish;
        if (rules.scheduleFrom == ScheduleFrom::Finish && rules.finish != none && t.constraint == ConstraintType::AsLateAsPossible
            && t.actualStart == none && !t.manual && late[r].start != none)
            out.start = late[r].start, out.finish = late[r].finish;
        out.drivingLink = driver[r];
        out.complete = t.actualFinish != none ? 100 * e8 : t.complete;
        const qint64 started = calendar.before(early[r].start), finished = calendar.before(early[r].finish);
        const bool asEarly = out.start == early[r].start && out.finish == early[r].finish;
        measure(t, out, asEarly ? finished - started : calendar.work(out.start, out.finish));
        out.remaining = t.actualFinish != none ? 0 : leftOf(t);
        out.actual = doneOf(t);
        if (late[r].start == none || isDone(t)) continue;
        out.hasFloat = true;
        qint64 startFloat = calendar.before(out.lateStart) - started, finishFloat = calendar.before(late[r].finish) - finished;
        if (!primavera && !overruled.empty() && overruled[r] != none) { // it stands before its logic, which shows in its float alone
            const qint64 by = calendar.before(overruled[r]) - started;
            startFloat -= by, finishFloat -= by;
        }
        const FloatType kind = t.actualStart != none && t.actualFinish == none ? FloatType::Finish : rules.floatType;
        out.totalFloat = kind == FloatType::Start ? startFloat
            : kind == FloatType::Finish           ? finishFloat
                                                  : std::min(startFloat, finishFloat);
        const Span until = freeUntil(int(r));
        const bool startCounts = until.start != none && (t.actualStart == none || primavera);
        // Nothing slips past the end of the project, whatever its successors would let it.
        qint64 free = calendar.before(earlier(until.finish, computedEnds[std::size_t(t.project)])) - finished;
        if (startCounts) free = std::min(free, calendar.before(until.start) - started);
        if (!primavera && until.finish == none && !startCounts) free = out.totalFloat; // nothing of its own follows
        const bool expected = primavera && rules.useExpectedFinish && t.expectedFinish != none; // it stretches instead of slipping
        out.freeFloat = t.actualFinish != none || expected ? 0 : std::max<qint64>(0, free);
        const bool ending = graph.firstOut[r] == graph.firstOut[r + 1];
        out.critical =
            t.actualFinish == none && t.active && (out.totalFloat <= rules.criticalFloatLimit || (rules.openEndsCritical && ending));
    }
}

void Passes::longestPath()
{
    std::vector<char> on(graph.order.size(), 0);
    std::vector<Moment> last(network.projects.size(), none);
    for (std::size_t r = 0; r < graph.order.size(); ++r)
        if (!graph.order[r].gate) {
            Moment& end = last[std::size_t(network.tasks[std::size_t(graph.order[r].task)].project)];
            end = std::max(end, early[r].finish);
        }
    const Moment first = last.empty() ? none : *std::ranges::min_element(last);
    for (int row = int(graph.order.size()) - 1; row >= 0; --row) {
        const auto r = std::size_t(row);
        const NetworkTask& t = network.tasks[std::size_t(graph.order[r].task)];
        const bool gate = graph.order[r].gate;
        if (!on[r] && early[r].finish < first) continue;
        if (!gate && early[r].finish != none && early[r].finish == last[std::size_t(t.project)] && t.actualFinish == none) on[r] = 1;
        if (!on[r]) continue;
        for (int i = graph.firstIn[r]; i < graph.firstIn[r + 1]; ++i) {
            const Graph::Arc& arc = graph.arcs[std::size_t(i)];
            if (gate ? asked(arc, nullptr, 0) == early[r].start : drives[std::size_t(i)]) on[std::size_t(arc.from)] = 1;
        }
        if (gate) continue;
        ScheduledTask& out = result.tasks[std::size_t(graph.order[r].task)];
        out.onLongestPath = t.actualFinish == none;
    }
    if (std::ranges::none_of(network.projects, [](const NetworkProject& p) { return p.criticalBy == CriticalBy::LongestPath; })) return;
    for (std::size_t i = 0; i < network.tasks.size(); ++i)
        if (rulesOf(network.tasks[i]).criticalBy == CriticalBy::LongestPath) result.tasks[i].critical = result.tasks[i].onLongestPath;
}

/// Levels of effort span what they are linked to; computed after all else, for they drive nothing.
void Passes::levelOfEffort()
{
    const auto take = [](ScheduledTask& out, Moment at, Moment lateAt, bool start) {
        if (at == none) return;
        Moment& bound = start ? out.earlyStart : out.earlyFinish;
        Moment& lateBound = start ? out.lateStart : out.lateFinish;
        bound = bound == none ? at : start ? std::min(bound, at) : std::max(bound, at);
        if (lateAt != none) lateBound = lateBound == none ? lateAt : start ? std::min(lateBound, lateAt) : std::max(lateBound, lateAt);
    };
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        ScheduledTask& out = result.tasks[i];
        if (network.tasks[i].kind != TaskKind::LevelOfEffort || out.summary) continue;
        out.freeFloat = 0;
        out.earlyStart = out.earlyFinish = out.lateStart = out.lateFinish = none;
        out.hasFloat = out.critical = false;
    }
    for (const NetworkLink& link : network.links) {
        const int n = int(network.tasks.size());
        if (link.predecessor < 0 || link.successor < 0 || link.predecessor >= n || link.successor >= n) continue;
        const auto from = std::size_t(link.predecessor), to = std::size_t(link.successor);
        const bool ofStart = leavesStart(link.type), toStart = !entersFinish(link.type);
        const bool fromEffort = network.tasks[from].kind == TaskKind::LevelOfEffort,
                   toEffort = network.tasks[to].kind == TaskKind::LevelOfEffort;
        if (fromEffort == toEffort) continue;
        const ScheduledTask& other = result.tasks[toEffort ? from : to];
        const bool otherStart = toEffort ? ofStart : toStart;
        const Moment at = otherStart ? other.start : other.finish, lateAt = otherStart ? other.lateStart : other.lateFinish;
        if (at == none) continue;
        take(result.tasks[toEffort ? to : from], lagged(link, at, fromEffort), lateAt == none ? none : lagged(link, lateAt, fromEffort),
            toEffort ? toStart : ofStart);
    }
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        const NetworkTask& t = network.tasks[i];
        ScheduledTask& out = result.tasks[i];
        if (t.kind != TaskKind::LevelOfEffort || out.summary || !works(t)) continue;
        const Moment origin = origins[std::size_t(t.project)];
        if (out.earlyStart == none) out.earlyStart = origin;
        if (out.earlyFinish == none) out.earlyFinish = out.earlyStart == none ? none : finishFrom(t, out.earlyStart, t.duration);
        if (out.earlyStart == none) continue;
        out.earlyStart = std::max(atStart(t, out.earlyStart, 1), rulesOf(t).rules == SchedulingRules::Primavera ? origin : none);
        out.earlyFinish = std::max(out.earlyStart, atFinish(t, out.earlyFinish, 1));
        if (t.actualFinish != none) out.earlyFinish = t.actualFinish;
        out.start = t.actualStart != none ? t.actualStart : out.earlyStart;
        out.finish = out.earlyFinish;
        out.complete = t.complete;
        measure(t, out, calendarOf(t).work(out.start, out.finish));
        out.remaining = calendarOf(t).work(out.earlyStart, out.earlyFinish);
        out.actual = doneOf(t);
        if (out.lateStart == none || out.lateFinish == none || t.actualFinish != none) continue;
        out.hasFloat = true;
        out.totalFloat = calendarOf(t).work(out.earlyFinish, out.lateFinish);
        out.critical = t.active && rulesOf(t).criticalBy == CriticalBy::TotalFloat && out.totalFloat <= rulesOf(t).criticalFloatLimit;
    }
}

namespace {

void widen(ScheduledTask& out, const ScheduledTask& in)
{
    const auto low = [](Moment& a, Moment b) { a = Passes::earlier(a, b); };
    low(out.start, in.start), low(out.earlyStart, in.earlyStart), low(out.lateStart, in.lateStart);
    out.finish = std::max(out.finish, in.finish), out.earlyFinish = std::max(out.earlyFinish, in.earlyFinish);
    out.lateFinish = std::max(out.lateFinish, in.lateFinish);
    out.critical |= in.critical, out.onLongestPath |= in.onLongestPath;
    if (!in.hasFloat) return;
    out.totalFloat = out.hasFloat ? std::min(out.totalFloat, in.totalFloat) : in.totalFloat;
    out.freeFloat = out.hasFloat ? std::min(out.freeFloat, in.freeFloat) : in.freeFloat;
    out.hasFloat = true;
}

/// Progress of a group. Weights are the working times of tasks; milestones count only where there is nothing else or one is still open.
struct Progress {
    __int128 done = 0;
    qint64 weight = 0, milestones = 0, milestonesDone = 0;
    void add(const ScheduledTask& t)
    {
        if (t.workingTime > 0)
            weight += t.workingTime, done += __int128(t.workingTime) * t.complete;
        else
            ++milestones, milestonesDone += t.complete >= 100 * e8;
    }
    void add(const Progress& p) { done += p.done, weight += p.weight, milestones += p.milestones, milestonesDone += p.milestonesDone; }
    /// Whole percent, as MS Project shows it.
    qint64 complete() const
    {
        if (weight == 0) return milestones ? (milestonesDone * 100 + milestones / 2) / milestones * e8 : 0;
        const qint64 whole = qint64((done + __int128(weight) * e8 / 2) / weight / e8);
        const bool allDone = done >= __int128(weight) * 100 * e8 && milestonesDone == milestones;
        return (allDone ? 100 : std::min<qint64>(whole, 99)) * e8;
    }
};

} // namespace

/// MS Project measures the float of a summary, and of the project as a whole, between its own early and late dates by the calendar of the
/// project; once work below it has begun, at its finish alone. Its free float is the same (measured: 146 summaries of 61 plans).
void Passes::measureFloat(ScheduledTask& out, const NetworkProject& rules, bool begun) const
{
    if (rules.rules != SchedulingRules::MicrosoftProject || !out.hasFloat || rules.calendar < 0) return;
    const WorkCalendar& calendar = network.calendars[std::size_t(rules.calendar)];
    const qint64 finishFloat = calendar.work(out.earlyFinish, out.lateFinish);
    out.totalFloat = out.freeFloat = begun ? finishFloat : std::min(calendar.work(out.earlyStart, out.lateStart), finishFloat);
    if (rules.criticalBy == CriticalBy::TotalFloat) out.critical = out.totalFloat <= rules.criticalFloatLimit;
}

void Passes::summaries()
{
    std::vector<int> group(network.tasks.size()); // place in `progress`, of a summary
    std::vector<Progress> progress, whole(network.projects.size());
    for (std::size_t i = 0; i < group.size(); ++i)
        if (graph.summary[i]) group[i] = int(progress.size()), progress.emplace_back();
    std::vector<char> begun(network.tasks.size(), 0), projectBegun(network.projects.size(), 0);
    std::vector<ScheduledTask> tops(network.projects.size());
    for (std::size_t place = network.tasks.size(); place-- > 0;) {
        const auto i = std::size_t(graph.taskAt(place));
        const NetworkTask& t = network.tasks[i];
        ScheduledTask& out = result.tasks[i];
        const bool counts = t.active && t.kind != TaskKind::LevelOfEffort && t.kind != TaskKind::WbsSummary;
        Progress own;
        if (out.summary) {
            own = progress[std::size_t(group[i])];
            out.complete = own.complete();
            if (t.manual && t.manualStart != none) out.start = t.manualStart;
            if (t.manual && t.manualFinish != none) out.finish = t.manualFinish;
            if (out.start != none && works(t)) measure(t, out, calendarOf(t).work(out.start, out.finish));
            if (t.active) measureFloat(out, rulesOf(t), begun[i]);
            out.remaining = out.duration - mulDiv(out.duration, out.complete, 100 * e8).value_or(0);
        } else if (counts && out.start != none) {
            own.add(out);
            whole[std::size_t(t.project)].add(out);
        }
        if (t.active && out.start != none && !out.summary) {
            ScheduledProject& project = result.projects[std::size_t(t.project)];
            project.start = earlier(project.start, out.start);
            project.finish = std::max(project.finish, out.finish);
        }
        if (!t.active) continue;
        const int up = graph.parent[i];
        if (t.kind != TaskKind::WbsSummary) widen(up < 0 ? tops[std::size_t(t.project)] : result.tasks[std::size_t(up)], out);
        (up < 0 ? projectBegun[std::size_t(t.project)] : begun[std::size_t(up)]) |= char(begun[i] || t.actualStart != none);
        if (up >= 0) progress[std::size_t(group[std::size_t(up)])].add(own);
    }
    for (std::size_t p = 0; p < whole.size(); ++p) {
        ScheduledProject& project = result.projects[p];
        project.complete = whole[p].complete();
        measureFloat(tops[p], network.projects[p], projectBegun[p]);
        project.lateStart = tops[p].lateStart, project.lateFinish = tops[p].lateFinish;
        project.hasFloat = tops[p].hasFloat, project.totalFloat = tops[p].totalFloat;
    }
}

/// A WBS summary activity spans the other activities under the same parent.
void Passes::wbsSummaries()
{
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        const NetworkTask& t = network.tasks[i];
        const int up = graph.parent[i];
        if (t.kind != TaskKind::WbsSummary || graph.summary[i] || up < 0) continue;
        ScheduledTask& out = result.tasks[i];
        const ScheduledTask& span = result.tasks[std::size_t(up)];
        out = span;
        out.summary = false;
        if (out.start != none && works(t)) measure(t, out, calendarOf(t).work(out.start, out.finish));
    }
}

void Passes::report()
{
    floats();
    late = {};
    longestPath();
    if (any.effort) levelOfEffort();
    summaries();
    if (any.wbsSummary) wbsSummaries();
    std::vector<int> contradictions;
    for (std::size_t r = 0; r < overruled.size(); ++r)
        if (overruled[r] != none) contradictions.push_back(graph.order[r].task);
    std::ranges::sort(contradictions);
    if (!contradictions.empty()) result.problems.push_back({"schedule.constraint-against-logic", contradictions});
    std::vector<int> outOfRange, future, startless;
    for (std::size_t i = 0; i < network.tasks.size(); ++i) {
        const NetworkTask& t = network.tasks[i];
        if (origins[std::size_t(t.project)] == none && result.tasks[i].start == none && result.tasks[i].scheduled
            && !result.tasks[i].summary)
            startless.push_back(int(i));
        if (result.tasks[i].finish >= WorkCalendar::end && !result.tasks[i].summary) outOfRange.push_back(int(i));
        const Moment status = rulesOf(t).statusDate;
        if (rulesOf(t).rules == SchedulingRules::Primavera && status != none && std::max(t.actualStart, t.actualFinish) > status)
            future.push_back(int(i));
    }
    if (!startless.empty()) result.problems.push_back({"schedule.no-start", startless});
    if (!outOfRange.empty()) result.problems.push_back({"schedule.out-of-range", outOfRange});
    if (!future.empty()) result.problems.push_back({"schedule.actual-after-status", future});
}

} // namespace gantry::schedule
