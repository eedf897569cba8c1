#pragma once
#include "ui/tables/cell_grid.h"

namespace gantry {

/// What the status bar says of a selection: how many rows, and of the figures in it how many there are, their sum, average and range; of
/// days the span. Figures of several kinds are not added up; nor is money of several currencies, which is said.
QString selectionTotals(CellGrid& grid, const std::vector<CellBlock>& blocks);

} // namespace gantry
