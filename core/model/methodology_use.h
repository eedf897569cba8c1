#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Which record of a project came from which part of its methodology. The code of the part finds it in a later version; a use without a
/// record says that the project took it away.
struct MethodologyUse {
    MethodologyUseId id{};
    NodeId project{};
    QString partEntity{};
    RecordId part{};
    QString code{};
    QString entity{};
    RecordId record{};
    bool operator==(const MethodologyUse&) const = default;
};

template <> struct Describe<MethodologyUse> {
    static constexpr EntityWords words{"methodology_use", "Use of a methodology", "Uses of methodologies", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::partEntity>("part_entity", "Of which parts", Required),
        field<&T::part>("part_id", "Part"),
        field<&T::code>("part_code", "Code of the part"),
        field<&T::entity>("record_entity", "Of which records", Required),
        field<&T::record>("record_id", "Record"),
    });
};

} // namespace gantry
