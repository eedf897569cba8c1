#include "core/kpi/dimension_health.h"

namespace gantry {

std::vector<DimensionHealth> healthByDimension(const Portfolio& portfolio, NodeId node, std::span<const KpiScore> scores)
{
    std::vector<DimensionHealth> out;
    for (std::size_t d = 0; d < keysOf<HealthDimension>.size(); ++d) {
        DimensionHealth health{.dimension = HealthDimension(d)};
        for (const KpiScore& score : scores) {
            const Kpi* kpi = portfolio.find(score.kpi);
            const bool counts = kpi && (health.dimension == HealthDimension::Overall || kpi->dimension == health.dimension);
            if (!counts || score.status == Health::NotAssessed || score.status < health.suggested) continue;
            if (score.status > health.suggested) health.because.clear();
            health.suggested = score.status;
            health.because.push_back(score.kpi);
        }
        const HealthAssessment* latest = nullptr;
        portfolio.all<HealthAssessment>().forEachIn(node, [&](const HealthAssessment& a) {
            if (a.dimension == health.dimension && (!latest || std::tuple(a.date, a.id) > std::tuple(latest->date, latest->id)))
                latest = &a;
        });
        if (latest) {
            health.set = latest->health, health.comment = latest->comment, health.assessment = latest->id;
        } else if (const Node* own = portfolio.find(node); own && health.dimension == HealthDimension::Overall) {
            health.set = own->health, health.comment = own->healthComment;
        }
        health.differs = health.set != health.suggested && health.set != Health::NotAssessed && health.suggested != Health::NotAssessed;
        out.push_back(std::move(health));
    }
    return out;
}

} // namespace gantry
