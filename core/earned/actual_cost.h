#pragma once
#include "core/earned/earned_value.h"
#include "core/earned/progress.h"

namespace gantry {

/// The tasks of a plan side by side with what cost and progress are counted from.
struct PlanTasks {
    std::vector<const Task*> tasks; // as EarnedValue::rows
    TaskPlaces places;
    const ProjectSchedule* schedule = nullptr;
    int place(TaskId task) const { return places.value(task); }
};

/// What has been spent up to the status date, by task; -1: of no task. By the project's rule from assignments and fixed costs (what was
/// recorded, from the actual start to the actual finish or the status date; a fixed cost by its accrual as far as the task is), or from the
/// ledger: entries of a task, else of an account, shared out among the account's tasks by what they have earned (by their budget where
/// nothing is earned yet), to the cent; else of no task.
std::vector<CostSpan> actualCosts(
    const Portfolio& portfolio, const EarnedValue& value, const PlanTasks& plan, const TaskProgress& progress, SpanCalendars& calendars);

/// What is still to be spent by the plan of now: what remains of each assignment, and of fixed costs.
void addRemaining(const Portfolio& portfolio, EarnedValue& value, const PlanTasks& plan, const TaskProgress& progress);

} // namespace gantry
