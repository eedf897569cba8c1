#include "ui/gantt/gantt_view.h"

#include "ui/gantt/gantt_header.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

namespace gantry {
namespace {

constexpr double dragThreshold = 4;
constexpr qint64 marginDays = 30;

QString cardText(const HoverCard& card)
{
    QStringList lines{card.title};
    for (const auto& [name, value] : card.lines) lines << GanttView::tr("%1: %2").arg(name, value);
    return lines.join(u'\n'); // tips are plain text
}

} // namespace

GanttView::GanttView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_header(new GanttHeader(this))
    , m_headerHeight(2 * GanttHeader::tierHeight())
{
    setLayoutDirection(Qt::LeftToRight); // time runs one way, whatever way lines do
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::ClickFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    horizontalScrollBar()->setSingleStep(40);
    setViewportMargins(0, m_headerHeight, 0, 0);
    setAccessibleName(tr("Gantt chart"));
    connect(m_header, &GanttHeader::zoomInRequested, this, [this](double x) { setPixelsPerDay(m_scale.finer(), x); });
}

void GanttView::setSource(const GanttSource* source)
{
    m_source = source;
    m_hovered = -1;
    endDrag(false);
    reload();
    if (m_source) scrollTo(m_range.from, 0.03);
}

void GanttView::reload()
{
    if (m_drag && (!m_source || m_drag->row >= m_source->rowCount())) endDrag(false); // the bar in hand is gone
    m_rows.rowCount = m_source ? m_source->rowCount() : 0;
    takeRange();
    viewport()->update();
}

void GanttView::takeRange()
{
    const bool wasEmpty = m_range.from == m_range.to;
    m_range = m_source ? m_source->range() : TimeSpan{};
    const DateTime left = timeAt(0);
    m_scale.origin = DateTime{(dayOf(m_range.from) - marginDays) * secondsPerDay};
    m_offset = wasEmpty ? m_scale.x(m_range.from) - 0.03 * viewport()->width() : m_scale.x(left); // the same date stays at the left edge
    updateScrollBar();
}

void GanttView::refreshRows(int first, int last)
{
    // Links and labels of these rows reach into others, and a repaint of what is in view is cheap.
    if (last >= m_rows.first(0) && first <= m_rows.last(viewport()->height()))
        viewport()->update();
    else if (m_options.links)
        viewport()->update();
}

void GanttView::setRowHeight(int pixels)
{
    m_rows.rowHeight = pixels;
    viewport()->update();
}
void GanttView::setHeaderHeight(int pixels)
{
    m_headerHeight = pixels;
    setViewportMargins(0, pixels, 0, 0);
    m_header->setGeometry(0, 0, width(), pixels);
}
void GanttView::setVerticalOffset(qint64 pixels)
{
    if (m_rows.offset == pixels) return;
    const qint64 by = m_rows.offset - pixels;
    m_rows.offset = pixels;
    // Halves of device pixels would smear at scale 1.5, and a drag paints over everything: then all is painted anew.
    if (!m_dragging && devicePixelRatioF() == std::floor(devicePixelRatioF()) && std::abs(by) < viewport()->height())
        viewport()->scroll(0, int(by));
    else
        viewport()->update();
}
void GanttView::setOptions(const GanttOptions& options)
{
    m_options = options;
    viewport()->update();
}
void GanttView::setSelectionActive(bool active)
{
    if (m_active == active) return;
    m_active = active;
    viewport()->update();
}

void GanttView::setPixelsPerDay(double pixels, double holdX)
{
    pixels = std::clamp(pixels, TimeScale::least, TimeScale::most);
    if (pixels == m_scale.pixelsPerDay) return;
    const double held = (holdX + m_offset) / m_scale.pixelsPerDay;
    m_scale.pixelsPerDay = pixels;
    m_offset = held * pixels - holdX;
    updateScrollBar();
    viewport()->update();
    Q_EMIT scaleChanged();
}
void GanttView::zoomIn() { setPixelsPerDay(m_scale.finer(), viewport()->width() / 2.0); }
void GanttView::zoomOut() { setPixelsPerDay(m_scale.coarser(), viewport()->width() / 2.0); }
void GanttView::zoomToFit()
{
    const double days = double(m_range.to.seconds - m_range.from.seconds) / double(secondsPerDay);
    if (days <= 0) return;
    const double room = std::max(100, viewport()->width());
    setPixelsPerDay(room * 0.85 / days, 0); // the rest is for links left of the first bars and labels right of the last
    scrollTo(m_range.from, 0.04);
}
void GanttView::scrollTo(DateTime date, double share) { setOffset(m_scale.x(date) - share * viewport()->width()); }
void GanttView::revealBar(int row)
{
    const QRectF bar = barRect(row);
    if (bar.isNull()) return;
    const double right = viewport()->width() - 24;
    if (bar.left() < 8 || bar.left() > right) setOffset(m_offset + bar.left() - viewport()->width() * 0.15);
}

QRectF GanttView::barRect(int row) const
{
    if (!m_source || row < 0 || row >= m_rows.rowCount) return {};
    return painter().barRect(m_source->row(row), m_rows.top(row));
}

void GanttView::setOffset(double offset)
{
    m_offset = offset;
    updateScrollBar();
    viewport()->update();
}

void GanttView::updateScrollBar()
{
    const double width = viewport()->width();
    const double end = m_scale.x(DateTime{m_range.to.seconds + marginDays * secondsPerDay}) + width / 2;
    const double first = std::min(0.0, m_offset); // one may pan beyond the plan, and then come back
    const double last = std::max({end - width, m_offset, 0.0});
    m_settingBar = true;
    QScrollBar* bar = horizontalScrollBar();
    bar->setPageStep(int(width));
    bar->setRange(int(std::floor(first)), int(std::min(last, 2e9)));
    bar->setValue(qRound(m_offset));
    m_settingBar = false;
    m_header->display(m_scale, m_offset, m_source ? m_source->statusDate() : std::nullopt);
}

void GanttView::scrollContentsBy(int, int)
{
    if (m_settingBar) return;
    m_offset = horizontalScrollBar()->value();
    m_header->display(m_scale, m_offset, m_source ? m_source->statusDate() : std::nullopt);
    viewport()->update();
}

void GanttView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_header->setGeometry(0, 0, width(), m_headerHeight);
    updateScrollBar();
}

