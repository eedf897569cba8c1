#pragma once
#include "core/model/ids.h"
#include "core/model/role_assignment.h"

namespace gantry {

/// What a role asks of whoever acts in it: a level of a competency, or a valid certificate of a course; for the gates of one phase only
/// where it is named.
struct RoleRequirement {
    RoleRequirementId id{};
    GovernanceRole role = GovernanceRole::ProjectManager;
    CompetencyId competency{};
    qint64 level = 0;
    CourseId course{};
    QString phase{};
    bool mandatory = true;
    QString title{};
    bool operator==(const RoleRequirement&) const = default;
};

template <> struct Describe<RoleRequirement> {
    static constexpr EntityWords words{"role_requirement", "Role requirement", "Role requirements"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::role>("role", "Role"),
        field<&T::competency>("competency_id", "Competency"),
        field<&T::level>("level", "Level"),
        field<&T::course>("course_id", "Certificate of course"),
        field<&T::phase>("phase", "For gates of phase"),
        field<&T::mandatory>("mandatory", "Mandatory"),
        field<&T::title>("note", "Note", Title),
    });
};

} // namespace gantry
