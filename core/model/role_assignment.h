#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class GovernanceRole {
    ProjectManager,
    Sponsor,
    PmoAnalyst,
    GateChair,
    Reviewer,
    CostManager,
    RiskManager,
    Planner,
    SiteManager,
    BoardMember,
    Other
};
template <>
inline constexpr auto keysOf<GovernanceRole> = std::to_array<std::string_view>({"project_manager", "sponsor", "pmo_analyst", "gate_chair",
    "reviewer", "cost_manager", "risk_manager", "planner", "site_manager", "board_member", "other"});

/// Who acts in which role, where and for how long. A role of a node holds for everything below it.
struct RoleAssignment {
    RoleAssignmentId id{};
    PersonId person{};
    GovernanceRole role = GovernanceRole::ProjectManager;
    NodeId scope{};
    std::optional<QDate> from{};
    std::optional<QDate> to{};
    QString title{};
    bool operator==(const RoleAssignment&) const = default;
};

template <> struct Describe<RoleAssignment> {
    static constexpr EntityWords words{"role_assignment", "Role", "Roles"};
    template <class T> static constexpr auto group = &T::person;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::person>("person_id", "Person", Required),
        field<&T::role>("role", "Role"),
        field<&T::scope>("scope_id", "Where"),
        field<&T::from>("valid_from", "From"),
        field<&T::to>("valid_to", "To"),
        field<&T::title>("title", "Called here", Title),
    });
};

} // namespace gantry
