#pragma once
#include <QString>

namespace gantry {

class PlanTable;

/// What the status bar says of a plan: its rows; of selected ones duration and work, in which a summary does not count again what lies
/// below it; of a range of cells what selectionTotals tells.
QString planTotals(const PlanTable& table);

} // namespace gantry
