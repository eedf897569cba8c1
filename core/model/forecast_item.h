#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ForecastKind { Uncommitted, ProjectContingency, ClientContingency, Risk };
template <>
inline constexpr auto keysOf<ForecastKind> = std::to_array<std::string_view>(
    {"uncommitted", "project_contingency", "client_contingency", "risk"});
enum class ForecastStatus { Open, Draft, Closed };
template <> inline constexpr auto keysOf<ForecastStatus> = std::to_array<std::string_view>({"open", "draft", "closed"});

/// Money that is expected and not committed: work to be let, contingency, a risk. It counts with its likelihood while it is open.
struct ForecastItem {
    ForecastItemId id{};
    QString number{};
    NodeId project{};
    QString title{};
    ForecastKind kind = ForecastKind::Uncommitted;
    CostAccountId account{};
    Money amount{};
    Percent likelihood = percent(100);
    ForecastStatus status = ForecastStatus::Open;
    QString description{};
    bool operator==(const ForecastItem&) const = default;
};

template <> struct Describe<ForecastItem> {
    static constexpr EntityWords words{"forecast_item", "Forecast item", "Forecast items", "FCI"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::account>("account_id", "Cost account"),
        field<&T::amount>("amount_minor", "Amount"),
        field<&T::likelihood>("likelihood_percent", "Likelihood", None, "%"),
        field<&T::status>("status", "Status"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
