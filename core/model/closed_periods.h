#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// Which entries lie in a period whose books are closed: as the portfolio is when this is made, whatever becomes of it. A reopened period
/// is not closed: what is edited there are restatements.
class ClosedPeriods {
public:
    explicit ClosedPeriods(const Portfolio& portfolio);
    /// As if this one period were closed and no other: whose records lie in it, also while it is open.
    ClosedPeriods(const Portfolio& portfolio, PeriodId period);
    bool empty() const { return m_closed.empty(); }
    /// The closed period that a day lies in, or null.
    const Period* at(std::optional<QDate> day) const;
    /// The closed period that a record is an entry of, or null: by its date a ledger entry, an approved adjustment, an approved variation,
    /// an exchange rate; by its month what was paid of a claim and what was phased by hand; by its period an accrual. Lines go with what
    /// they are lines of. `reversal`: the period in which an accrual is taken back, instead.
    const Period* of(const Portfolio& portfolio, Entity entity, const void* row, bool reversal = false) const;

private:
    std::vector<Period> m_closed; // by start
};

} // namespace gantry
