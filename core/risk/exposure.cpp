#include "core/risk/exposure.h"

#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/model/risk_rules.h"
#include "core/risk/register.h"

namespace gantry {

Exposure exposureAt(const Portfolio& portfolio, NodeId node, const ExchangeRates& rates)
{
    Exposure out;
    portfolio.all<Risk>().forEachIn(node, [&](const Risk& risk) {
        if (risk.status != RiskStatus::Active) return;
        if (const auto value = expectedValue(risk)) out.own += Amount{value->minor};
    });
    if (!(out.own == Amount{}))
        out.inPortfolio = rates.converted(out.own, currencyOf(portfolio, node), rates.portfolioCurrency(), reportingDay(portfolio, node));
    return out;
}

Amount exposureUnder(const Portfolio& portfolio, NodeId node, const ExchangeRates& rates)
{
    Amount out;
    for (const NodeId at : nodesUnder(portfolio, node)) out += exposureAt(portfolio, at, rates).inPortfolio;
    return out;
}

std::optional<double> coverage(const Amount& contingency, const Amount& exposure)
{
    if (!contingency || !exposure || exposure.minor <= 0) return std::nullopt;
    return double(contingency.minor) / double(exposure.minor);
}

CoverLimits coverLimits(const Portfolio& portfolio, NodeId node)
{
    const auto counts = [&](const Kpi& kpi) {
        if (!kpi.active || kpi.code != u"CTR" || !kpi.greenLimit) return false;
        for (const Node* at = portfolio.find(node); at && kpi.scope; at = portfolio.find(at->parent))
            if (at->id == kpi.scope) return true;
        return !kpi.scope;
    };
    CoverLimits out;
    portfolio.all<Kpi>().forEach([&](const Kpi& kpi) {
        if (!counts(kpi)) return;
        out.green = double(kpi.greenLimit->e8) / double(e8);
        out.amber = kpi.amberLimit ? double(kpi.amberLimit->e8) / double(e8) : out.green;
    });
    return out;
}

} // namespace gantry
