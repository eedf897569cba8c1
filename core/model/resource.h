#pragma once
#include "core/model/ids.h"
#include "core/model/task.h" // Accrual

namespace gantry {

enum class ResourceKind { Labour, Role, Team, Equipment, Material, Cost, Subcontract };
template <>
inline constexpr auto keysOf<ResourceKind> = std::to_array<std::string_view>(
    {"labour", "role", "team", "equipment", "material", "cost", "subcontract"});

/// Who or what does the work: a person, role, crew, machine, material or cost.
struct Resource {
    ResourceId id{};
    QString number{};
    NodeId project{};
    QString code{};
    QString name{};
    ResourceKind kind = ResourceKind::Labour;
    QString group{};
    QString unit{};
    Quantity maxUnits{e8};
    CalendarId calendar{};
    Rate standardRate{};
    Rate overtimeRate{};
    Money costPerUse{};
    Accrual accrual = Accrual::Prorated;
    QString email{};
    PersonId person{};
    QString sourceId{};
    QString sourceGuid{};
    bool operator==(const Resource&) const = default;
};

template <> struct Describe<Resource> {
    static constexpr EntityWords words{"resource", "Resource", "Resources", "RES"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project"),
        field<&T::code>("code", "Code"),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::group>("resource_group", "Group"),
        field<&T::unit>("unit", "Unit of measure"),
        field<&T::maxUnits>("max_units", "Max units"),
        field<&T::calendar>("calendar_id", "Calendar"),
        field<&T::standardRate>("standard_rate", "Standard rate", None, "an hour"),
        field<&T::overtimeRate>("overtime_rate", "Overtime rate", None, "an hour"),
        field<&T::costPerUse>("cost_per_use_minor", "Cost per use"),
        field<&T::accrual>("accrual", "Accrual"),
        field<&T::email>("email", "E-mail"),
        field<&T::person>("person_id", "Person"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
        field<&T::sourceGuid>("source_guid", "GUID in the source", Internal),
    });
};

} // namespace gantry
