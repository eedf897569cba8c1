#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class CostAccountKind { Cost, ProjectContingency, ClientContingency };
template <>
inline constexpr auto keysOf<CostAccountKind> = std::to_array<std::string_view>({"cost", "project_contingency", "client_contingency"});
enum class CostAccountStatus { Draft, Approved, Closed };
template <> inline constexpr auto keysOf<CostAccountStatus> = std::to_array<std::string_view>({"draft", "approved", "closed"});

/// A line of the cost breakdown structure (CBS) with its budget. Amounts of an account with children are its own, not their sum.
struct CostAccount {
    CostAccountId id{};
    NodeId project{};
    CostAccountId parent{};
    QString rank{};
    QString code{};
    QString title{};
    CostAccountKind kind = CostAccountKind::Cost;
    CostAccountStatus status = CostAccountStatus::Approved;
    Money originalBudget{};
    QString tag{};
    QString description{};
    QString sourceId{};
    bool operator==(const CostAccount&) const = default;
};

template <> struct Describe<CostAccount> {
    static constexpr EntityWords words{"cost_account", "Cost account", "Cost accounts"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::parent>("parent_id", "Parent"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::status>("status", "Status"),
        field<&T::originalBudget>("original_budget_minor", "Original budget"),
        field<&T::tag>("tag", "Tag"),
        field<&T::description>("description", "Description", Multiline),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
