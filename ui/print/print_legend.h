#pragma once
#include "ui/gantt/bar_painter.h"
#include "ui/gantt/gantt_source.h"

namespace gantry {

/// One sample of what stands on the sheets, and its words.
struct LegendEntry {
    enum class Sign { Bar, Link, CriticalLink, StatusDate, ProgressLine, NonWorking } sign = Sign::Bar;
    BarRow bar{}; ///< of Sign::Bar, from day 0 to day 1
    QString text{};
};
inline constexpr double legendSample = 32, legendSampleGap = 6; ///< px: width of a sample, and what parts it from its words

/// What occurs in the plan between two times, each kind once and nothing else.
std::vector<LegendEntry> legendOf(const GanttSource& plan, const GanttOptions& parts, const TimeSpan& shown, double pixelsPerDay);
double widthOf(const LegendEntry& entry, const QFont& font);
void paintEntry(QPainter& painter, const LegendEntry& entry, QPointF topLeft, const QFont& font, const Theme& theme);

} // namespace gantry