void GanttView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        viewport()->update();
        m_header->update();
    }
}

GanttCanvas GanttView::canvas() const
{
    GanttCanvas out{currentTheme(), *m_source, m_scale, m_offset, m_rows, m_options, viewport()->width() - 4.0, locale()};
    out.active = m_active;
    if (!m_dragging)
        out.hovered = m_hovered;
    else if (m_drag->kind != GestureKind::Link && m_drag->kind != GestureKind::Pan)
        out.held = m_drag->row;
    return out;
}

void GanttView::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.setLayoutDirection(Qt::LeftToRight);
    if (m_source)
        canvas().paint(p, event->rect());
    else
        p.fillRect(event->rect(), currentTheme()["bg.surface"_token]);
    if (m_dragging) paintDrag(p);
}

void GanttView::paintDrag(QPainter& p) const
{
    const Theme& t = currentTheme();
    const BarPainter bars = painter();
    const double top = m_rows.top(m_drag->row);
    if (m_drag->kind == GestureKind::Pan) return;
    if (m_drag->kind == GestureKind::Link) {
        const QRectF bar = bars.barRect(m_drag->original, top);
        const QColor ink = t[m_drag->refusal.isEmpty() ? "accent.fill"_token : "mark.bad"_token];
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(ink, 2));
        p.drawLine(QPointF(m_drag->fromFinish ? bar.right() : bar.left(), bar.center().y()), m_mouse);
        p.restore();
        if (m_drag->targetRow >= 0) bars.paintOutline(p, m_source->row(m_drag->targetRow), m_rows.top(m_drag->targetRow), ink);
    } else {
        bars.paintGhost(p, m_drag->preview, top);
    }
    if (m_drag->text.isEmpty()) return;
    p.setFont(textFont(TypeRole::Small));
    const QSizeF size(p.fontMetrics().horizontalAdvance(m_drag->text) + 16, p.fontMetrics().height() + 8);
    QRectF tip(m_mouse + QPointF(14, 18), size);
    tip.moveRight(std::min(tip.right(), viewport()->width() - 4.0));
    if (tip.bottom() > viewport()->height() - 4) tip.moveBottom(m_mouse.y() - 10);
    panel(p, tip, 4, t["bg.tooltip"_token]);
    p.setPen(t["text.onTooltip"_token]);
    p.drawText(tip, Qt::AlignCenter, m_drag->text);
}

