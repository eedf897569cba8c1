#pragma once
#include "ui/pages/figures/record_list.h"
#include "ui/shell/workspace.h"

namespace gantry {

/// A version of a methodology as one list: phase by phase its gate with what that asks, checklists, documents, everything else that is
/// asked for, its work and its risks. Each row is its record.
RecordTable methodologyOutline(const Portfolio& portfolio, MethodologyId methodology);

} // namespace gantry
