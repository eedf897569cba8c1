#pragma once
#include "core/edit/status_reports.h"
#include "ui/shell/workspace.h"

namespace gantry {

/// The figures of a project as a report freezes them now: its measures and milestones.
ReportFigures figuresNow(const Session& session, NodeId project);
/// Begins the report of a project on a period, with health as people and KPIs have it now; what is in the way becomes a notice.
bool beginReport(Workspace& workspace, NodeId project, PeriodId period);
/// Issues it with its figures as they are now.
bool issueReport(Workspace& workspace, StatusReportId report);

} // namespace gantry
