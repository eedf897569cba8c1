#pragma once
#include "ui/gantt/gantt_canvas.h"
#include "ui/gantt/gantt_drag.h"

#include <QAbstractScrollArea>
#include <optional>

namespace gantry {

class GanttHeader;

/// Bars beside a table. It scrolls sideways itself; up and down it follows setVerticalOffset, so that one scroll bar moves both.
/// It changes nothing: each gesture ends in one signal with exact dates, Esc ends it in none.
///
/// Where the table beside it has no horizontal scroll bar in its own frame, set the policy of this one's to AlwaysOff and put a
/// QScrollBar of your own under it (setHorizontalScrollBar keeps it in step), else the two viewports differ in height.
class GanttView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit GanttView(QWidget* parent = nullptr);

    /// Borrowed; none shows an empty view. Goes to the start of the plan.
    void setSource(const GanttSource* source);
    /// After rows, dates or links changed in any number. Keeps the dates in view where they are.
    void reload();
    /// After only these rows changed, and no date beyond the range so far.
    void refreshRows(int first, int last);

    void setRowHeight(int pixels);
    void setHeaderHeight(int pixels);
    void setVerticalOffset(qint64 pixels);
    void setOptions(const GanttOptions& options);
    const GanttOptions& options() const { return m_options; }
    /// Whether table and Gantt have the focus: the tint of selected rows.
    void setSelectionActive(bool active);

    const TimeScale& scale() const { return m_scale; }
    /// x in the viewport of a time, and back.
    double viewX(DateTime t) const { return m_scale.x(t) - m_offset; }
    DateTime timeAt(double viewX) const { return m_scale.at(viewX + m_offset); }
    /// The date under `holdX` of the viewport stays there.
    void setPixelsPerDay(double pixels, double holdX);
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    /// Scrolls so that the date lies at that share of the width.
    void scrollTo(DateTime date, double share = 0.15);
    /// Scrolls sideways as little as brings the start of the row's bar into view.
    void revealBar(int row);
    /// The bar of a row in the viewport; empty where it has none.
    QRectF barRect(int row) const;
    /// What the drag tip says now; empty while nothing is dragged.
    QString dragText() const { return m_dragging && m_drag ? m_drag->text : QString(); }

Q_SIGNALS:
    void moveRequested(int row, gantry::DateTime newStart);
    void startRequested(int row, gantry::DateTime newStart);
    void finishRequested(int row, gantry::DateTime newFinish);
    void progressRequested(int row, gantry::Percent done);
    void linkRequested(int fromRow, int toRow, gantry::LinkType type);
    /// A bar drawn where the row has none; row may be rowCount: below the last.
    void drawRequested(int row, gantry::DateTime start, gantry::DateTime finish);
    void rowPressed(int row, Qt::KeyboardModifiers modifiers);
    void rowDoubleClicked(int row);
    void menuRequested(int row, const QPoint& globalPosition);
    /// Down is positive.
    void verticalScrollRequested(int pixels);
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Hit {
        int row = -1;
        BarPart part = BarPart::None;
    };
    BarPainter painter() const { return {currentTheme(), m_scale, m_offset, m_rows.rowHeight, m_options}; }
    Hit hitAt(QPointF at) const;
    void takeRange();
    void setOffset(double offset);
    void updateScrollBar();
    void beginDrag(QPointF at);
    void updateDrag(QPointF at);
    void endDrag(bool ask);
    void updateCursor(QPointF at);

    GanttCanvas canvas() const;
    void paintDrag(QPainter& p) const;

    const GanttSource* m_source = nullptr;
    GanttHeader* m_header;
    TimeScale m_scale;
    RowGeometry m_rows;
    GanttOptions m_options;
    TimeSpan m_range;
    double m_offset = 0;
    int m_headerHeight;
    bool m_active = true;
    bool m_settingBar = false;
    int m_hovered = -1;
    std::optional<GanttDrag> m_drag; ///< from the press on; a gesture only once m_dragging
    bool m_dragging = false;
    QPointF m_mouse;
    double m_pressedX = 0; ///< in the scale's x
};

} // namespace gantry
