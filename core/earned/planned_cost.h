#pragma once
#include "core/earned/cost_span.h"
#include "core/model/frozen_task.h"
#include "core/model/task_places.h"

namespace gantry {

/// What a baseline says of one task: where it lies and what it costs by itself, without the tasks below it.
struct PlannedTask {
    TaskId task{}, parent{};
    std::optional<DateTime> start{}, finish{};
    Amount budget{};
    int spans = 0; // how many of PlannedCosts::spans are its own
    int firstSpan = 0;
};

/// The time-phased cost of a baseline: made once of what was frozen, for it never changes. For one thread.
struct PlannedCosts {
    explicit PlannedCosts(const Portfolio& rows)
        : calendars(rows)
    {
    }
    std::vector<PlannedTask> tasks;
    TaskPlaces places; // in tasks
    std::vector<CostSpan> spans; // by task
    SpanCalendars calendars;
    std::optional<DateTime> start, finish; // of all tasks
    bool whole = false; // the plan was frozen with it, so that it depends on nothing else
    std::span<const CostSpan> spansOf(const PlannedTask& task) const
    {
        return std::span(spans).subspan(std::size_t(task.firstSpan), std::size_t(task.spans));
    }
};

/// Of a baseline that froze the whole plan, `rows` are what it froze: fixed costs fall by their accrual, costs of assignments by their
/// resource's accrual and their curve, in working time of the task's calendar as it was; inactive tasks cost nothing. Of one that came with
/// a file (`whole` false) there is a cost a task alone: `rows` is the portfolio of now, the cost spreads evenly, and a summary has by
/// itself what its cost exceeds that of the tasks below it by.
PlannedCosts plannedCosts(const Portfolio& rows, NodeId project, std::span<const FrozenTask> figures, bool whole);

} // namespace gantry
