#pragma once
#include "core/calendar/work_calendar.h"
#include "core/model/entities.h"

#include <algorithm>
#include <limits>

namespace gantry::schedule {

/// Wall-clock seconds since 1970; `none` where nothing is given.
using Moment = qint64;
inline constexpr Moment none = std::numeric_limits<qint64>::min();
/// What goes into a network is bounded, so that a million of it can be added up: no amount of time is longer than all the days that
/// calendars know, and no moment farther away than this.
inline constexpr qint64 longest = (WorkCalendar::lastDay - WorkCalendar::firstDay + 1) * secondsPerDay;
inline constexpr Moment farthest = 1'000'000'000'000'000;
constexpr qint64 bounded(qint64 seconds) { return std::clamp(seconds, -longest, longest); }
/// A million percent, in 1e-8 percent.
inline constexpr qint64 mostPercent = 1'000'000 * e8;

/// The rules that one project is scheduled by. Several projects of a network may differ.
struct NetworkProject {
    SchedulingRules rules = SchedulingRules::MicrosoftProject;
    ScheduleFrom scheduleFrom = ScheduleFrom::Start;
    ProgressMode progressMode = ProgressMode::RetainedLogic;
    LagCalendar lagCalendar = LagCalendar::Successor;
    FloatType floatType = FloatType::Smallest;
    CriticalBy criticalBy = CriticalBy::TotalFloat;
    bool lagFromActualStart = false, openEndsCritical = false, useExpectedFinish = true, floatToOwnProjectEnd = true;
    bool honourConstraints = true, multipleCriticalPaths = false;
    int calendar = -1; // place in Network::calendars
    Moment start = none, finish = none, mustFinishBy = none, statusDate = none;
    qint64 criticalFloatLimit = 0; // working seconds
};

/// One row of a plan. A task that another one names as its parent is a summary.
struct NetworkTask {
    int project = 0, parent = -1;
    int calendar = -1; // place in Network::calendars, or -1: none that works
    TaskKind kind : 8 = TaskKind::Task;
    ConstraintType constraint : 8 = ConstraintType::AsSoonAsPossible, secondConstraint : 8 = ConstraintType::AsSoonAsPossible;
    bool elapsed : 1 = false, manual : 1 = false, active : 1 = true, milestone : 1 = false, levelingDelayElapsed : 1 = true;
    int firstAssignment = 0, assignments = 0; // places in Network::assignments, where those decide how long it takes
    qint64 duration = 0, remaining = -1, levelingDelay = 0; // seconds of its calendar, elapsed where it says so; remaining -1: not given
    Moment constraintDate = none, secondConstraintDate = none, deadline = none;
    Moment actualStart = none, actualFinish = none, suspended = none, resumed = none, expectedFinish = none;
    Moment externalEarlyStart = none, externalLateFinish = none, manualStart = none, manualFinish = none;
    qint64 complete = 0; // 1e-8 percent, as entered
    qint64 pause = 0; // of a task of MS Project that is split before it has begun: how long nothing is done, beside its duration
};

/// A resource at work on a task by a calendar of its own.
struct NetworkAssignment {
    int calendar = 0; // place in Network::calendars
    qint64 amount = 0; // working seconds of it that are still to be spent
};

/// Which ends a type of link ties: of its predecessor the start, else the finish; of its successor the finish, else the start.
constexpr bool leavesStart(LinkType type) { return type == LinkType::StartToStart || type == LinkType::StartToFinish; }
constexpr bool entersFinish(LinkType type) { return type == LinkType::FinishToFinish || type == LinkType::StartToFinish; }

struct NetworkLink {
    NetworkLink(int predecessor, int successor, LinkType type = LinkType::FinishToStart, LagKind lagKind = LagKind::Working, qint64 lag = 0)
        : predecessor(predecessor)
        , successor(successor)
        , type(type)
        , lagKind(lagKind)
        , lag(lag)
    {
    }
    int predecessor, successor; // places in Network::tasks
    LinkType type : 8;
    LagKind lagKind : 8;
    qint64 lag : 48; // seconds; of a percent lag 1e-8 percent of the predecessor's duration
};

/// What the engine computes from: flat arrays, places instead of ids. The calendars' tables grow while it works, so a network is one
/// thread's.
struct Network {
    std::vector<NetworkProject> projects;
    std::vector<NetworkTask> tasks; // a parent may stand anywhere
    std::vector<NetworkLink> links;
    std::vector<NetworkAssignment> assignments;
    std::vector<WorkCalendar> calendars;
};

struct ScheduledTask {
    Moment start = none, finish = none, earlyStart = none, earlyFinish = none, lateStart = none, lateFinish = none;
    qint64 totalFloat = 0, freeFloat = 0; // working seconds; meaningful where hasFloat
    qint64 duration = 0, remaining = 0, complete = 0; // duration and remaining: elapsed seconds where the task says so
    qint64 workingTime = 0, actual = 0; // as in TaskDates
    int drivingLink = -1; // place in Network::links
    bool hasFloat : 1 = false, critical : 1 = false, onLongestPath : 1 = false, summary : 1 = false, scheduled : 1 = true;
};

/// Reasons: "schedule.loop" (tasks in the order of the loop), "schedule.no-working-time", "schedule.constraint-against-logic",
/// "schedule.out-of-range", "schedule.actual-after-status", "schedule.no-start" (nothing says when the project begins).
struct NetworkProblem {
    const char* reason;
    std::vector<int> tasks;
};

struct ScheduledProject {
    Moment start = none, finish = none, lateStart = none, lateFinish = none;
    qint64 totalFloat = 0; // working seconds; meaningful where hasFloat
    bool hasFloat = false;
    qint64 complete = 0;
};

struct ScheduleResult {
    std::vector<ScheduledTask> tasks; // as Network::tasks
    std::vector<ScheduledProject> projects;
    std::vector<NetworkProblem> problems;
};

/// Early and late dates, floats, drivers, critical tasks and summaries of a network, each project by its own rules.
/// Always an answer: tasks in a loop are named and scheduled without the links of the loop, a task without working time is left out.
/// Source of the method: Kelley and Walker, Critical-Path Planning and Scheduling, 1959; the rules of the two families as documented by
/// their makers.
ScheduleResult compute(const Network& network);

} // namespace gantry::schedule
