#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What a risk would do to a task, in working days, or to a cost account, in the currency of the project: at least, most likely, at most.
struct RiskImpact {
    RiskImpactId id{};
    RiskId risk{};
    QString title{};
    TaskId task{};
    CostAccountId account{};
    std::optional<qint64> leastDays{};
    std::optional<qint64> likelyDays{};
    std::optional<qint64> mostDays{};
    std::optional<Money> least{};
    std::optional<Money> likely{};
    std::optional<Money> most{};
    bool operator==(const RiskImpact&) const = default;
};

template <> struct Describe<RiskImpact> {
    static constexpr EntityWords words{"risk_impact", "Risk impact", "Risk impacts"};
    template <class T> static constexpr auto group = &T::risk;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::risk>("risk_id", "Risk", Required),
        field<&T::title>("title", "Note", Title),
        field<&T::task>("task_id", "Task"),
        field<&T::account>("account_id", "Cost account"),
        field<&T::leastDays>("least_days", "At least", None, "days"),
        field<&T::likelyDays>("likely_days", "Most likely", None, "days"),
        field<&T::mostDays>("most_days", "At most", None, "days"),
        field<&T::least>("least_minor", "Amount at least"),
        field<&T::likely>("likely_minor", "Most likely amount"),
        field<&T::most>("most_minor", "Amount at most"),
    });
};

} // namespace gantry
