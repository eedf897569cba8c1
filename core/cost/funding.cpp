#include "core/cost/funding.h"

namespace gantry {
namespace {

struct Grant {
    Month from{};
    std::optional<Month> until{}; // the last month in which it can be used
    Amount amount{}, left{};
};

Amount amountOf(const FundingAllocation& a, const FundingSource& source)
{
    if (a.amount.minor || !a.share) return Amount{a.amount.minor};
    return scaled(Amount{source.total.minor}, a.share->e8, 100 * e8);
}

/// Draws from `left` what is wanted, as far as it goes.
Amount drawn(Amount& left, Amount wanted)
{
    const Amount part = left.minor < wanted.minor ? left : wanted;
    if (part.minor <= 0) return {};
    left -= part;
    return part;
}

} // namespace

Amount Funding::worst() const
{
    Amount most;
    for (const FundingMonth& m : months)
        if (!m.shortfall || m.shortfall.minor > most.minor) most = m.shortfall;
    return most;
}

Funding fundingOf(const Portfolio& portfolio, const ExchangeRates& rates, std::span<const NodeId> nodes, const CashRow& need,
    const QString& currency, const FiscalYears& years, QDate day)
{
    Funding out;
    std::vector<Grant> grants;
    const auto early = need.months.empty() ? std::optional<Month>() : need.months.first();
    std::optional<Month> first = early, last = need.months.empty() ? early : need.months.last();
    for (NodeId node : nodes)
        portfolio.all<FundingAllocation>().forEachIn(node, [&](const FundingAllocation& a) {
            const FundingSource* source = portfolio.find(a.source);
            if (!source) return;
            Grant grant{{}, monthOf(source->validTo), {}, {}};
            std::optional<Month> from = monthOf(source->validFrom);
            if (a.fiscalYear >= 1900 && a.fiscalYear <= 2200) from = std::max(from.value_or(Month{}), years.firstMonth(a.fiscalYear));
            grant.amount = grant.left = rates.converted(amountOf(a, *source), rates.portfolioCurrency(), currency, day);
            grant.from = from.value_or(Month{});
            if (grant.until && *grant.until < grant.from) return; // never valid in its own year
            if (from) first = std::min(first.value_or(*from), *from), last = std::max(last.value_or(*from), *from);
            grants.push_back(grant);
        });
    out.any = !grants.empty();
    if (!first) return out;
    std::erase_if(grants, [&](const Grant& g) { return g.until && *g.until < *first; });
    out.first = *first;
    std::ranges::stable_sort(grants, {}, [](const Grant& g) { return g.until.value_or(Month{INT_MAX}); });
    Amount soFar, available, debt, credit; // credit: what came back and can be used again
    for (Month m = *first; m <= *last; m = m + 1) {
        FundingMonth month;
        for (Grant& g : grants) {
            if (g.from == m || (m == *first && g.from < m)) month.granted += g.amount;
            if (g.until && *g.until + 1 == m && g.from < m) month.lapsed += g.left, g.left = {};
        }
        month.need = need.months.at(m).forecast();
        if (early && m == *early) month.need += need.undated;
        soFar += month.need;
        available += month.granted - month.lapsed;
        debt += month.need;
        if (!debt || !available) {
            debt += available; // nobody knows how much is wanting
        } else {
            if (debt.minor < 0) credit -= debt, debt = {};
            debt -= drawn(credit, debt);
            for (Grant& g : grants)
                if (g.from <= m && (!g.until || *g.until >= m)) debt -= drawn(g.left, debt);
        }
        month.needSoFar = soFar;
        month.availableSoFar = available;
        month.shortfall = debt;
        const qint64 year = years.of(m);
        if (out.years.empty() || out.years.back().year != year) out.years.push_back({year, {}, {}, {}, {}});
        FundingYear& sum = out.years.back();
        sum.need += month.need;
        sum.granted += month.granted;
        sum.lapsed += month.lapsed;
        sum.shortfall = debt;
        out.months.push_back(month);
    }
    return out;
}

} // namespace gantry
