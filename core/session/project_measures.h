#pragma once
#include "core/kpi/score.h"
#include "core/session/session.h"

namespace gantry {

/// The measures of these projects, in their order, from what the session has computed. The critical path length index is found out only
/// where a KPI asks for it.
std::vector<ProjectMeasures> measuresOf(const Session& session, const std::vector<NodeId>& projects);
/// The same of digests at hand, one a project.
std::vector<ProjectMeasures> measuresOf(const Session& session, const PlanDigests& digests);

/// All KPIs that count for a node.
std::vector<KpiScore> scoresOf(const Session& session, NodeId node);

} // namespace gantry
