#pragma once
#include "ui/gantt/bar_row.h"
#include "ui/gantt/time_scale.h"
#include "ui/shell/theme.h"

#include <QFont>
#include <QPointF>
#include <QRectF>

class QPainter;

namespace gantry {

enum class BarPart { None, Body, StartEdge, FinishEdge, Progress, StartHandle, FinishHandle };

/// Paints one row's bar and says what lies under the mouse. Knows the theme and the scale, neither widget nor source.
/// Coordinates are those of the viewport: x after scrolling by `offset`.
class BarPainter {
public:
    BarPainter(const Theme& theme, const TimeScale& scale, double offset, int rowHeight, const GanttOptions& options,
        const QFont& labelFont = textFont(TypeRole::Caption));

    /// The bar itself; of a milestone the diamond's square. Empty where the row has no dates.
    QRectF barRect(const BarRow& row, double rowTop) const;
    /// Everything that belongs to the bar except the label: for culling and for links.
    QRectF extent(const BarRow& row, double rowTop) const;
    void paint(QPainter& painter, const BarRow& row, double rowTop) const;
    /// Where the label right of the bar begins, clear of links, tail and marks; how wide it is, 0 where there is none.
    double labelLeft(const BarRow& row, double rowTop) const;
    double labelWidth(const BarRow& row) const;
    /// The label from `left` to `right` at most, on a halo of the row's colour.
    void paintLabel(QPainter& painter, const BarRow& row, double rowTop, double left, double right, const QColor& halo) const;
    /// The dots beside a bar from which links are drawn with the mouse.
    void paintHandles(QPainter& painter, const BarRow& row, double rowTop) const;
    /// The dashed accent outline of where a dragged bar would lie.
    void paintGhost(QPainter& painter, const BarRow& row, double rowTop) const;
    /// 2-px outline with a gap: the selection, or the target of a link being drawn.
    void paintOutline(QPainter& painter, const BarRow& row, double rowTop, const QColor& color) const;
    BarPart hit(const BarRow& row, double rowTop, QPointF at) const;
    /// The share of the bar's length at x, 0 to 1.
    double progressAt(const BarRow& row, double x) const;

private:
    struct Inks {
        QColor fill, line, done;
        double width;
    };
    Inks inks(const BarRow& row) const;
    double x(DateTime t) const { return m_scale.x(t) - m_offset; }
    double barHeight() const { return m_rowHeight >= 28 ? 14 : 12; }
    bool showsFloat(const BarRow& row) const;
    void paintBaseline(QPainter& painter, const BarRow& row, const QRectF& bar) const;
    void paintTail(QPainter& painter, const BarRow& row, const QRectF& bar) const;
    void paintDates(QPainter& painter, const BarRow& row, const QRectF& bar) const;

    const Theme& m_theme;
    const TimeScale& m_scale;
    double m_offset;
    int m_rowHeight;
    GanttOptions m_options;
    QFont m_font;
};

} // namespace gantry
