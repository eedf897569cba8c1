#include "core/model/closed_periods.h"

namespace gantry {

ClosedPeriods::ClosedPeriods(const Portfolio& portfolio)
{
    portfolio.all<Period>().forEach([&](const Period& p) {
        if (p.status == PeriodStatus::Closed && p.start && p.end) m_closed.push_back(p);
    });
    std::ranges::sort(m_closed, {}, [](const Period& p) { return *p.start; });
}

ClosedPeriods::ClosedPeriods(const Portfolio& portfolio, PeriodId period)
{
    if (const Period* p = portfolio.find(period); p && p->start && p->end) m_closed.push_back(*p);
}

const Period* ClosedPeriods::at(std::optional<QDate> day) const
{
    if (!day) return nullptr;
    const auto after = std::ranges::upper_bound(m_closed, *day, {}, [](const Period& p) { return *p.start; });
    return after != m_closed.begin() && *std::prev(after)->end >= *day ? &*std::prev(after) : nullptr;
}

const Period* ClosedPeriods::of(const Portfolio& portfolio, Entity entity, const void* row, bool reversal) const
{
    if (m_closed.empty() || !row) return nullptr;
    const auto is = [&]<class E>(const E*) { return entity == entityOf<E>(); };
    const auto as = [&]<class E>(const E*) -> const E& { return *static_cast<const E*>(row); };
    const auto ofOwner = [&](const auto* owner) {
        using E = std::remove_cvref_t<decltype(*owner)>;
        return of(portfolio, entityOf<E>(), owner);
    };
    if (constexpr const LedgerEntry* e = nullptr; is(e)) return at(as(e).date);
    if (constexpr const BudgetAdjustment* e = nullptr; is(e)) return as(e).status == AdjustmentStatus::Approved ? at(as(e).date) : nullptr;
    if (constexpr const Variation* e = nullptr; is(e)) return as(e).status == VariationStatus::Approved ? at(as(e).approved) : nullptr;
    if (constexpr const VariationLine* e = nullptr; is(e)) return ofOwner(portfolio.find(as(e).variation));
    if (constexpr const Claim* e = nullptr; is(e))
        return as(e).status == ClaimStatus::Paid ? at(as(e).paymentMonth ? as(e).paymentMonth : as(e).paidOn) : nullptr;
    if (constexpr const ClaimLine* e = nullptr; is(e)) return ofOwner(portfolio.find(as(e).claim));
    if (constexpr const PhasedAmount* e = nullptr; is(e)) return as(e).kind == PhasedKind::Forecast ? at(as(e).month) : nullptr;
    if (constexpr const ExchangeRate* e = nullptr; is(e)) return at(as(e).validFrom);
    if (constexpr const CostAccrual* e = nullptr; is(e)) {
        const auto period = std::ranges::find(m_closed, reversal ? as(e).reversedIn : as(e).period, &Period::id);
        return period == m_closed.end() ? nullptr : &*period;
    }
    return nullptr;
}

} // namespace gantry
