#pragma once
#include "core/schedule/project_schedule.h"

#include <functional>

namespace gantry {

/// What a baseline says of one task, as far as figures need it.
struct BaselineTask {
    std::optional<DateTime> finish;
    WorkTime duration{};
};
/// One project with what the engine computed and what was agreed. `schedule` may be null (not computed), `baseline` empty (none taken).
struct ProjectInput {
    NodeId project{};
    const ProjectSchedule* schedule = nullptr;
    std::function<std::optional<BaselineTask>(TaskId)> baseline{};
};

/// Figures of one project, or rolled up over several: earliest start, latest finish, most slip, percent weighted by duration, sums, worst
/// health.
struct Figures {
    std::optional<DateTime> start, finish, baselineFinish;
    std::optional<qint64> slipDays; // working days of the project's calendar, positive where later than the baseline
    std::optional<Percent> complete;
    qint64 weight = 0; // working seconds of the tasks; what `complete` is weighted by
    int projects = 0, tasks = 0, milestones = 0, critical = 0;
    int late = 0; // unfinished tasks whose baseline finish, else own finish, lies before the status date
    int milestonesDue = 0, milestonesMet = 0; // by baseline finish up to the status date; met: finished by then
    std::optional<DateTime> statusDate; // rolled up: the oldest
    Health health = Health::NotAssessed;
    Trend trend = Trend::None; // of one project only
};

/// `today` stands in where the project has no status date.
Figures figuresOf(const Portfolio& portfolio, const ProjectInput& input, QDate today);
Figures rollUp(const std::vector<Figures>& parts);

/// Working days from `from` to `to` by the project's calendar and hours a day, rounded to the nearest; negative where `to` is earlier.
qint64 workingDaysBetween(const Portfolio& portfolio, NodeId project, DateTime from, DateTime to);

struct PhaseHealth {
    QString phase; // empty: projects with none
    std::array<int, 4> counts{}; // by Health
    bool operator==(const PhaseHealth&) const = default;
};
/// Projects by phase and health, phases in the order in which the projects name them.
std::vector<PhaseHealth> healthByPhase(const Portfolio& portfolio, const std::vector<NodeId>& projects);

/// Shares at the end of a month, 0 to 100: of all baseline duration, what was to be finished and what was.
struct ProgressPoint {
    QDate monthEnd;
    double planned = 0;
    std::optional<double> actual; // none for months that end after the status date's month
};
/// Planned against actual by month: a task counts with its baseline duration at its baseline finish, and again at its actual finish.
/// Empty where no task has a baseline with a duration. Actuals run up to `statusDate`.
std::vector<ProgressPoint> progressByMonth(const Portfolio& portfolio, const std::vector<ProjectInput>& projects, QDate statusDate);

struct MilestoneDue {
    TaskId task{};
    NodeId project{};
    DateTime finish;
    std::optional<qint64> slipDays;
};
/// Unfinished milestones from `from` to `days` days after it, by date.
std::vector<MilestoneDue> milestonesDue(const Portfolio& portfolio, const std::vector<ProjectInput>& projects, QDate from, int days);

} // namespace gantry
