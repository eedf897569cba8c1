#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Somebody with a name: who works, manages, owns or decides.
struct Person {
    PersonId id{};
    QString number{};
    QString name{};
    QString role{};
    OrganisationId organisation{};
    QString email{};
    QString phone{};
    bool active = true;
    bool operator==(const Person&) const = default;
};

template <> struct Describe<Person> {
    static constexpr EntityWords words{"person", "Person", "People", "PER"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::role>("role", "Role"),
        field<&T::organisation>("organisation_id", "Organisation"),
        field<&T::email>("email", "E-mail"),
        field<&T::phone>("phone", "Phone"),
        field<&T::active>("active", "Active"),
    });
};

} // namespace gantry
