#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ClaimStatus { Draft, Submitted, Approved, Paid, Disputed };
template <>
inline constexpr auto keysOf<ClaimStatus> = std::to_array<std::string_view>({"draft", "submitted", "approved", "paid", "disputed"});

/// What a contractor asks to be paid, and what was assessed, approved and paid of it. Lines hold this claim's amounts, not the running
/// totals.
struct Claim {
    ClaimId id{};
    QString number{};
    ContractId contract{};
    QString title{};
    ClaimStatus status = ClaimStatus::Draft;
    QString invoice{};
    QString certificate{};
    std::optional<QDate> periodStart{};
    std::optional<QDate> periodEnd{};
    std::optional<QDate> received{};
    std::optional<QDate> due{};
    std::optional<QDate> assessedOn{};
    std::optional<QDate> paidOn{};
    std::optional<QDate> paymentMonth{};
    std::optional<Money> sum{};
    Money retention{};
    Money retentionReleased{};
    Money tax{};
    bool direct{};
    bool reimbursable{};
    QString description{};
    bool operator==(const Claim&) const = default;
};

template <> struct Describe<Claim> {
    static constexpr EntityWords words{"claim", "Payment claim", "Payment claims", "CLM"};
    template <class T> static constexpr auto group = &T::contract;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::contract>("contract_id", "Contract", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::status>("status", "Status"),
        field<&T::invoice>("invoice", "Invoice no."),
        field<&T::certificate>("certificate", "Certificate no."),
        field<&T::periodStart>("period_start", "Work from"),
        field<&T::periodEnd>("period_end", "Work to"),
        field<&T::received>("received_on", "Received"),
        field<&T::due>("due_on", "Due"),
        field<&T::assessedOn>("assessed_on", "Certified"),
        field<&T::paidOn>("paid_on", "Paid on"),
        field<&T::paymentMonth>("payment_month", "Payment month"),
        field<&T::sum>("sum_minor", "Approved sum"),
        field<&T::retention>("retention_minor", "Retention"),
        field<&T::retentionReleased>("retention_released_minor", "Retention released"),
        field<&T::tax>("tax_minor", "Tax"),
        field<&T::direct>("direct", "Direct payment"),
        field<&T::reimbursable>("reimbursable", "Reimbursable"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
