#include "core/risk/register.h"

namespace gantry {

std::vector<NodeId> nodesUnder(const Portfolio& portfolio, NodeId node)
{
    QHash<NodeId, std::vector<NodeId>> children; // one pass, as in Portfolio::projectsUnder
    portfolio.all<Node>().forEach([&](const Node& n) { children[n.parent].push_back(n.id); });
    std::vector<NodeId> out;
    if (portfolio.find(node)) out.push_back(node);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto below = children.value(out[i]);
        out.insert(out.end(), below.begin(), below.end());
    }
    return out;
}

std::vector<const Risk*> risksUnder(const Portfolio& portfolio, NodeId node)
{
    std::vector<const Risk*> out;
    for (const NodeId at : nodesUnder(portfolio, node))
        portfolio.all<Risk>().forEachIn(at, [&](const Risk& risk) { out.push_back(&risk); });
    return out;
}

const std::vector<RiskId>& RiskMap::at(RiskCell cell) const
{
    static const std::vector<RiskId> none;
    const auto found = cells.find(cell);
    return found == cells.end() ? none : found->second;
}

RiskMap mapOf(std::span<const Risk* const> risks, RiskStage stage, const RiskScale& shown, RiskScales& scales)
{
    RiskMap out;
    for (const Risk* risk : risks) {
        if (!isOpen(*risk)) continue;
        const RiskScale& scale = scales.of(risk->project);
        if (scale.matrix != shown.matrix)
            ++out.elsewhere;
        else if (const auto cell = cellOf(*risk, stage, scale))
            out.cells[*cell].push_back(risk->id);
        else
            ++out.unscored;
    }
    return out;
}

std::vector<const Risk*> topRisks(std::vector<const Risk*> risks, RiskScales& scales, std::size_t most)
{
    struct Weighed {
        const Risk* risk;
        qint64 score, value;
    };
    std::vector<Weighed> open;
    for (const Risk* risk : risks) {
        if (!isOpen(*risk)) continue;
        const qint64 value = expectedValue(*risk).value_or(Money{}).minor;
        open.push_back({risk, standingScore(*risk, scales.of(risk->project)).value_or(0), value < 0 ? -value : value});
    }
    std::ranges::stable_sort(open, std::greater<>(), [](const Weighed& w) { return std::tuple(w.score, w.value, w.risk->key); });
    std::vector<const Risk*> out;
    for (const Weighed& each : open)
        if (out.size() < most) out.push_back(each.risk);
    return out;
}

TreatmentCount treatmentsOf(const Portfolio& portfolio, RiskId risk)
{
    TreatmentCount out;
    portfolio.all<RiskTreatment>().forEachIn(risk, [&](const RiskTreatment& t) {
        out.of += t.status != TreatmentStatus::Cancelled;
        out.done += t.status == TreatmentStatus::Done;
    });
    return out;
}

std::optional<qint64> daysWithoutReview(const Risk& risk, QDate today)
{
    const auto since = risk.review ? risk.review : risk.identified;
    if (!since || !isOpen(risk) || *since >= today) return std::nullopt;
    return since->daysTo(today);
}

bool isWithoutReview(const Risk& risk, QDate today)
{
    if (!isOpen(risk)) return false;
    if (!risk.review && !risk.identified) return true;
    return daysWithoutReview(risk, today).value_or(0) > reviewWithin;
}

bool isUntreated(const Portfolio& portfolio, const Risk& risk, const RiskScale& scale)
{
    if (risk.status != RiskStatus::Active || risk.kind != RiskKind::Threat || risk.response == RiskResponse::Accept) return false;
    const auto score = riskScore(risk, RiskStage::Before, scale);
    return score && scale.bandOf(*score) >= RiskBand::High && treatmentsOf(portfolio, risk.id).of == 0;
}

} // namespace gantry
