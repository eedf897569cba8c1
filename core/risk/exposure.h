#pragma once
#include "core/cost/exchange_rates.h"
#include "core/model/portfolio.h"

namespace gantry {

/// Expected monetary values of active threats less those of active opportunities, by which plans and budgets are exposed.
/// A risk without amount or chance adds nothing.
struct Exposure {
    Amount own{}; // in the currency of the node
    Amount inPortfolio{}; // by the rates of the node's status date (reportingDay)
};
/// Of the risks that lie at a node itself, without those below.
Exposure exposureAt(const Portfolio& portfolio, NodeId node, const ExchangeRates& rates);
/// Of a node with all below it, in the currency of the portfolio; NoRate where one of them has no rate.
Amount exposureUnder(const Portfolio& portfolio, NodeId node, const ExchangeRates& rates);

/// How many times contingency covers exposure; absent where either is not known, or nothing is exposed.
std::optional<double> coverage(const Amount& contingency, const Amount& exposure);
/// From which coverage on it is green and amber: those of the KPI CTR where it counts for the node, else those that it starts with.
struct CoverLimits {
    double green = 1.2, amber = 1.0;
};
CoverLimits coverLimits(const Portfolio& portfolio, NodeId node);

} // namespace gantry
