#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What a record holds in a custom field: text in the canonical writing of its kind, or a choice.
struct CustomValue {
    CustomValueId id{};
    NodeId project{};
    CustomFieldId field{};
    QString entity{};
    RecordId record{};
    QString text{};
    CustomChoiceId choice{};
    bool operator==(const CustomValue&) const = default;
};

template <> struct Describe<CustomValue> {
    static constexpr EntityWords words{"custom_value", "Custom value", "Custom values", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::field>("custom_field_id", "Field", Required),
        field<&T::entity>("record_entity", "Of which records", Required),
        field<&T::record>("record_id", "Record", Required),
        field<&T::text>("text", "Value", Title),
        field<&T::choice>("choice_id", "Choice"),
    });
};

} // namespace gantry
