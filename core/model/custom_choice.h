#pragma once
#include "core/model/ids.h"

namespace gantry {

/// One value of a code or of a list to choose from.
struct CustomChoice {
    CustomChoiceId id{};
    CustomFieldId field{};
    CustomChoiceId parent{};
    QString rank{};
    QString code{};
    QString name{};
    QString colour{};
    QString sourceId{};
    bool operator==(const CustomChoice&) const = default;
};

template <> struct Describe<CustomChoice> {
    static constexpr EntityWords words{"custom_choice", "Code value", "Code values"};
    template <class T> static constexpr auto group = &T::field;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::field>("custom_field_id", "Field", Required),
        field<&T::parent>("parent_id", "Parent"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::name>("name", "Name", Title),
        field<&T::colour>("colour", "Colour"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
