#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ContractForm { Other, As4000, As4902, Nec4, Fidic, Jct, Aia, Gc21, PurchaseOrder, GeneralConsultant, GeneralContractor };
template <>
inline constexpr auto keysOf<ContractForm> = std::to_array<std::string_view>(
    {"other", "as_4000", "as_4902", "nec4", "fidic", "jct", "aia", "gc21", "purchase_order", "general_consultant", "general_contractor"});
enum class PriceType {
    LumpSum,
    UnitRate,
    GuaranteedMaximum,
    CostPlusFixedFee,
    CostPlusPercentFee,
    TargetCost,
    Alliance,
    TimeAndMaterials,
    PublicPrivatePartnership
};
template <>
inline constexpr auto keysOf<PriceType> = std::to_array<std::string_view>({"lump_sum", "unit_rate", "guaranteed_maximum",
    "cost_plus_fixed_fee", "cost_plus_percent_fee", "target_cost", "alliance", "time_and_materials", "public_private_partnership"});
enum class SecurityKind { None, Bond, BankGuarantee, CashRetention };
template <>
inline constexpr auto keysOf<SecurityKind> = std::to_array<std::string_view>({"none", "bond", "bank_guarantee", "cash_retention"});
enum class ContractStatus { Draft, Pending, Approved, Executed, Complete, Closed, Terminated };
template <>
inline constexpr auto keysOf<ContractStatus> = std::to_array<std::string_view>(
    {"draft", "pending", "approved", "executed", "complete", "closed", "terminated"});

/// What was agreed with a vendor. Its lines carry the money to cost accounts. Amounts are in its own currency, or its project's where it
/// names none.
struct Contract {
    ContractId id{};
    QString number{};
    NodeId project{};
    QString title{};
    OrganisationId vendor{};
    QString reference{};
    ContractStatus status = ContractStatus::Draft;
    ContractForm form = ContractForm::Other;
    PriceType priceType = PriceType::LumpSum;
    QString currency{};
    std::optional<Money> sum{};
    OrganisationId principal{};
    PersonId manager{};
    PersonId superintendent{};
    QString paymentClause{};
    std::optional<qint64> paymentDays{};
    QString jurisdiction{};
    Percent tax{};
    Percent retention{};
    std::optional<Percent> retentionCap{};
    SecurityKind security = SecurityKind::None;
    Money securityAmount{};
    std::optional<QDate> securityExpiry{};
    QString insurances{};
    std::optional<QDate> insuranceExpiry{};
    Money liquidatedDamages{};
    std::optional<QDate> awarded{};
    std::optional<QDate> start{};
    std::optional<QDate> practicalCompletion{};
    std::optional<QDate> defectsEnd{};
    QString description{};
    bool operator==(const Contract&) const = default;
};

template <> struct Describe<Contract> {
    static constexpr EntityWords words{"contract", "Contract", "Contracts", "CON"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::vendor>("vendor_id", "Vendor"),
        field<&T::reference>("reference", "Purchase order"),
        field<&T::status>("status", "Status"),
        field<&T::form>("standard_form", "Standard form"),
        field<&T::priceType>("price_type", "Price type"),
        field<&T::currency>("currency", "Currency"),
        field<&T::sum>("sum_minor", "Contract sum"),
        field<&T::principal>("principal_id", "Principal"),
        field<&T::manager>("manager_id", "Project manager"),
        field<&T::superintendent>("superintendent_id", "Superintendent"),
        field<&T::paymentClause>("payment_clause", "Payment clause"),
        field<&T::paymentDays>("payment_days", "Days to pay"),
        field<&T::jurisdiction>("jurisdiction", "Jurisdiction"),
        field<&T::tax>("tax_percent", "Tax", None, "%"),
        field<&T::retention>("retention_percent", "Retention", None, "%"),
        field<&T::retentionCap>("retention_cap_percent", "Retention cap", None, "% of the contract"),
        field<&T::security>("security", "Security"),
        field<&T::securityAmount>("security_minor", "Amount of the security"),
        field<&T::securityExpiry>("security_expires", "Security expires"),
        field<&T::insurances>("insurances", "Insurances", Multiline),
        field<&T::insuranceExpiry>("insurance_expires", "Insurance expires"),
        field<&T::liquidatedDamages>("liquidated_damages_minor", "Liquidated damages a day"),
        field<&T::awarded>("awarded_on", "Awarded"),
        field<&T::start>("start_date", "Start"),
        field<&T::practicalCompletion>("practical_completion", "Practical completion"),
        field<&T::defectsEnd>("defects_end", "End of defects liability"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
