#pragma once
#include "ui/pages/figures/record_list.h"
#include "ui/shell/workspace.h"

namespace gantry {

/// What a gate is decided on, out of the records: money and dates of the project as they are now, and what is open: conditions of earlier
/// gates, decisions, change requests, escalated issues, key risks, overdue actions. Each row leads to its record.
RecordTable gatePack(const Workspace& workspace, GateId gate);

} // namespace gantry
