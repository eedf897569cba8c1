#pragma once
#include "ui/pages/performance/earned_rows.h"
#include "ui/shell/controls/kpi_tile.h"

namespace gantry {

/// A tile by the word of its figure; `tip`: the whole figure and how it came about.
struct EarnedTile {
    QString key;
    std::optional<EarnedMeasure> measure{}; // what explains it; none: times
    KpiFigure figure{};
    QString tip{};
};
/// BAC, PV, EV, AC, SPI, CPI, EAC, VAC, SPI(t) and the forecast finish.
std::vector<EarnedTile> earnedTiles(const EarnedTotals& totals, int digits);

} // namespace gantry
