#pragma once
#include "core/change/frozen.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// A new programme or project as last child of `parent`. A project comes with schedule options and a standard calendar
/// (Monday to Friday, 08:00-12:00 13:00-17:00) and starts on `start`.
Result<ChangeSet> addNode(
    const Portfolio& portfolio, IdSource& ids, NodeId parent, NodeKind kind, const QString& name, const QString& code, QDate start);
/// Moves a node under another parent, as its last child.
Result<ChangeSet> moveNode(const Portfolio& portfolio, NodeId node, NodeId parent);
/// Freezes the plan as the project's next baseline: dates, and every row of the plan with its logic.
Result<ChangeSet> setBaseline(const Portfolio& portfolio, IdSource& ids, NodeId project, const ProjectSchedule& schedule,
    const QString& name, const QString& author, Instant at);
/// The rows of one project's plan as inserts: options, calendars, tasks, links, resources, assignments, custom fields and values, notes.
std::vector<Change> planRows(const Portfolio& portfolio, NodeId project);

} // namespace gantry
