#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class Curve { Flat, BackLoaded, FrontLoaded, DoublePeak, EarlyPeak, LatePeak, Bell, Turtle, Edited };
template <>
inline constexpr auto keysOf<Curve> = std::to_array<std::string_view>(
    {"flat", "back_loaded", "front_loaded", "double_peak", "early_peak", "late_peak", "bell", "turtle", "edited"});

/// A resource at work on a task. No resource: work that nobody has yet.
struct Assignment {
    AssignmentId id{};
    NodeId project{};
    TaskId task{};
    ResourceId resource{};
    Quantity units{e8};
    WorkTime work{};
    WorkTime actualWork{};
    std::optional<WorkTime> remainingWork{};
    std::optional<Quantity> quantity{};
    WorkTime delay{};
    Curve curve = Curve::Flat;
    std::optional<DateTime> plannedStart{};
    std::optional<DateTime> plannedFinish{};
    std::optional<DateTime> actualStart{};
    std::optional<DateTime> actualFinish{};
    Money cost{};
    Money actualCost{};
    Money remainingCost{};
    QString sourceId{};
    bool operator==(const Assignment&) const = default;
};

template <> struct Describe<Assignment> {
    static constexpr EntityWords words{"assignment", "Assignment", "Assignments"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::task>("task_id", "Task", Required),
        field<&T::resource>("resource_id", "Resource"),
        field<&T::units>("units", "Units"),
        field<&T::work>("work_seconds", "Work"),
        field<&T::actualWork>("actual_work_seconds", "Actual work"),
        field<&T::remainingWork>("remaining_work_seconds", "Remaining work"),
        field<&T::quantity>("quantity", "Quantity of material"),
        field<&T::delay>("delay_seconds", "Delay"),
        field<&T::curve>("curve", "Curve"),
        field<&T::plannedStart>("planned_start", "Planned start"),
        field<&T::plannedFinish>("planned_finish", "Planned finish"),
        field<&T::actualStart>("actual_start", "Actual start"),
        field<&T::actualFinish>("actual_finish", "Actual finish"),
        field<&T::cost>("cost_minor", "Cost"),
        field<&T::actualCost>("actual_cost_minor", "Actual cost"),
        field<&T::remainingCost>("remaining_cost_minor", "Remaining cost"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
