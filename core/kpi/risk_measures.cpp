#include "core/kpi/risk_measures.h"

#include "core/model/open_records.h"
#include "core/risk/register.h"

namespace gantry {

RiskFacts& RiskFacts::operator+=(const RiskFacts& other)
{
    exposure += other.exposure;
    open += other.open, withoutReview += other.withoutReview, untreated += other.untreated;
    overdueActions += other.overdueActions;
    return *this;
}

BothRiskFacts riskFactsAt(const Portfolio& portfolio, NodeId node, const ExchangeRates& rates, QDate today)
{
    RiskFacts facts;
    RiskScales scales(portfolio);
    portfolio.all<Risk>().forEachIn(node, [&](const Risk& risk) {
        facts.open += isOpen(risk);
        facts.withoutReview += isWithoutReview(risk, today);
        facts.untreated += isUntreated(portfolio, risk, scales.of(node));
    });
    portfolio.all<Action>().forEachIn(node, [&](const Action& action) { facts.overdueActions += isOverdue(action, today); });
    BothRiskFacts out{facts, facts};
    const Exposure exposure = exposureAt(portfolio, node, rates);
    out.own.exposure = exposure.own;
    out.inPortfolio.exposure = exposure.inPortfolio;
    return out;
}

RiskFacts riskFactsBetween(const Portfolio& portfolio, NodeId node, QDate today)
{
    RiskFacts out;
    const Node* top = portfolio.find(node);
    if (!top || top->kind == NodeKind::Project) return out;
    const ExchangeRates rates(portfolio);
    for (const NodeId at : nodesUnder(portfolio, node))
        if (portfolio.find(at)->kind != NodeKind::Project) out += riskFactsAt(portfolio, at, rates, today).inPortfolio;
    return out;
}

} // namespace gantry
