#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class OrganisationKind { Internal, Client, Contractor, Consultant, Supplier, Authority };
template <>
inline constexpr auto keysOf<OrganisationKind> = std::to_array<std::string_view>(
    {"internal", "client", "contractor", "consultant", "supplier", "authority"});

/// A company, authority or department.
struct Organisation {
    OrganisationId id{};
    QString number{};
    QString name{};
    OrganisationKind kind = OrganisationKind::Internal;
    QString email{};
    QString phone{};
    QString address{};
    bool operator==(const Organisation&) const = default;
};

template <> struct Describe<Organisation> {
    static constexpr EntityWords words{"organisation", "Organisation", "Organisations", "ORG"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::email>("email", "E-mail"),
        field<&T::phone>("phone", "Phone"),
        field<&T::address>("address", "Address", Multiline),
    });
};

} // namespace gantry
