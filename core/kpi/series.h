#pragma once
#include "core/kpi/plan_digest.h"

namespace gantry {

/// The day that figures of several projects are as of: the latest status date, else `today`.
QDate asOfDay(const PlanDigests& plans, QDate today);

struct PhaseHealth {
    QString phase; // empty: projects with none
    std::array<int, 4> counts{}; // by Health
    bool operator==(const PhaseHealth&) const = default;
};
/// Projects by phase and health. Phases are free words, so their order is that of the work: by the mean percent complete of their
/// projects, least first; projects with no phase come last.
std::vector<PhaseHealth> healthByPhase(const Portfolio& portfolio, const PlanDigests& plans);

/// Shares at the end of a day, 0 to 100, of all baseline duration: what was to be finished, what was, and what is going to be.
struct ProgressPoint {
    QDate day;
    double planned = 0;
    std::optional<double> actual; // up to the status date
    std::optional<double> forecast; // from the status date on
};
/// Planned against actual by month: a task counts with its baseline duration at its baseline finish, and again at its actual finish. The
/// forecast adds the computed finishes of what is not done, those of the past on the day after the status date. Points are the ends of
/// months, the day before the first month and `statusDate`, so that the curve starts at nothing and has a point where actual ends.
/// Empty where no task has a baseline with a duration.
std::vector<ProgressPoint> progressByMonth(const PlanDigests& plans, QDate statusDate);

/// Unfinished milestones from `from` to `days` days after it, by date.
std::vector<Commitment> milestonesDue(const PlanDigests& plans, QDate from, int days);
/// Milestones agreed for the status date of their project or earlier, by the date agreed: what Figures::milestonesDue counts.
std::vector<Commitment> milestonesAgreed(const PlanDigests& plans);
/// What Figures::late counts, by most slip.
std::vector<Commitment> lateTasks(const PlanDigests& plans);

} // namespace gantry
