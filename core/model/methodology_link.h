#pragma once
#include "core/model/ids.h"
#include "core/model/link.h"

namespace gantry {

/// A dependency between two tasks of a methodology. The lag is in working seconds.
struct MethodologyLink {
    MethodologyLinkId id{};
    MethodologyId methodology{};
    MethodologyTaskId predecessor{};
    MethodologyTaskId successor{};
    LinkType type = LinkType::FinishToStart;
    WorkTime lag{};
    bool operator==(const MethodologyLink&) const = default;
};

template <> struct Describe<MethodologyLink> {
    static constexpr EntityWords words{"methodology_link", "Link of a methodology", "Links of methodologies", "", false};
    template <class T> static constexpr auto group = &T::methodology;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::methodology>("methodology_id", "Methodology", Required),
        field<&T::predecessor>("predecessor_id", "Predecessor", Required),
        field<&T::successor>("successor_id", "Successor", Required),
        field<&T::type>("type", "Type"),
        field<&T::lag>("lag_seconds", "Lag"),
    });
};

} // namespace gantry
