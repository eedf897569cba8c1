#pragma once
#include "core/model/ids.h"
#include "core/model/risk.h"

namespace gantry {

/// A risk that every project of a kind begins with. Likelihood and impacts are steps of the risk matrix.
struct MethodologyRisk {
    MethodologyRiskId id{};
    MethodologyId methodology{};
    MethodologyPhaseId phase{};
    QString rank{};
    QString code{};
    QString title{};
    RiskKind kind = RiskKind::Threat;
    QString category{};
    QString cause{};
    QString event{};
    QString effect{};
    std::optional<qint64> likelihood{};
    std::optional<qint64> cost{};
    std::optional<qint64> time{};
    std::optional<qint64> quality{};
    std::optional<qint64> safety{};
    std::optional<qint64> reputation{};
    RiskResponse response = RiskResponse::None;
    QString treatment{};
    bool operator==(const MethodologyRisk&) const = default;
};

template <> struct Describe<MethodologyRisk> {
    static constexpr EntityWords words{"methodology_risk", "Starter risk", "Starter risks", "", false};
    template <class T> static constexpr auto group = &T::methodology;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::methodology>("methodology_id", "Methodology", Required),
        field<&T::phase>("phase_id", "Phase"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::category>("category", "Category"),
        field<&T::cause>("cause", "Cause", Multiline),
        field<&T::event>("event", "Event", Multiline),
        field<&T::effect>("effect", "Effect", Multiline),
        field<&T::likelihood>("likelihood", "Likelihood"),
        field<&T::cost>("cost_impact", "Cost impact"),
        field<&T::time>("time_impact", "Time impact"),
        field<&T::quality>("quality_impact", "Quality impact"),
        field<&T::safety>("safety_impact", "Safety impact"),
        field<&T::reputation>("reputation_impact", "Reputation impact"),
        field<&T::response>("response", "Response"),
        field<&T::treatment>("treatment", "Treatment"),
    });
};

} // namespace gantry
