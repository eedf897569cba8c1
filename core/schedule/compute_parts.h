#pragma once
#include "core/schedule/graph.h"

#include <algorithm>

namespace gantry::schedule {

/// The passes over one network, in the order of `dates`, `unscheduled` and `report`; the first two mind nothing of each other. Of use to
/// compute() alone. Rows are places in Graph::order; a row's span is what the links see: of a started activity of Primavera the part that
/// remains.
struct Passes {
    struct Span {
        Moment start = none, finish = none;
    };
    explicit Passes(const Network& network);
    void dates();
    void report();

    // Time, by the calendar of a task and the rules of its project.
    const NetworkProject& rulesOf(const NetworkTask& t) const { return network.projects[std::size_t(t.project)]; }
    const WorkCalendar& calendarOf(const NetworkTask& t) const { return network.calendars[std::size_t(t.calendar)]; }
    /// Done by the rules of Primavera: it shows its actual dates, nothing of it remains, and the logic runs through it all the same
    /// (measured: 3,200 completed activities of eleven plans have the early and late dates that this gives).
    bool isDone(const NetworkTask& t) const { return t.actualFinish != none && rulesOf(t).rules == SchedulingRules::Primavera; }
    std::span<const NetworkAssignment> assignmentsOf(const NetworkTask& t) const
    {
        return {network.assignments.data() + t.firstAssignment, std::size_t(t.assignments)};
    }
    const WorkCalendar& calendarOf(const NetworkAssignment& a) const { return network.calendars[std::size_t(a.calendar)]; }
    /// What the summaries above a task ask of it: not to start before, not to finish after.
    Moment floorOf(int task) const { return floorStart.empty() ? none : floorStart[std::size_t(task)]; }
    Moment capOf(int task) const { return capFinish.empty() ? none : capFinish[std::size_t(task)]; }
    bool works(const NetworkTask& t) const { return t.calendar >= 0 && calendarOf(t).hasWork(); }
    static Moment earlier(Moment a, Moment b) { return a == none ? b : b == none ? a : std::min(a, b); }
    qint64 amountOf(const NetworkTask& t) const;
    static qint64 leftOf(const NetworkTask& t);
    Moment finishFrom(const NetworkTask& t, Moment start, qint64 amount) const;
    Moment startFrom(const NetworkTask& t, Moment finish, qint64 amount) const;
    Moment atStart(const NetworkTask& t, Moment at, qint64 amount) const;
    Moment atFinish(const NetworkTask& t, Moment at, qint64 amount) const;
    Moment lagged(const NetworkLink& link, Moment at, bool back) const;

    void inherit();

    // Forward (forward.cpp).
    void forward();
    void forwardRow(int row);
    Span begun(const NetworkTask& t) const;
    Moment resumeOf(const NetworkTask& t) const;
    Moment originOf(int row) const;
    bool binds(const Graph::Arc& arc) const;
    bool countsFromActualStart(const NetworkLink& link) const;
    Moment asked(const Graph::Arc& arc, const NetworkTask* to, qint64 amount) const;
    bool placeLate();

    // Backward (backward.cpp).
    void findEnds();
    void backward();
    void backwardRow(int row);
    Moment askedBack(const Graph::Arc& arc) const;
    Span allowed(int row) const;

    // What people read (report.cpp).
    void unscheduled();
    void floats();
    void longestPath();
    void levelOfEffort();
    void summaries();
    void wbsSummaries();
    Span freeUntil(int row) const;
    static void measure(const NetworkTask& t, ScheduledTask& out, qint64 workingTime);
    qint64 doneOf(const NetworkTask& t) const;
    void measureFloat(ScheduledTask& out, const NetworkProject& rules, bool begun) const;

    const Network& network;
    Graph graph;
    std::vector<Span> early, late; // by row; a gate holds one instant twice
    std::vector<int> driver; // by row: link that holds it, or -1
    std::vector<bool> drives; // by arc
    std::vector<Moment> overruled; // by row: the start that logic asks where a constraint puts it earlier; empty without constraints
    std::vector<Moment> asks; // of the row at hand, by arc into it
    std::vector<Moment> floorStart, capFinish; // by task; empty where no summary asks anything
    std::vector<Moment> ends, origins; // by project
    std::vector<Moment> computedEnds; // by project: the last early finish, whatever date was asked for
    std::vector<char> fixed; // by row: placed late, a second forward pass leaves it
    bool fromActuals = false; // whether lags of any project count from when their predecessors actually started
    struct {
        bool effort = false, wbsSummary = false, late = false; // levels of effort; what is to be done as late as possible
    } any; // of what most networks have nothing, and need no pass for
    ScheduleResult result;
};

} // namespace gantry::schedule
