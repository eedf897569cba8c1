#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class VariationCategory { Other, LatentCondition, Client, Design, Authority, Omission, ProvisionalSum };
template <>
inline constexpr auto keysOf<VariationCategory> = std::to_array<std::string_view>(
    {"other", "latent_condition", "client", "design", "authority", "omission", "provisional_sum"});
enum class VariationStatus { Forecast, Pending, InPrinciple, Approved, Rejected, Withdrawn };
template <>
inline constexpr auto keysOf<VariationStatus> = std::to_array<std::string_view>(
    {"forecast", "pending", "in_principle", "approved", "rejected", "withdrawn"});

/// A change to a contract: in money by its lines, in time by its days of extension.
struct Variation {
    VariationId id{};
    QString number{};
    ContractId contract{};
    QString title{};
    VariationCategory category = VariationCategory::Other;
    VariationStatus status = VariationStatus::Forecast;
    std::optional<Money> sum{};
    QString requestNumber{};
    QString orderNumber{};
    QString reference{};
    QString clause{};
    qint64 daysClaimed{};
    qint64 daysGranted{};
    std::optional<QDate> received{};
    std::optional<QDate> due{};
    std::optional<QDate> approved{};
    QString recommendation{};
    QString approvalText{};
    QString description{};
    bool operator==(const Variation&) const = default;
};

template <> struct Describe<Variation> {
    static constexpr EntityWords words{"variation", "Variation", "Variations", "VAR"};
    template <class T> static constexpr auto group = &T::contract;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::contract>("contract_id", "Contract", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::category>("category", "Category"),
        field<&T::status>("status", "Status"),
        field<&T::sum>("sum_minor", "Approved sum"),
        field<&T::requestNumber>("request_number", "Request no."),
        field<&T::orderNumber>("order_number", "Order no."),
        field<&T::reference>("reference", "Reference"),
        field<&T::clause>("clause", "Clause"),
        field<&T::daysClaimed>("days_claimed", "Extension claimed", None, "days"),
        field<&T::daysGranted>("days_granted", "Extension granted", None, "days"),
        field<&T::received>("received_on", "Received"),
        field<&T::due>("due_on", "Due"),
        field<&T::approved>("approved_on", "Approved"),
        field<&T::recommendation>("recommendation", "Recommendation", Multiline),
        field<&T::approvalText>("approval_text", "Text of the approval", Multiline),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
