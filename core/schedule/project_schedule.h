#pragma once
#include "core/model/portfolio.h"
#include "core/model/task_places.h"

namespace gantry {

/// What the engine found for one task. Dates are wall clock; floats in working seconds of the task's calendar.
struct TaskDates {
    std::optional<DateTime> start{}, finish{}; // as scheduled: actual where started, else planned by the rules of the project
    std::optional<DateTime> earlyStart{}, earlyFinish{}, lateStart{}, lateFinish{};
    std::optional<qint64> totalFloat{}, freeFloat{};
    WorkTime duration{}; // working seconds from start to finish (elapsed seconds where the task says so)
    WorkTime workingTime{}; // working seconds from start to finish, also of an elapsed duration: what sums and weights are made of
    /// Done so far, in the terms of `duration`: to the actual finish; else by the rules of Primavera to the status date without a pause,
    /// by those of MS Project what the percentage says. Never below zero.
    WorkTime actual{};
    WorkTime remaining{};
    Percent complete{}; // as entered on a task, rolled up by duration on a summary
    TaskId driver{}; // the predecessor that drives the start, or none
    LinkId drivingLink{};
    bool critical = false;
    bool onLongestPath = false;
    bool summary = false;
    bool milestone = false;
    bool scheduled = true; // false: in a loop, or without a calendar that works; see problems
    bool operator==(const TaskDates&) const = default;
};

/// Something that kept a task from being scheduled properly; the sentence is made in core/text from reason and args.
struct ScheduleProblem {
    const char* reason; // "schedule.loop", "schedule.constraint-against-logic", "schedule.no-working-time", ...
    std::vector<TaskId> tasks;
    QStringList args;
};

/// The computed plan of one project; immutable once made, so that pages, workers and exports can share it.
struct ProjectSchedule {
    NodeId project{};
    std::vector<TaskId> tasks; // in outline order
    std::vector<TaskDates> dates; // one entry per task of `tasks`
    TaskPlaces places; // in tasks
    std::optional<DateTime> start, finish, lateStart, lateFinish;
    std::optional<qint64> totalFloat; // of the project as a whole
    Percent complete{}; // weighted by duration
    std::vector<ScheduleProblem> problems;
    const TaskDates* find(TaskId task) const
    {
        const int place = places.value(task);
        return place < 0 ? nullptr : &dates[std::size_t(place)];
    }
};

} // namespace gantry
