#pragma once
#include "core/kpi/summary.h"
#include "core/model/frozen_task.h"
#include "core/schedule/project_schedule.h"

#include <memory>

namespace gantry {

/// One project with what the engine computed and what was agreed. `schedule` may be null (not computed), `baseline` empty (none taken).
struct ProjectInput {
    NodeId project{};
    const ProjectSchedule* schedule = nullptr;
    BaselineOf baseline{};
};

/// A finish that was agreed, and what has become of it.
struct Commitment {
    TaskId task{};
    NodeId project{};
    std::optional<DateTime> finish; // as computed; the actual one where done
    std::optional<DateTime> agreed; // by the baseline
    std::optional<qint64> slipDays; // working days from agreed to finish
    bool due = false; // agreed for the status date or earlier
    bool done = false; // finished by the status date
    bool operator==(const Commitment&) const = default;
};
/// A task's share in the curve of progress: its baseline duration at the day it was agreed for, and again at the day it finishes.
struct WeighedTask {
    QDate agreed, finish; // finish: actual, else computed; invalid where unknown
    qint64 weight = 0; // working seconds of the baseline
    bool done = false;
};

/// One project reduced to what figures and charts of many projects are summed from: made by one pass over its plan, worth keeping.
/// Only active tasks and milestones, no summaries; level of effort has no part in `late`, `tasksDue`, `tasksDone` and `work`, for it
/// is never late by itself.
struct PlanDigest {
    NodeId project{};
    Figures figures;
    std::vector<WeighedTask> work; // tasks with a baseline that has a duration
    std::vector<Commitment> milestones; // all of the plan
    std::vector<Commitment> late; // what Figures::late counts; `agreed` only where a baseline says so
};
using PlanDigests = std::vector<std::shared_ptr<const PlanDigest>>;

/// `today` stands in where the project has no status date.
PlanDigest digestOf(const Portfolio& portfolio, const ProjectInput& input, QDate today);
inline Figures figuresOf(const Portfolio& portfolio, const ProjectInput& input, QDate today)
{
    return digestOf(portfolio, input, today).figures;
}

/// Working days from `from` to `to` by the project's calendar and hours a day, rounded to the nearest; negative where `to` is earlier.
qint64 workingDaysBetween(const Portfolio& portfolio, NodeId project, DateTime from, DateTime to);

} // namespace gantry
