#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class RiskKind { Threat, Opportunity };
template <> inline constexpr auto keysOf<RiskKind> = std::to_array<std::string_view>({"threat", "opportunity"});
enum class RiskStatus { Draft, Active, Realised, Retired };
template <> inline constexpr auto keysOf<RiskStatus> = std::to_array<std::string_view>({"draft", "active", "realised", "retired"});
enum class RiskResponse { None, Avoid, Transfer, Mitigate, Accept, Escalate, Exploit, Share, Enhance };
template <>
inline constexpr auto keysOf<RiskResponse> = std::to_array<std::string_view>(
    {"none", "avoid", "transfer", "mitigate", "accept", "escalate", "exploit", "share", "enhance"});

/// An uncertain event that would do harm, or good. Likelihood and impacts are steps of the risk matrix, before and after treatment;
/// amounts are in the currency of the project.
struct Risk {
    RiskId id{};
    QString number{};
    NodeId project{};
    QString title{};
    RiskKind kind = RiskKind::Threat;
    QString category{};
    QString secondary{};
    RiskStatus status = RiskStatus::Draft;
    bool key = false;
    PersonId owner{};
    QString cause{};
    QString event{};
    QString effect{};
    std::optional<qint64> likelihoodBefore{};
    std::optional<qint64> costBefore{};
    std::optional<qint64> timeBefore{};
    std::optional<qint64> qualityBefore{};
    std::optional<qint64> safetyBefore{};
    std::optional<qint64> reputationBefore{};
    std::optional<qint64> likelihoodAfter{};
    std::optional<qint64> costAfter{};
    std::optional<qint64> timeAfter{};
    std::optional<qint64> qualityAfter{};
    std::optional<qint64> safetyAfter{};
    std::optional<qint64> reputationAfter{};
    std::optional<Percent> chance{};
    std::optional<Money> amount{};
    CostAccountId account{};
    std::optional<Percent> factor{};
    RiskResponse response = RiskResponse::None;
    QString trigger{};
    QString fallback{};
    std::optional<QDate> identified{};
    PersonId identifiedBy{};
    std::optional<QDate> proximity{};
    std::optional<QDate> review{};
    bool operator==(const Risk&) const = default;
};

template <> struct Describe<Risk> {
    static constexpr EntityWords words{"risk", "Risk", "Risks", "RSK"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::category>("category", "Category"),
        field<&T::secondary>("second_category", "Second category"),
        field<&T::status>("status", "Status"),
        field<&T::key>("key_risk", "Key risk"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::cause>("cause", "Cause", Multiline),
        field<&T::event>("event", "Event", Multiline),
        field<&T::effect>("effect", "Effect", Multiline),
        field<&T::likelihoodBefore>("likelihood_before", "Likelihood before"),
        field<&T::costBefore>("cost_impact_before", "Cost impact before"),
        field<&T::timeBefore>("time_impact_before", "Time impact before"),
        field<&T::qualityBefore>("quality_impact_before", "Quality impact before"),
        field<&T::safetyBefore>("safety_impact_before", "Safety impact before"),
        field<&T::reputationBefore>("reputation_impact_before", "Reputation impact before"),
        field<&T::likelihoodAfter>("likelihood_after", "Likelihood after"),
        field<&T::costAfter>("cost_impact_after", "Cost impact after"),
        field<&T::timeAfter>("time_impact_after", "Time impact after"),
        field<&T::qualityAfter>("quality_impact_after", "Quality impact after"),
        field<&T::safetyAfter>("safety_impact_after", "Safety impact after"),
        field<&T::reputationAfter>("reputation_impact_after", "Reputation impact after"),
        field<&T::chance>("chance_percent", "Chance", None, "%"),
        field<&T::amount>("amount_minor", "If it hits"),
        field<&T::account>("account_id", "Cost account"),
        field<&T::factor>("forecast_factor_percent", "Share in the forecast", None, "%"),
        field<&T::response>("response", "Response"),
        field<&T::trigger>("trigger", "Trigger", Multiline),
        field<&T::fallback>("fallback", "Fallback", Multiline),
        field<&T::identified>("identified_on", "Identified on"),
        field<&T::identifiedBy>("identified_by_id", "Identified by"),
        field<&T::proximity>("proximity", "May hit from"),
        field<&T::review>("review_on", "Review due"),
    });
};

} // namespace gantry
