#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class AdjustmentKind { Transfer, Add, Remove };
template <> inline constexpr auto keysOf<AdjustmentKind> = std::to_array<std::string_view>({"transfer", "add", "remove"});
enum class AdjustmentStatus { Draft, Approved };
template <> inline constexpr auto keysOf<AdjustmentStatus> = std::to_array<std::string_view>({"draft", "approved"});

/// Moves budget between two accounts, adds some or takes some away. Only an approved one counts.
struct BudgetAdjustment {
    BudgetAdjustmentId id{};
    QString number{};
    NodeId project{};
    QString title{};
    AdjustmentKind kind = AdjustmentKind::Transfer;
    CostAccountId from{};
    CostAccountId to{};
    Money amount{};
    AdjustmentStatus status = AdjustmentStatus::Draft;
    std::optional<QDate> date{};
    QString reason{};
    VariationId variation{};
    bool operator==(const BudgetAdjustment&) const = default;
};

template <> struct Describe<BudgetAdjustment> {
    static constexpr EntityWords words{"budget_adjustment", "Budget adjustment", "Budget adjustments", "ADJ"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::from>("from_account_id", "From account"),
        field<&T::to>("to_account_id", "To account"),
        field<&T::amount>("amount_minor", "Amount"),
        field<&T::status>("status", "Status"),
        field<&T::date>("adjusted_on", "Date"),
        field<&T::reason>("reason", "Reason", Multiline),
        field<&T::variation>("variation_id", "Variation"),
    });
};

} // namespace gantry
