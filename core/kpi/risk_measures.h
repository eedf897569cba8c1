#pragma once
#include "core/risk/exposure.h"

namespace gantry {

/// What measures of risk are told from, of one node or of several together.
struct RiskFacts {
    Amount exposure{}; // in the currency of the facts that it stands in
    qint64 open = 0, withoutReview = 0, untreated = 0; // risks; see core/risk/register
    qint64 overdueActions = 0;
    RiskFacts& operator+=(const RiskFacts& other);
};
struct BothRiskFacts {
    RiskFacts own, inPortfolio;
};

/// Of what lies at a node itself.
BothRiskFacts riskFactsAt(const Portfolio& portfolio, NodeId node, const ExchangeRates& rates, QDate today);
/// Of what lies at a node that is no project, and at the programmes and portfolios below it: what it has beside its projects.
RiskFacts riskFactsBetween(const Portfolio& portfolio, NodeId node, QDate today);

} // namespace gantry
