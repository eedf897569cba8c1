#pragma once
#include "ui/pages/plan/plan_table.h"

namespace gantry {

/// The selected cells as spreadsheets take them: cells parted by tabs, rows by line breaks; nothing in it becomes a formula there.
QString copiedText(const PlanTable& table);
/// What pasting `text` at the current cell means, as one change: cells to the right and below, rows below the last as new tasks; one value
/// over a selection fills it. Cells that nobody types are passed over. Errors: of the first cell that does not fit.
Result<ChangeSet> pasted(const PlanTable& table, const QString& text);
/// The topmost selected cell of each column typed into those below it.
Result<ChangeSet> filledDown(const PlanTable& table);

} // namespace gantry
