#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A weighted milestone within a task: its weight is earned as far as it is done.
struct TaskStep {
    TaskStepId id{};
    NodeId project{};
    TaskId task{};
    QString rank{};
    QString name{};
    Quantity weight{e8};
    Percent done{};
    QString sourceId{};
    bool operator==(const TaskStep&) const = default;
};

template <> struct Describe<TaskStep> {
    static constexpr EntityWords words{"task_step", "Step", "Steps"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::task>("task_id", "Task", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::weight>("weight", "Weight"),
        field<&T::done>("percent_complete", "Done", None, "%"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
