#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class CustomKind { Text, Number, Date, Cost, Duration, Flag, Code };
template <>
inline constexpr auto keysOf<CustomKind> = std::to_array<std::string_view>({"text", "number", "date", "cost", "duration", "flag", "code"});

/// A field or code that people added: for one project, or without a project for all.
struct CustomField {
    CustomFieldId id{};
    NodeId project{};
    QString name{};
    QString entity{};
    CustomKind kind = CustomKind::Text;
    QString description{};
    QString sourceId{};
    bool operator==(const CustomField&) const = default;
};

template <> struct Describe<CustomField> {
    static constexpr EntityWords words{"custom_field", "Custom field", "Custom fields"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::entity>("record_entity", "Of which records"),
        field<&T::kind>("kind", "Kind"),
        field<&T::description>("description", "Description", Multiline),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
