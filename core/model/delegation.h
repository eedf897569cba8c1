#pragma once
#include "core/model/ids.h"
#include "core/model/role_assignment.h"

namespace gantry {

enum class Approvable {
    Any,
    Contract,
    Variation,
    Claim,
    BudgetAdjustment,
    ChangeRequest,
    Gate,
    StatusReport,
    RiskTreatment,
    Decision,
    Charter,
    Waiver,
    Document
};
template <>
inline constexpr auto keysOf<Approvable> = std::to_array<std::string_view>({"any", "contract", "variation", "claim", "budget_adjustment",
    "change_request", "gate", "status_report", "risk_treatment", "decision", "charter", "waiver", "document"});

/// What somebody in a role, or a person by name, may approve, and up to which amount. Amounts are in the currency of the portfolio;
/// without a limit any amount may be approved.
struct Delegation {
    DelegationId id{};
    QString number{};
    QString title{};
    PersonId person{};
    std::optional<GovernanceRole> role{};
    NodeId scope{};
    Approvable kind = Approvable::Any;
    std::optional<Money> limit{};
    std::optional<QDate> from{};
    std::optional<QDate> to{};
    QString instrument{};
    PersonId grantedBy{};
    bool operator==(const Delegation&) const = default;
};

template <> struct Describe<Delegation> {
    static constexpr EntityWords words{"delegation", "Delegation of authority", "Delegations of authority", "DOA"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::person>("person_id", "Person"),
        field<&T::role>("role", "Role"),
        field<&T::scope>("scope_id", "Where"),
        field<&T::kind>("approves", "Approves"),
        field<&T::limit>("limit_minor", "Up to"),
        field<&T::from>("valid_from", "From"),
        field<&T::to>("valid_to", "To"),
        field<&T::instrument>("instrument", "Instrument"),
        field<&T::grantedBy>("granted_by_id", "Granted by"),
    });
};

} // namespace gantry
