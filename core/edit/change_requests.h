#pragma once
#include "core/change/changeset.h"
#include "core/cost/amount.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// Carries a change request out: its days lengthen its task, its cost goes into the budget of its account as an approved adjustment and is
/// expected there until it is let. Errors: NotFound; Invalid: "change.not-approved", "change.no-effect" (neither days on a task nor cost on
/// an account), "change.too-long", those of setDuration.
Result<ChangeSet> implementChange(const Portfolio& portfolio, IdSource& ids, ChangeRequestId request, QDate day);

/// A project before and after a change request, as it is now and as it would be.
struct ChangeEffect {
    std::optional<DateTime> finishBefore{}, finishAfter{}; // of the project
    std::optional<DateTime> taskBefore{}, taskAfter{}; // finish of the task that it lengthens
    std::optional<qint64> floatBefore{}, floatAfter{}; // of that task, working seconds
    QString currency; // of the project
    Amount budgetBefore, budgetAfter, forecastBefore, forecastAfter; // budget and forecast final cost of the project
};
/// Computed on a copy; nothing is written. Errors: as implementChange, whatever its status.
Result<ChangeEffect> effectOf(const Portfolio& portfolio, ChangeRequestId request, QDate day);

} // namespace gantry
