#pragma once
#include "core/earned/actual_cost.h"

namespace gantry {

/// One pass over a project, from its records to sums by row; what figures, curves and explanations are all taken from.
class EarnedCounting {
public:
    EarnedCounting(const Portfolio& portfolio, const EarnedInput& input);
    /// The sums of each row alone, before those of the rows below it are added.
    const EarnedValue& own() const { return m_value; }
    const std::vector<CostSpan>& actual() const { return m_actual; }
    /// Adds the rows up. Last of all.
    EarnedValue takeSums();
    /// The same with earned schedule and curves.
    EarnedValue take(EarnedPeriod period);

private:
    EarnedSums& rowOf(int place, EarnedSums& otherwise);
    void listRows();
    void plannedAndEarned();
    void addUp();
    void earn(const Task& task, int place, qint64 amount, const TaskDates& dates);
    void schedule();
    void series(EarnedPeriod period);

    const Portfolio& m_portfolio;
    const EarnedInput m_input; // keeps what it names alive
    SpanCalendars m_calendars; // as they are now; the plan has its own
    PlanTasks m_plan;
    std::optional<TaskProgress> m_progress;
    std::vector<CostSpan> m_earned, m_actual;
    std::vector<CostSpan> m_follows; // level of effort: of the plan, with the plan's calendars
    EarnedValue m_value;
};

} // namespace gantry
