#include "ui/print/page_preview.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <cmath>

namespace gantry {
namespace {
constexpr double gap = 16; // px round the sheets
constexpr double leastZoom = 0.15, mostZoom = 24; // px a millimetre
constexpr int keptKilobytes = 96 * 1024;
constexpr double keptPixels = 4e6; // a larger picture of a sheet is painted as far as it is seen, and not kept
} // namespace

PagePreview::PagePreview(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_pictures(keptKilobytes)
{
    setLayoutDirection(Qt::LeftToRight); // sheets lie as they are put together
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview of the sheets"));
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

void PagePreview::setPrint(const PlanPrint* print)
{
    m_print = print;
    m_pictures.clear();
    if (m_fitting)
        fit();
    else
        updateBars();
    viewport()->update();
}

QSizeF PagePreview::sheetSize() const { return m_print ? m_print->layout().page * m_print->layout().mmPerPixel * m_zoom : QSizeF(); }

QRectF PagePreview::sheetRect(int sheet) const
{
    const QSizeF size = sheetSize();
    const PrintSheet& at = m_print->layout().sheets[std::size_t(sheet)];
    const double whole = m_print->layout().across * (size.width() + gap) + gap;
    const double left = std::max(0.0, (viewport()->width() - whole) / 2) - horizontalScrollBar()->value();
    return {std::round(left + gap + at.across * (size.width() + gap)),
        std::round(gap + at.down * (size.height() + gap) - verticalScrollBar()->value()), size.width(), size.height()};
}

void PagePreview::updateBars()
{
    const QSizeF size = sheetSize();
    const int across = m_print ? m_print->layout().across : 0, down = m_print ? m_print->layout().down : 0;
    const auto set = [](QScrollBar* bar, double whole, int seen) {
        bar->setPageStep(seen);
        bar->setSingleStep(40);
        bar->setRange(0, std::max(0, int(std::ceil(whole)) - seen));
    };
    set(horizontalScrollBar(), across * (size.width() + gap) + gap, viewport()->width());
    set(verticalScrollBar(), down * (size.height() + gap) + gap, viewport()->height());
}

void PagePreview::fit()
{
    m_fitting = true;
    if (!m_print) return updateBars();
    const QSizeF mm = m_print->layout().page * m_print->layout().mmPerPixel;
    const int across = m_print->layout().across;
    const double room = viewport()->width() - gap * (across + 1), height = viewport()->height() - 2 * gap;
    const double zoom = std::clamp(std::min(room / (mm.width() * across), height / mm.height()), leastZoom, mostZoom);
    if (zoom != m_zoom) m_pictures.clear();
    m_zoom = zoom;
    updateBars();
    viewport()->update();
}

void PagePreview::setZoom(double zoom, QPointF held)
{
    zoom = std::clamp(zoom, leastZoom, mostZoom);
    if (zoom == m_zoom || !m_print) return;
    const QPointF at = held + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const double factor = zoom / m_zoom;
    m_zoom = zoom;
    m_fitting = false;
    m_pictures.clear();
    updateBars();
    horizontalScrollBar()->setValue(int(std::lround(at.x() * factor - held.x())));
    verticalScrollBar()->setValue(int(std::lround(at.y() * factor - held.y())));
    viewport()->update();
}

void PagePreview::zoomBy(double factor) { setZoom(m_zoom * factor, QRectF(viewport()->rect()).center()); }

void PagePreview::paintSheet(QPainter& p, int sheet, const QRectF& area, const QRectF& exposed)
{
    const double ratio = devicePixelRatioF();
    const auto draw = [&](QPainter& on) {
        on.setRenderHint(QPainter::TextAntialiasing);
        m_print->paint(on, sheet, m_zoom);
    };
    if (area.width() * area.height() * ratio * ratio > keptPixels) {
        p.save();
        p.setClipRect(area.intersected(exposed));
        p.translate(area.topLeft());
        draw(p);
        p.restore();
        return;
    }
    QPixmap* picture = m_pictures.object(sheet);
    if (!picture) {
        picture = new QPixmap((area.size() * ratio).toSize() + QSize(1, 1));
        picture->setDevicePixelRatio(ratio);
        picture->fill(Qt::white);
        QPainter on(picture);
        draw(on);
        on.end();
        const QPixmap shown = *picture; // the cache may drop what it is given
        m_pictures.insert(sheet, picture, std::max(1, picture->width() * picture->height() / 256));
        p.drawPixmap(area.topLeft(), shown);
        return;
    }
    p.drawPixmap(area.topLeft(), *picture);
}

void PagePreview::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.setLayoutDirection(Qt::LeftToRight);
    const Theme& t = currentTheme();
    const QRectF exposed = event->rect();
    p.fillRect(exposed, t["bg.frame"_token]);
    if (!m_print) return;
    for (int sheet = 0; sheet < m_print->sheets(); ++sheet) {
        const QRectF area = sheetRect(sheet);
        if (!area.intersects(exposed)) continue;
        p.fillRect(area, Qt::white); // paper, whatever the theme
        paintSheet(p, sheet, area, exposed);
        frameSharp(p, area.adjusted(-1, -1, 1, 1), 1, t["line.default"_token]);
    }
    if (hasFocus()) frameSharp(p, QRectF(viewport()->rect()), 2, t["focus.ring"_token]);
}

void PagePreview::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitting)
        fit();
    else
        updateBars();
}

void PagePreview::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
    setZoom(m_zoom * std::pow(1.25, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PagePreview::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomIn();
    case Qt::Key_Minus: return zoomOut();
    case Qt::Key_0: return fit();
    case Qt::Key_Home: return verticalScrollBar()->setValue(0);
    case Qt::Key_End: return verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void PagePreview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pulled = event->position().toPoint();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void PagePreview::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pulled) return;
    const QPoint by = event->position().toPoint() - *m_pulled;
    m_pulled = event->position().toPoint();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
}

void PagePreview::mouseReleaseEvent(QMouseEvent*)
{
    m_pulled.reset();
    viewport()->unsetCursor();
}

void PagePreview::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

} // namespace gantry
