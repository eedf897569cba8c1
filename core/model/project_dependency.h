#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class DependencyStatus { Proposed, Agreed, AtRisk, Delivered, Cancelled };
template <>
inline constexpr auto keysOf<DependencyStatus> = std::to_array<std::string_view>(
    {"proposed", "agreed", "at_risk", "delivered", "cancelled"});

/// What a project needs from another one by a day. Dates of tasks follow the schedule.
struct ProjectDependency {
    ProjectDependencyId id{};
    QString number{};
    NodeId project{};
    QString title{};
    NodeId giver{};
    TaskId givingTask{};
    TaskId needingTask{};
    std::optional<QDate> needed{};
    std::optional<QDate> promised{};
    DependencyStatus status = DependencyStatus::Proposed;
    PersonId owner{};
    QString description{};
    bool operator==(const ProjectDependency&) const = default;
};

template <> struct Describe<ProjectDependency> {
    static constexpr EntityWords words{"project_dependency", "Dependency between projects", "Dependencies between projects", "DEP"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Needed by project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::giver>("giver_id", "Given by project"),
        field<&T::givingTask>("giving_task_id", "Given by task"),
        field<&T::needingTask>("needing_task_id", "Needed by task"),
        field<&T::needed>("needed_by", "Needed by"),
        field<&T::promised>("promised_for", "Promised for"),
        field<&T::status>("status", "Status"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
