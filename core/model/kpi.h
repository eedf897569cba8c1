#pragma once
#include "core/model/health_assessment.h"
#include "core/model/ids.h"

namespace gantry {

enum class KpiUnit { Ratio, Percent, Money, Days, Hours, Count };
template <>
inline constexpr auto keysOf<KpiUnit> = std::to_array<std::string_view>({"ratio", "percent", "money", "days", "hours", "count"});
enum class KpiDirection { HigherIsBetter, LowerIsBetter };
template <> inline constexpr auto keysOf<KpiDirection> = std::to_array<std::string_view>({"higher_is_better", "lower_is_better"});
enum class KpiFrequency { Monthly, Weekly, Quarterly, AtGates };
template <> inline constexpr auto keysOf<KpiFrequency> = std::to_array<std::string_view>({"monthly", "weekly", "quarterly", "at_gates"});
enum class KpiRollUp { Formula, Sum, Average, ByBudget, Worst };
template <> inline constexpr auto keysOf<KpiRollUp> = std::to_array<std::string_view>({"formula", "sum", "average", "by_budget", "worst"});

/// A measure of performance: a formula over named measures, with limits. Its values are computed, never entered.
struct Kpi {
    KpiId id{};
    QString number{};
    QString code{};
    QString name{};
    QString purpose{};
    QString formula{};
    KpiUnit unit = KpiUnit::Ratio;
    KpiDirection direction = KpiDirection::HigherIsBetter;
    std::optional<Quantity> target{};
    std::optional<Quantity> greenLimit{};
    std::optional<Quantity> amberLimit{};
    HealthDimension dimension = HealthDimension::Overall;
    KpiRollUp rollUp = KpiRollUp::Formula;
    bool leading{};
    KpiFrequency frequency = KpiFrequency::Monthly;
    PersonId owner{};
    NodeId scope{};
    bool active = true;
    QString source{};
    bool operator==(const Kpi&) const = default;
};

template <> struct Describe<Kpi> {
    static constexpr EntityWords words{"kpi", "KPI", "KPIs", "KPI"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::code>("code", "Code", Required),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::purpose>("purpose", "Purpose", Multiline),
        field<&T::formula>("formula", "Formula", Required),
        field<&T::unit>("unit", "Unit"),
        field<&T::direction>("direction", "Direction"),
        field<&T::target>("target", "Target"),
        field<&T::greenLimit>("green_limit", "Green from"),
        field<&T::amberLimit>("amber_limit", "Amber from"),
        field<&T::dimension>("dimension", "Dimension"),
        field<&T::rollUp>("roll_up", "Roll-up"),
        field<&T::leading>("leading", "Leading"),
        field<&T::frequency>("frequency", "Frequency"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::scope>("scope_id", "Scope"),
        field<&T::active>("active", "Active"),
        field<&T::source>("source", "Source"),
    });
};

} // namespace gantry
