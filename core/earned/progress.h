#pragma once
#include "core/earned/cost_span.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// The technique that a task's earned value goes by: its own; else level of effort for a task of that kind; else the project's.
EarnedValueTechnique techniqueOf(const Task& task, const CostOptions& options);

/// How far the tasks of a project are, by the technique of each.
class TaskProgress {
public:
    TaskProgress(const Portfolio& portfolio, NodeId project, const TaskPlaces& places, std::size_t count, DateTime asOf);
    /// The share of its own budget that a task has earned; of level of effort nothing, for that goes by the plan. `place`: in the plan.
    /// Weighted milestones without any count as 0-100, units without work as percent complete. What is finished has earned everything.
    Percent done(const Task& task, int place, EarnedValueTechnique technique) const;
    bool started(const Task& task) const { return task.actualStart && dayOf(*task.actualStart) <= m_day; }
    /// A day that was reported counts whole, whatever the hour of the status date.
    bool finished(const Task& task) const { return task.actualFinish && dayOf(*task.actualFinish) <= m_day; }

private:
    struct Parts {
        long double done = 0, all = 0;
    };
    static Percent shareOf(const Parts& parts);
    qint64 m_day;
    std::vector<Parts> m_steps, m_units; // by place
};

} // namespace gantry
