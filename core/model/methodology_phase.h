#pragma once
#include "core/model/ids.h"
#include "core/model/role_assignment.h"

namespace gantry {

/// A phase of the life cycle, and the gate that ends it where one is named.
struct MethodologyPhase {
    MethodologyPhaseId id{};
    MethodologyId methodology{};
    QString rank{};
    QString code{};
    QString title{};
    QString gate{};
    GovernanceRole chair = GovernanceRole::GateChair;
    QString description{};
    bool operator==(const MethodologyPhase&) const = default;
};

template <> struct Describe<MethodologyPhase> {
    static constexpr EntityWords words{"methodology_phase", "Phase of a methodology", "Phases of methodologies", "", false};
    template <class T> static constexpr auto group = &T::methodology;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::methodology>("methodology_id", "Methodology", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::gate>("gate_title", "Gate at its end"),
        field<&T::chair>("chair_role", "Chaired by"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
