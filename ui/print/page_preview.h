#pragma once
#include "ui/print/plan_print.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QPixmap>

namespace gantry {

/// The sheets of a printed plan as they will lie side by side, true to paper. Paints only those in view, and keeps a few of them.
class PagePreview final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PagePreview(QWidget* parent = nullptr);
    /// Borrowed; null: no sheets. Keeps the place and the zoom where both still make sense.
    void setPrint(const PlanPrint* print);
    void zoomIn() { zoomBy(1.25); }
    void zoomOut() { zoomBy(0.8); }
    /// The sheets of a row of sheets, or one whole sheet, in the window; stays so as the window changes.
    void fit();
    /// Screen pixels a millimetre of paper.
    double zoom() const { return m_zoom; }
    /// Where a sheet lies in the viewport.
    QRectF sheetRect(int sheet) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void zoomBy(double factor);
    void setZoom(double zoom, QPointF held);
    QSizeF sheetSize() const; ///< in pixels of the screen
    void updateBars();
    void paintSheet(QPainter& painter, int sheet, const QRectF& area, const QRectF& exposed);

    const PlanPrint* m_print = nullptr;
    double m_zoom = 2;
    bool m_fitting = true;
    QCache<int, QPixmap> m_pictures; ///< by sheet, at the present zoom; costs in KB
    std::optional<QPoint> m_pulled; ///< while the mouse pulls the paper
};

} // namespace gantry
