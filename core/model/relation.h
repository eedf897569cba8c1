#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A tie between two records of any kind, which holds in both directions.
struct Relation {
    RelationId id{};
    NodeId project{};
    QString entity{};
    RecordId record{};
    QString otherEntity{};
    RecordId other{};
    QString title{};
    bool operator==(const Relation&) const = default;
};

template <> struct Describe<Relation> {
    static constexpr EntityWords words{"relation", "Relation", "Relations", "", false};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::entity>("record_entity", "Of which records", Required),
        field<&T::record>("record_id", "Record", Required),
        field<&T::otherEntity>("other_entity", "To which records", Required),
        field<&T::other>("other_id", "Other record", Required),
        field<&T::title>("title", "Note", Title),
    });
};

} // namespace gantry
