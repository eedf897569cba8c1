#include "core/risk/score.h"

namespace gantry {
namespace {

using Steps = std::array<std::optional<qint64>, 5>;

Steps impactsOf(const Risk& r, RiskStage stage)
{
    if (stage == RiskStage::Before) return {r.costBefore, r.timeBefore, r.qualityBefore, r.safetyBefore, r.reputationBefore};
    return {r.costAfter, r.timeAfter, r.qualityAfter, r.safetyAfter, r.reputationAfter};
}

bool within(qint64 step, const QStringList& words) { return step >= 1 && step <= words.size(); }

} // namespace

std::optional<RiskCell> cellOf(const Risk& risk, RiskStage stage, const RiskScale& scale)
{
    const auto& likelihood = stage == RiskStage::Before ? risk.likelihoodBefore : risk.likelihoodAfter;
    if (!likelihood || !within(*likelihood, scale.likelihoods)) return std::nullopt;
    qint64 highest = 0, sum = 0, count = 0;
    for (const auto& impact : impactsOf(risk, stage)) {
        if (!impact) continue;
        if (!within(*impact, scale.impacts)) return std::nullopt;
        highest = std::max(highest, *impact);
        sum += *impact;
        ++count;
    }
    if (count == 0) return std::nullopt;
    return RiskCell{*likelihood, scale.scoring == RiskScoring::Highest ? highest : (2 * sum + count) / (2 * count)};
}

std::optional<qint64> riskScore(const Risk& risk, RiskStage stage, const RiskScale& scale)
{
    const auto cell = cellOf(risk, stage, scale);
    return cell ? std::optional(cell->score()) : std::nullopt;
}

std::optional<qint64> standingScore(const Risk& risk, const RiskScale& scale)
{
    const auto after = riskScore(risk, RiskStage::After, scale);
    return after ? after : riskScore(risk, RiskStage::Before, scale);
}

const RiskScale& RiskScales::of(NodeId node)
{
    const auto known = m_known.find(node);
    return known != m_known.end() ? known->second : m_known.emplace(node, riskScaleOf(m_portfolio, node)).first->second;
}

} // namespace gantry
