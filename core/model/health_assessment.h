#pragma once
#include "core/model/ids.h"
#include "core/model/node.h"

namespace gantry {

enum class HealthDimension { Overall, Scope, Time, Cost, Risk, Safety, Quality, CashFlow };
template <>
inline constexpr auto keysOf<HealthDimension> = std::to_array<std::string_view>(
    {"overall", "scope", "time", "cost", "risk", "safety", "quality", "cash_flow"});

/// What a person says of one side of a project's health. What the KPIs suggest stands beside it.
struct HealthAssessment {
    HealthAssessmentId id{};
    NodeId node{};
    HealthDimension dimension = HealthDimension::Overall;
    Health health = Health::NotAssessed;
    Trend trend = Trend::None;
    QString comment{};
    std::optional<QDate> date{};
    PersonId by{};
    bool operator==(const HealthAssessment&) const = default;
};

template <> struct Describe<HealthAssessment> {
    static constexpr EntityWords words{"health_assessment", "Health assessment", "Health assessments"};
    template <class T> static constexpr auto group = &T::node;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::node>("project_id", "Project", Required),
        field<&T::dimension>("dimension", "Dimension"),
        field<&T::health>("health", "Health"),
        field<&T::trend>("trend", "Trend"),
        field<&T::comment>("comment", "Comment", Title | Multiline),
        field<&T::date>("assessed_on", "Date"),
        field<&T::by>("by_id", "By"),
    });
};

} // namespace gantry
