#pragma once
#include "core/cost/exchange_rates.h"
#include "core/earned/earned_figures.h"
#include "core/earned/earned_series.h"
#include "core/earned/planned_cost.h"
#include "core/schedule/project_schedule.h"

#include <memory>

namespace gantry {

struct EarnedInput {
    NodeId project{};
    std::shared_ptr<const ProjectSchedule> schedule{}; // null: not computed, so that there are no rows
    std::shared_ptr<const PlannedCosts> planned{}; // of the baseline in use; null: there is none, and nothing is planned or earned
    DateTime asOf{}; // the status date
};

/// A row of the plan: a task, or a summary with all that lies below it.
struct EarnedRow {
    TaskId task{};
    int parent = -1; // place in EarnedValue::rows
    int level = 0;
    int below = 0; // rows under it at every depth: they follow it at once
    EarnedValueTechnique technique{};
    Percent done{}; // the share of its own budget that is earned
    std::optional<DateTime> finished{}; // by the status date
    EarnedSums sums{};
};

/// What the figures of a project, or of several, have in common.
struct EarnedTotals {
    QString currency;
    EstimateMethod method{};
    QDate asOf;
    int projects = 0; // with a baseline: those that are counted
    int withoutBaseline = 0; // left out, since of them nothing was agreed
    EarnedSums sums{};
    std::vector<EarnedPoint> series;
    std::optional<DateTime> start; // of the baselines; what times of `schedule` count from
    std::optional<EarnedSchedule> schedule; // in days
    std::optional<QDate> forecastFinish; // start + IEAC(t)
};

/// Earned value of one project as of a status date. Pure: of portfolio, plan and baseline alone.
struct EarnedValue {
    NodeId project{};
    CostOptions options{}; // the house rules that hold
    DateTime asOf{};
    std::vector<EarnedRow> rows; // in outline order
    EarnedSums gone{}; // of tasks of the baseline that are no longer in the plan: agreed, and not earned
    EarnedSums unassigned{}; // actual cost that belongs to no task
    EarnedTotals totals{};
};

/// Progress counts as it stands; costs and progress after `asOf` count as of it. An index over what has no baseline is absent.
EarnedValue earnedValue(const Portfolio& portfolio, const EarnedInput& input, EarnedPeriod period = EarnedPeriod::Month);

/// Earned schedule of one row with all that lies below it, in days since the start of its own baseline. Absent where that costs nothing.
std::optional<EarnedSchedule> earnedScheduleOf(const EarnedValue& value, const PlannedCosts& planned, int row);

/// The sums of a project in the currency of the portfolio, by the rates of its status date.
EarnedSums inPortfolioCurrency(const EarnedTotals& totals, const ExchangeRates& rates);

/// Several projects in the currency of the portfolio, each amount by the rates of its project's status date; an amount without a rate is
/// not known, and neither is the sum. Curves are joined by month. Projects without a baseline are left out.
EarnedTotals rolledUp(
    const Portfolio& portfolio, std::span<const std::shared_ptr<const EarnedValue>> projects, const ExchangeRates& rates, NodeId under);

} // namespace gantry
