#pragma once
#include "core/model/risk_rules.h"

#include <map>

namespace gantry {

/// Where a risk stands in its matrix: steps from 1, the lowest.
struct RiskCell {
    qint64 likelihood = 0, impact = 0;
    /// The score of a cell, and of every risk that stands in it.
    qint64 score() const { return likelihood * impact; }
    auto operator<=>(const RiskCell&) const = default;
};

/// The cell of a risk: its likelihood, and of the impacts given (cost, time, quality, safety, reputation) the highest, or their average
/// rounded half up to a step, as the matrix says. An average is rounded so that a risk has the score and the colour of the cell that it is
/// shown in: impacts 2, 3 and 5 average 10/3 and stand at 3.
/// Absent without a likelihood or any impact, and where a step lies beyond the matrix.
std::optional<RiskCell> cellOf(const Risk& risk, RiskStage stage, const RiskScale& scale);
/// Likelihood times impact.
std::optional<qint64> riskScore(const Risk& risk, RiskStage stage, const RiskScale& scale);
/// The score as it stands: after treatment, and before it where nobody has said what treatment leaves.
std::optional<qint64> standingScore(const Risk& risk, const RiskScale& scale);

/// The matrices of many risks, each found once. Borrows the portfolio, and holds for its matrices and its tree as they are.
class RiskScales {
public:
    explicit RiskScales(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    const RiskScale& of(NodeId node);
    void forget() { m_known.clear(); }

private:
    const Portfolio& m_portfolio;
    std::map<NodeId, RiskScale> m_known; // a reference holds while others are found
};

} // namespace gantry
