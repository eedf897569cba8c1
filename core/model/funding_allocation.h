#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What a source gives to a project in a fiscal year, in the currency of the portfolio.
struct FundingAllocation {
    FundingAllocationId id{};
    FundingSourceId source{};
    NodeId project{};
    qint64 fiscalYear{};
    Money amount{};
    std::optional<Percent> share{};
    Money drawn{};
    bool operator==(const FundingAllocation&) const = default;
};

template <> struct Describe<FundingAllocation> {
    static constexpr EntityWords words{"funding_allocation", "Funding allocation", "Funding allocations"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::source>("source_id", "Funding source", Required),
        field<&T::project>("project_id", "Project", Required),
        field<&T::fiscalYear>("fiscal_year", "Fiscal year"),
        field<&T::amount>("amount_minor", "Amount"),
        field<&T::share>("share_percent", "Share", None, "% of the source"),
        field<&T::drawn>("drawn_minor", "Drawn"),
    });
};

} // namespace gantry
