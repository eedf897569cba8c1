#include "core/cost/fiscal_years.h"

#include "core/model/cost_rules.h"

namespace gantry {

FiscalYears fiscalYearsOf(const Portfolio& portfolio, NodeId project)
{
    const int start = int(std::clamp<qint64>(costOptionsOf(portfolio, project).fiscalYearStart, 1, 12));
    const FiscalYears plain(start);
    const Period* last = nullptr; // the newest that names its year
    portfolio.all<Period>().forEach([&](const Period& p) {
        if (monthOf(p.start) && p.fiscalYear > 0 && (!last || *p.start > *last->start)) last = &p;
    });
    const qint64 shift = last ? last->fiscalYear - plain.of(Month::of(*last->start)) : 0;
    return std::abs(shift) == 1 ? FiscalYears(start, int(shift)) : plain;
}

} // namespace gantry
