#pragma once
#include "ui/tables/cell_block.h"

namespace gantry {

/// What the status bar says of a selection: how many records, and where the figures are of one kind their sum, average and range.
/// Money of several currencies is counted and not added up.
QString selectionTotals(const RecordTableModel& model, const std::vector<CellBlock>& blocks);

} // namespace gantry
