#pragma once
#include "core/kpi/score.h"

namespace gantry {

/// One side of a node's health: what its KPIs suggest beside what a person said.
struct DimensionHealth {
    HealthDimension dimension{};
    Health suggested = Health::NotAssessed; // the worst status of its KPIs; overall: the worst of all
    std::vector<KpiId> because{}; // KPIs of that status
    Health set = Health::NotAssessed;
    HealthAssessmentId assessment{}; // the latest one; none: overall by the node's own health, else nobody said anything
    QString comment{};
    bool differs = false; // both say something, and not the same
};
/// One a dimension, in their order. Of several assessments of a dimension the one with the latest date counts, of one date the youngest
/// record.
std::vector<DimensionHealth> healthByDimension(const Portfolio& portfolio, NodeId node, std::span<const KpiScore> scores);

} // namespace gantry
