#pragma once
#include "core/model/ids.h"
#include "core/model/role_assignment.h"
#include "core/model/task.h"

namespace gantry {

/// A row of the work breakdown that a project starts with. One with others below it is a summary; `gate` marks the milestone of its phase's
/// gate. Durations are working seconds of eight hours a day.
struct MethodologyTask {
    MethodologyTaskId id{};
    MethodologyId methodology{};
    MethodologyTaskId parent{};
    QString rank{};
    QString code{};
    QString title{};
    TaskKind kind = TaskKind::Task;
    std::optional<WorkTime> duration{};
    MethodologyPhaseId phase{};
    bool gate{};
    std::optional<GovernanceRole> role{};
    QString deliverable{};
    QString description{};
    bool operator==(const MethodologyTask&) const = default;
};

template <> struct Describe<MethodologyTask> {
    static constexpr EntityWords words{"methodology_task", "Task of a methodology", "Tasks of methodologies", "", false};
    template <class T> static constexpr auto group = &T::methodology;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::methodology>("methodology_id", "Methodology", Required),
        field<&T::parent>("parent_id", "Parent"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::duration>("duration_seconds", "Duration"),
        field<&T::phase>("phase_id", "Phase"),
        field<&T::gate>("is_gate", "Gate of its phase"),
        field<&T::role>("role", "Done by"),
        field<&T::deliverable>("deliverable", "Deliverable"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
