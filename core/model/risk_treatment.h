#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class TreatmentStatus { Planned, InProgress, Done, Cancelled };
template <>
inline constexpr auto keysOf<TreatmentStatus> = std::to_array<std::string_view>({"planned", "in_progress", "done", "cancelled"});
enum class Effectiveness { Unknown, Effective, PartlyEffective, Ineffective };
template <>
inline constexpr auto keysOf<Effectiveness> = std::to_array<std::string_view>({"unknown", "effective", "partly_effective", "ineffective"});

/// What is done about a risk.
struct RiskTreatment {
    RiskTreatmentId id{};
    RiskId risk{};
    QString title{};
    PersonId owner{};
    std::optional<QDate> due{};
    std::optional<Money> cost{};
    TreatmentStatus status = TreatmentStatus::Planned;
    std::optional<QDate> done{};
    Effectiveness effect = Effectiveness::Unknown;
    bool operator==(const RiskTreatment&) const = default;
};

template <> struct Describe<RiskTreatment> {
    static constexpr EntityWords words{"risk_treatment", "Risk treatment", "Risk treatments"};
    template <class T> static constexpr auto group = &T::risk;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::risk>("risk_id", "Risk", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::due>("due_on", "Due"),
        field<&T::cost>("cost_minor", "Cost"),
        field<&T::status>("status", "Status"),
        field<&T::done>("done_on", "Done on"),
        field<&T::effect>("effectiveness", "Effectiveness"),
    });
};

} // namespace gantry
