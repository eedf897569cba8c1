#pragma once
#include "core/cost/cash_flow.h"
#include "core/cost/fiscal_years.h"

namespace gantry {

struct FundingMonth {
    Amount need{}; // paid and still to come in the month
    Amount needSoFar{};
    Amount granted{}; // of the month: what becomes available in it
    Amount lapsed{}; // what ran out unused with the month before, for its source is valid no longer
    Amount availableSoFar{}; // granted less lapsed
    Amount shortfall{}; // what is needed by now and cannot be met
};
struct FundingYear {
    qint64 year = 0;
    Amount need{}, granted{}, lapsed{};
    Amount shortfall{}; // at the end of the year
};
/// Need against what sources give, month by month. A grant can be used from the first month of its fiscal year and of its source's validity
/// on, until that ends; what ends first is used first, and a shortfall is met by what comes later.
struct Funding {
    Month first{};
    std::vector<FundingMonth> months{};
    std::vector<FundingYear> years{};
    bool any = false; // whether there are grants at all
    const FundingMonth* at(Month month) const
    {
        const int place = month - first;
        return place < 0 || place >= int(months.size()) ? nullptr : &months[std::size_t(place)];
    }
    /// The most that is wanting at any time.
    Amount worst() const;
};

/// Grants to `nodes` told in `currency` by the rates of `day`. `need`: what is needed by month; what is paid and has no date is needed
/// first.
Funding fundingOf(const Portfolio& portfolio, const ExchangeRates& rates, std::span<const NodeId> nodes, const CashRow& need,
    const QString& currency, const FiscalYears& years, QDate day);

} // namespace gantry
