#include "core/model/cost_rules.h"

namespace gantry {

CostOptions costOptionsOf(const Portfolio& portfolio, NodeId project)
{
    const CostOptions* found = nullptr;
    for (NodeId of : {project, NodeId{}})
        if (!found) portfolio.all<CostOptions>().forEachIn(of, [&](const CostOptions& o) { found = &o; });
    return found ? *found : CostOptions{};
}

bool isCommitted(VariationStatus status, const CostOptions& options)
{
    return status == VariationStatus::Approved || (status == VariationStatus::InPrinciple && options.inPrincipleCommitted);
}

bool isStanding(VariationStatus status) { return status != VariationStatus::Rejected && status != VariationStatus::Withdrawn; }

bool isBinding(ContractStatus status) { return status != ContractStatus::Draft && status != ContractStatus::Pending; }

Money standing(const ClaimLine& line, ClaimStatus status)
{
    return status == ClaimStatus::Approved || status == ClaimStatus::Paid ? line.approved : line.claimed;
}

Money committedAmount(const VariationLine& line, VariationStatus status)
{
    if (status == VariationStatus::Approved || line.approved.minor) return line.approved;
    return line.preliminary.minor ? line.preliminary : line.requested;
}

Money likelyAmount(const ForecastItem& item)
{
    return {mulDiv(item.amount.minor, item.likelihood.e8, 100 * e8).value_or(item.amount.minor)};
}

QDate reportingDay(const Portfolio& portfolio, NodeId project)
{
    if (const auto date = portfolio.optionsOf(project).statusDate) return dateOf(*date);
    std::optional<QDate> last;
    portfolio.all<Period>().forEach([&](const Period& p) {
        if (p.status == PeriodStatus::Closed && p.end && (!last || *p.end > *last)) last = p.end;
    });
    return last.value_or(QDate(2200, 12, 31));
}

} // namespace gantry
