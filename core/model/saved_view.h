#pragma once
#include "core/model/ids.h"

namespace gantry {

/// How a register was laid out: for one person, or for everybody in a project or the portfolio.
struct SavedView {
    SavedViewId id{};
    QString title{};
    QString entity{};
    PersonId person{};
    NodeId scope{};
    QString layout{};
    bool operator==(const SavedView&) const = default;
};

template <> struct Describe<SavedView> {
    static constexpr EntityWords words{"saved_view", "Saved view", "Saved views", "", false};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::title>("name", "Name", Required | Title),
        field<&T::entity>("record_entity", "Of which records", Required),
        field<&T::person>("person_id", "Person"),
        field<&T::scope>("scope_id", "Where"),
        field<&T::layout>("layout", "Layout", Internal),
    });
};

} // namespace gantry
