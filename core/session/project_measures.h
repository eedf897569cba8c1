#pragma once
#include "core/kpi/closed_values.h"
#include "core/session/session.h"

namespace gantry {

/// The measures of these projects, in their order; those of many that are not at hand on two threads.
std::vector<ProjectMeasures> measuresOf(const Session& session, const std::vector<NodeId>& projects);

/// What a close needs to know of the plans of these projects.
std::vector<ClosedPlan> closedPlansOf(const Session& session, const std::vector<NodeId>& projects);

/// The values that KPIs had for a node at the last close.
FormerScore formerScores(const Session& session, NodeId node);
/// A KPI of a node as each period's last close froze it; closes at which it had no value, or another unit, are left out.
struct FormerKpi {
    QString period;
    QDate end; // of the period
    ClosedScore score;
};
std::vector<FormerKpi> formerKpis(const Session& session, NodeId node, KpiId kpi);
/// All KPIs that count for a node; their trend is against the last close.
std::vector<KpiScore> scoresOf(const Session& session, NodeId node);

} // namespace gantry