GanttView::Hit GanttView::hitAt(QPointF at) const
{
    const int row = m_rows.row(at.y());
    if (!m_source || row < 0) return {};
    if (row >= m_rows.rowCount) return {m_rows.rowCount, BarPart::None};
    return {row, painter().hit(m_source->row(row), m_rows.top(row), at)};
}

bool GanttView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_source && !m_dragging) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Hit hit = hitAt(help->pos());
        const HoverCard card = hit.part == BarPart::None ? HoverCard{} : m_source->hoverCard(hit.row);
        if (card.title.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), cardText(card), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GanttView::mousePressEvent(QMouseEvent* event)
{
    if (!m_source || m_drag) return;
    const QPointF at = event->position();
    m_mouse = at;
    m_pressedX = at.x() + m_offset;
    if (event->button() == Qt::MiddleButton) {
        m_drag = GanttDrag{.kind = GestureKind::Pan, .pressed = at};
        m_dragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const Hit hit = hitAt(at);
    if (hit.row < 0) return;
    if (hit.row < m_rows.rowCount) Q_EMIT rowPressed(hit.row, event->modifiers());
    if (event->button() != Qt::LeftButton || event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) return;
    // Selecting may have changed the source's rows: what is dragged is what lies there now.
    if (hit.row > m_source->rowCount()) return;
    const BarRow bar = hit.row < m_source->rowCount() ? m_source->row(hit.row) : BarRow{};
    GanttDrag drag{.row = hit.row, .original = bar, .pressed = at, .preview = bar};
    switch (hit.part) {
    case BarPart::None:
        if (bar.kind != BarKind::None || !bar.editable) return;
        drag.kind = GestureKind::Draw;
        break;
    case BarPart::Body: drag.kind = bar.editable && bar.kind != BarKind::Summary ? GestureKind::Move : GestureKind::Link; break;
    case BarPart::StartEdge: drag.kind = GestureKind::ChangeStart; break;
    case BarPart::FinishEdge: drag.kind = GestureKind::ChangeFinish; break;
    case BarPart::Progress: drag.kind = GestureKind::ChangeProgress; break;
    case BarPart::StartHandle:
    case BarPart::FinishHandle:
        drag.kind = GestureKind::Link;
        drag.fromFinish = hit.part == BarPart::FinishHandle;
        break;
    }
    if (!bar.editable && drag.kind != GestureKind::Link) return;
    m_drag = drag;
    m_dragging = false;
}

void GanttView::beginDrag(QPointF at)
{
    const QPointF by = at - m_drag->pressed;
    // A bar pulled up or down towards another means a link; sideways it means a date.
    if (m_drag->kind == GestureKind::Move && std::abs(by.y()) > std::abs(by.x())) m_drag->kind = GestureKind::Link;
    m_dragging = true;
    QToolTip::hideText();
    qApp->installEventFilter(this); // Esc ends the gesture whoever has the focus
}

void GanttView::updateDrag(QPointF at)
{
    m_mouse = at;
    GanttDrag& drag = *m_drag;
    switch (drag.kind) {
    case GestureKind::Pan: {
        const QPointF by = at - drag.pressed;
        drag.pressed = at;
        setOffset(m_offset - by.x());
        if (by.y() != 0) Q_EMIT verticalScrollRequested(-qRound(by.y()));
        return;
    }
    case GestureKind::Link: {
        const Hit hit = hitAt(at);
        drag.targetRow = -1;
        drag.refusal.clear();
        drag.text.clear();
        if (hit.part == BarPart::None || hit.row == drag.row || hit.row >= m_rows.rowCount) break;
        drag.targetRow = hit.row;
        const QRectF bar = barRect(hit.row);
        drag.linkType = linkTypeFor(drag.fromFinish, bar.width() > 24 && at.x() > bar.center().x());
        drag.refusal = m_source->linkRefusal(drag.row, hit.row, drag.linkType);
        const QString types[] = {tr("Finish to start"), tr("Start to start"), tr("Finish to finish"), tr("Start to finish")};
        drag.text = drag.refusal.isEmpty() ? types[int(drag.linkType)] : drag.refusal;
        break;
    }
    case GestureKind::ChangeProgress: dragProgressTo(drag, painter().progressAt(drag.original, at.x())); break;
    case GestureKind::Move:
    case GestureKind::ChangeStart:
    case GestureKind::ChangeFinish:
    case GestureKind::Draw: dragTo(drag, m_scale, *m_source, m_pressedX, at.x() + m_offset, locale()); break;
    }
    // Near an edge the view follows, so that one may drag further than one can see.
    if (at.x() < 0)
        setOffset(m_offset - 16);
    else if (at.x() > viewport()->width())
        setOffset(m_offset + 16);
    viewport()->update();
}

void GanttView::endDrag(bool ask)
{
    if (!m_drag) return;
    const GanttDrag drag = *m_drag;
    const bool asks = ask && m_dragging && drag.asks();
    m_drag.reset();
    m_dragging = false;
    qApp->removeEventFilter(this);
    viewport()->unsetCursor();
    viewport()->update();
    if (!asks) return;
    switch (drag.kind) {
    case GestureKind::Move: Q_EMIT moveRequested(drag.row, *drag.preview.start); break;
    case GestureKind::ChangeStart: Q_EMIT startRequested(drag.row, *drag.preview.start); break;
    case GestureKind::ChangeFinish: Q_EMIT finishRequested(drag.row, *drag.preview.finish); break;
    case GestureKind::ChangeProgress: Q_EMIT progressRequested(drag.row, Percent{std::llround(drag.preview.progress * 100) * e8}); break;
    case GestureKind::Link: Q_EMIT linkRequested(drag.row, drag.targetRow, drag.linkType); break;
    case GestureKind::Draw: Q_EMIT drawRequested(drag.row, *drag.preview.start, *drag.preview.finish); break;
    case GestureKind::Pan: break;
    }
}

void GanttView::updateCursor(QPointF at)
{
    const Hit hit = hitAt(at);
    const bool onRow = hit.row >= 0 && hit.row < m_rows.rowCount;
    const int hovered = onRow && hit.part != BarPart::None ? hit.row : -1;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        viewport()->update();
    }
    const bool editable = onRow && m_source->row(hit.row).editable;
    switch (hit.part) {
    case BarPart::StartEdge:
    case BarPart::FinishEdge: viewport()->setCursor(editable ? Qt::SizeHorCursor : Qt::ArrowCursor); break;
    case BarPart::Progress: viewport()->setCursor(editable ? Qt::SplitHCursor : Qt::ArrowCursor); break;
    case BarPart::StartHandle:
    case BarPart::FinishHandle: viewport()->setCursor(Qt::CrossCursor); break;
    case BarPart::Body: viewport()->setCursor(Qt::PointingHandCursor); break;
    case BarPart::None: viewport()->unsetCursor(); break;
    }
}

