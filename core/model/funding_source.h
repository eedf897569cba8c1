#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class FundingKind { CapitalExpenditure, OperatingExpenditure, Grant, Debt, Equity, DeveloperContribution };
template <>
inline constexpr auto keysOf<FundingKind> = std::to_array<std::string_view>(
    {"capital_expenditure", "operating_expenditure", "grant", "debt", "equity", "developer_contribution"});

/// Where money comes from. Amounts are in the currency of the portfolio.
struct FundingSource {
    FundingSourceId id{};
    QString number{};
    FundingSourceId parent{};
    QString name{};
    OrganisationId funder{};
    FundingKind kind = FundingKind::CapitalExpenditure;
    Money total{};
    std::optional<QDate> validFrom{};
    std::optional<QDate> validTo{};
    QString conditions{};
    bool operator==(const FundingSource&) const = default;
};

template <> struct Describe<FundingSource> {
    static constexpr EntityWords words{"funding_source", "Funding source", "Funding sources", "FND"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::parent>("parent_id", "Parent"),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::funder>("funder_id", "Funder"),
        field<&T::kind>("kind", "Kind"),
        field<&T::total>("total_minor", "Total"),
        field<&T::validFrom>("valid_from", "Valid from"),
        field<&T::validTo>("valid_to", "Valid to"),
        field<&T::conditions>("conditions", "Conditions", Multiline),
    });
};

} // namespace gantry
