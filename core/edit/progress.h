#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Where the completed and the remaining part of a task lie.
struct ProgressParts {
    DateTime start{}; // of the completed part
    DateTime stop{}; // its end
    std::optional<DateTime> resume{}; // where the remaining part begins, if that is later
    bool operator==(const ProgressParts&) const = default;
};

/// The parts that a task has once `done` of it is entered as completed (working time, of an elapsed task elapsed), `remaining` being left.
/// Without a status date, or by the rules of Primavera, the completed part begins at the actual start, else at `start`, and the rest
/// follows it, behind the gap that was there before.
/// With one, the options of Microsoft Project move them at this moment, and never when the plan is merely computed anew, so that a file
/// keeps the dates that its program gave it: a completed part that would end after the status date goes back to end there, the remaining
/// part with it or not; a remaining part that would start before it goes forward to it, the completed part with it or not. An actual start
/// that was entered before stays what it is; tasks scheduled by hand are not moved.
/// Source: Microsoft's help on the calculation options "Move end of completed parts after status date back to status date" and its three
/// sisters.
ProgressParts partsOf(const Portfolio& portfolio, const Task& task, DateTime start, WorkTime done, WorkTime remaining);

} // namespace gantry
