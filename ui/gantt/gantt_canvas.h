#pragma once
#include "ui/gantt/bar_painter.h"
#include "ui/gantt/gantt_source.h"
#include "ui/gantt/row_geometry.h"

#include <QHash>
#include <QLocale>

namespace gantry {

/// Paints the part of a Gantt that lies in an area, on a screen or on paper: non-working time, grid, links, bars, status date, labels.
/// It knows neither widget nor mouse.
struct GanttCanvas {
    const Theme& theme;
    const GanttSource& source;
    const TimeScale& scale;
    double offset = 0; ///< how far x is scrolled
    RowGeometry rows{};
    GanttOptions options{};
    double right = 0; ///< labels end here
    QLocale locale{};
    QFont labelFont = textFont(TypeRole::Caption);
    bool active = true; ///< the tint of selected rows
    int held = -1; ///< the row whose bar is being dragged: pale
    int hovered = -1; ///< the row that shows the handles for links
    /// Of sheets that lie side by side: a label that finds no room at the right edge of one stands whole at the left edge of the next.
    bool labelsComeIn = false, labelsGoOn = false;

    void paint(QPainter& painter, const QRectF& exposed) const;
    double x(DateTime t) const { return scale.x(t) - offset; }
    BarPainter bars() const { return {theme, scale, offset, rows.rowHeight, options, labelFont}; }

private:
    using Rows = QHash<int, BarRow>;
    void paintGround(QPainter& p, const QRectF& exposed) const;
    void paintLinks(QPainter& p, const QRectF& exposed, Rows& known, int first, int last) const;
    void paintRows(QPainter& p, const QRectF& exposed, const Rows& known, int first, int last) const;
    void paintTimes(QPainter& p, const QRectF& exposed) const;
    void paintProgressLine(QPainter& p, const Rows& known, int first, int last) const;
    void paintLabels(QPainter& p, const Rows& known, int first, int last) const;
    QColor rowColor(const BarRow& row) const;
};

} // namespace gantry
