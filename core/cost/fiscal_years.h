#pragma once
#include "core/cost/month.h"
#include "core/model/portfolio.h"

namespace gantry {

/// How months make fiscal years: the month in which one starts, and the calendar year that it is named for. That is the one in which it
/// ends, unless the periods of the portfolio name theirs otherwise (2026 for 2026/27).
class FiscalYears {
public:
    explicit FiscalYears(int start = 1, int shift = 0)
        : m_start(start)
        , m_shift(shift)
    {
    }
    qint64 of(Month month) const { return month.year() + (m_start > 1 && month.index % 12 + 1 >= m_start) + m_shift; }
    Month firstMonth(qint64 year) const { return {int(year - m_shift - (m_start > 1)) * 12 + m_start - 1}; }
    bool areCalendarYears() const { return m_start == 1 && m_shift == 0; }

private:
    int m_start, m_shift;
};
/// By the house rules of a project, or of the portfolio (no project).
FiscalYears fiscalYearsOf(const Portfolio& portfolio, NodeId project = {});

} // namespace gantry