void GanttView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (!m_source) return;
    if (!m_drag) return updateCursor(at);
    if (!m_dragging && (at - m_drag->pressed).manhattanLength() < dragThreshold) return;
    if (!m_dragging) beginDrag(at);
    updateDrag(at);
}

void GanttView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool own = m_drag && (m_drag->kind == GestureKind::Pan ? event->button() == Qt::MiddleButton : event->button() == Qt::LeftButton);
    if (own) endDrag(true);
}

void GanttView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Hit hit = hitAt(event->position());
    if (event->button() == Qt::LeftButton && hit.row >= 0 && hit.row < m_rows.rowCount && hit.part != BarPart::None) {
        endDrag(false);
        Q_EMIT rowDoubleClicked(hit.row);
    }
}

bool GanttView::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (m_dragging && key && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) endDrag(false);
        return true;
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

void GanttView::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta(), fine = event->pixelDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        setPixelsPerDay(m_scale.pixelsPerDay * std::pow(1.25, turn.y() / 120.0), event->position().x());
    } else if (event->modifiers() & Qt::ShiftModifier || std::abs(turn.x()) > std::abs(turn.y())) {
        const int by = turn.x() != 0 ? turn.x() : turn.y(); // some systems turn the wheel sideways themselves while Shift is down
        setOffset(m_offset - (fine.x() != 0 ? fine.x() : by));
    } else {
        Q_EMIT verticalScrollRequested(fine.y() != 0 ? -fine.y() : -turn.y() * 3 * m_rows.rowHeight / 120);
    }
    event->accept();
}

void GanttView::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomIn();
        case Qt::Key_Minus: return zoomOut();
        case Qt::Key_0: return zoomToFit();
        default: break;
        }
    }
    event->ignore(); // arrows and the rest are the table's
}

void GanttView::contextMenuEvent(QContextMenuEvent* event)
{
    const Hit hit = hitAt(event->pos());
    if (hit.row >= 0 && hit.row < m_rows.rowCount) Q_EMIT menuRequested(hit.row, event->globalPos());
}

} // namespace gantry
