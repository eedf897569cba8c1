#pragma once
#include "core/kpi/closed_values.h"
#include "core/session/session.h"

namespace gantry {

/// The measures of these projects, in their order, from what the session has computed. The critical path length index, earned value
/// and figures of the last close are found out only where a KPI asks for them.
std::vector<ProjectMeasures> measuresOf(const Session& session, const std::vector<NodeId>& projects);
/// The same of digests at hand, one a project.
std::vector<ProjectMeasures> measuresOf(const Session& session, const PlanDigests& digests);

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
