#pragma once
#include "core/cost/closed_figures.h"

namespace gantry {

/// Exposure and contingency of a node with all below it, in the currency of the portfolio; absent where they are not known.
struct ClosedExposure {
    std::optional<Amount> exposure, contingency;
};
/// What a close freezes of every node for the trend of exposure: of a programme no project alone tells it. `contingencies` by project.
void addExposures(
    std::vector<ClosedValue>& out, const Portfolio& closed, const ExchangeRates& rates, const QHash<NodeId, Amount>& contingencies);
/// As a close froze it; absent where it did not, or counted in another currency. Of values in their order.
ClosedExposure closedExposure(std::span<const ClosedValue> values, NodeId node, const QString& currency);

} // namespace gantry
