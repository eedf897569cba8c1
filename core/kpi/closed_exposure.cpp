#include "core/kpi/closed_exposure.h"

#include "core/risk/exposure.h"

namespace gantry {
namespace {

constexpr QLatin1String exposureName("exposure_under"), contingencyName("contingency_under");

} // namespace

void addExposures(
    std::vector<ClosedValue>& out, const Portfolio& closed, const ExchangeRates& rates, const QHash<NodeId, Amount>& contingencies)
{
    QHash<NodeId, Amount> exposures, covered;
    closed.all<Node>().forEach([&](const Node& n) {
        const Amount exposure = exposureAt(closed, n.id, rates).inPortfolio, contingency = contingencies.value(n.id);
        for (const Node* at = &n; at; at = closed.find(at->parent)) {
            exposures[at->id] += exposure;
            covered[at->id] += contingency;
        }
    });
    const auto freeze = [&](const QHash<NodeId, Amount>& amounts, QLatin1String name) {
        for (auto it = amounts.cbegin(); it != amounts.cend(); ++it)
            if (*it) out.push_back({{entityOf<Node>(), it.key().value}, {}, name, rates.portfolioCurrency(), it->minor, {}});
    };
    freeze(exposures, exposureName);
    freeze(covered, contingencyName);
}

ClosedExposure closedExposure(std::span<const ClosedValue> values, NodeId node, const QString& currency)
{
    ClosedExposure out;
    const RecordKey key{entityOf<Node>(), node.value};
    for (const ClosedValue& value : std::ranges::equal_range(values, key, {}, &ClosedValue::record)) {
        const auto* minor = std::get_if<qint64>(&value.value);
        if (!minor || value.of.id || value.unit != currency) continue;
        if (value.name == exposureName) out.exposure = Amount{*minor};
        if (value.name == contingencyName) out.contingency = Amount{*minor};
    }
    return out;
}

} // namespace gantry
