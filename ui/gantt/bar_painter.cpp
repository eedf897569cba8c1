#include "ui/gantt/bar_painter.h"

#include "ui/gantt/device_grid.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace gantry {
namespace {

constexpr double edgeGrab = 5, labelGap = 6, milestoneSide = 12, handleGap = 5, handleSide = 7;

QPolygonF diamond(const QRectF& square)
{
    const QPointF c = square.center();
    return {{c.x(), square.top()}, {square.right(), c.y()}, {c.x(), square.bottom()}, {square.left(), c.y()}};
}
QPen dashed(const QColor& color, double width, double on, double off)
{
    QPen pen(color, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({on / width, off / width}); // Qt counts in pen widths
    return pen;
}

} // namespace

BarPainter::BarPainter(
    const Theme& theme, const TimeScale& scale, double offset, int rowHeight, const GanttOptions& options, const QFont& labelFont)
    : m_theme(theme)
    , m_scale(scale)
    , m_offset(offset)
    , m_rowHeight(rowHeight)
    , m_options(options)
    , m_font(labelFont)
{
}

BarPainter::Inks BarPainter::inks(const BarRow& row) const
{
    const Theme& t = m_theme;
    const bool done = row.progress >= 1;
    const double plain = t.highContrast ? 2 : 1;
    if (row.critical && m_options.criticalPath && !done)
        return {t["gantt.critical"_token], t["gantt.criticalLine"_token], t["gantt.criticalDone"_token], 2};
    if (row.nearCritical && m_options.criticalPath && !done)
        return {t["gantt.near"_token], t["gantt.nearLine"_token], t["gantt.nearDone"_token], plain};
    return {t["gantt.task"_token], t["gantt.taskLine"_token], t["gantt.taskDone"_token], plain};
}

QRectF BarPainter::barRect(const BarRow& row, double rowTop) const
{
    if (row.kind == BarKind::None || !row.start) return {};
    // A baseline bar below asks the pair to sit in the middle together.
    const double height = row.kind == BarKind::Summary || row.kind == BarKind::LevelOfEffort ? 6 : barHeight();
    const double mid = rowTop + m_rowHeight / 2.0 - 1;
    if (row.kind == BarKind::Milestone) {
        const double side = milestoneSide;
        return {x(*row.start) - side / 2, mid - side / 2, side, side};
    }
    const double left = x(*row.start), right = std::max(left + 2, x(row.finish.value_or(*row.start)));
    const double top = row.kind == BarKind::Summary ? mid - barHeight() / 2 + 1 : mid - height / 2;
    return {left, top, right - left, height};
}

bool BarPainter::showsFloat(const BarRow& row) const
{
    return row.floatEnd && row.finish && *row.floatEnd > *row.finish && row.kind != BarKind::Summary && row.progress < 1
        && (m_options.allFloat || (row.nearCritical && m_options.criticalPath) || row.selected);
}

QRectF BarPainter::extent(const BarRow& row, double rowTop) const
{
    QRectF all = barRect(row, rowTop);
    if (all.isNull()) return all;
    const auto reach = [&](const std::optional<DateTime>& t) {
        if (!t) return;
        all.setLeft(std::min(all.left(), x(*t) - 6));
        all.setRight(std::max(all.right(), x(*t) + 6));
    };
    if (m_options.baseline) reach(row.baselineStart), reach(row.baselineFinish);
    if (showsFloat(row)) reach(row.floatEnd);
    reach(row.deadline);
    reach(row.constraintStart);
    reach(row.constraintFinish);
    return all.adjusted(-4, 0, 4, 0);
}

void BarPainter::paint(QPainter& p, const BarRow& row, double rowTop) const
{
    const QRectF whole = barRect(row, rowTop);
    if (whole.isNull()) return;
    // At the finest zoom a bar is millions of pixels long: only what a screen can show is stroked.
    QRectF exact = whole;
    if (whole.width() > 40'000)
        exact.setCoords(std::max(whole.left(), -20'000.0), whole.top(), std::min(whole.right(), 20'000.0), whole.bottom());
    const Theme& t = m_theme;
    const DeviceGrid grid(p);
    if (m_options.baseline) paintBaseline(p, row, exact);
    if (showsFloat(row)) paintTail(p, row, exact);
    p.save();
    switch (row.kind) {
    case BarKind::None: break;
    case BarKind::Summary: {
        const QColor ink = t[row.inactive ? "gantt.inactiveLine"_token : "gantt.summary"_token];
        const QRectF bar = grid.rect(exact);
        p.fillRect(bar, ink);
        // Ends hang 5 px below, or as far as a short bar allows.
        const double cap = std::min(5.0, bar.width() / 2);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawPolygon(QPolygonF{bar.bottomLeft(), {bar.left() + cap, bar.bottom()}, {bar.left(), bar.bottom() + cap}});
        p.drawPolygon(QPolygonF{bar.bottomRight(), {bar.right() - cap, bar.bottom()}, {bar.right(), bar.bottom() + cap}});
        break;
    }
    case BarKind::Milestone: {
        const Inks ink = inks(row);
        const bool critical = row.critical && m_options.criticalPath && row.progress < 1;
        const QColor line = row.inactive ? t["gantt.inactiveLine"_token] : critical ? ink.line : t["gantt.milestone"_token];
        p.setRenderHint(QPainter::Antialiasing);
        const QRectF square(
            grid.x(exact.center().x()) - exact.width() / 2, grid.y(exact.center().y()) - exact.height() / 2, exact.width(), exact.height());
        if (row.inactive)
            p.setPen(dashed(line, 1, 3, 2)), p.setBrush(Qt::NoBrush);
        else if (row.progress >= 1)
            p.setPen(QPen(line, 1)), p.setBrush(line);
        else
            p.setPen(QPen(line, 1.5)), p.setBrush(critical ? ink.fill : t["bg.surface"_token]);
        p.drawPolygon(diamond(square.adjusted(0.75, 0.75, -0.75, -0.75)));
        break;
    }
    case BarKind::LevelOfEffort: {
        const QRectF bar = grid.rect(exact);
        p.fillRect(bar, t[row.inactive ? "bg.surface"_token : "gantt.loe"_token]);
        frameSharp(p, bar, 1, t[row.inactive ? "gantt.inactiveLine"_token : "gantt.loeLine"_token]);
        break;
    }
    case BarKind::Task: {
        const Inks ink = inks(row);
        const double pen = grid.width(ink.width);
        const QRectF bar = grid.rect(exact), stroke = bar.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
        const double radius = std::min(3.0, bar.width() / 2);
        p.setRenderHint(QPainter::Antialiasing);
        if (row.inactive) {
            p.setPen(dashed(t["gantt.inactiveLine"_token], grid.width(1), 3, 2));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(stroke, radius, radius);
            break;
        }
        p.setPen(Qt::NoPen);
        p.setBrush(ink.fill);
        p.drawRoundedRect(bar, radius, radius);
        const double share = std::clamp(row.progress, 0.0, 1.0);
        if (share > 0) {
            p.save();
            p.setClipRect(
                QRectF(bar.left(), bar.top(), grid.x(whole.left() + whole.width() * share) - bar.left(), bar.height()), Qt::IntersectClip);
            p.setBrush(ink.done);
            p.drawRoundedRect(bar, radius, radius);
            p.restore();
        }
        p.setBrush(Qt::NoBrush);
        if (row.manual) {
            const QColor line = row.critical && m_options.criticalPath ? ink.line : t["gantt.manualLine"_token];
            p.setPen(dashed(line, pen, 3, 2));
            p.drawRect(stroke);
            p.setRenderHint(QPainter::Antialiasing, false);
            for (const bool left : {true, false}) { // brackets at both ends
                const double edge = left ? bar.left() - 1 : bar.right() - 1, inner = left ? bar.left() - 1 : bar.right() - 3;
                fillSharp(p, {edge, bar.top() - 1, 2, bar.height() + 2}, line);
                fillSharp(p, {inner, bar.top() - 1, 4, 2}, line);
                fillSharp(p, {inner, bar.bottom() - 1, 4, 2}, line);
            }
        } else if (bar.width() > 2 * pen) {
            p.setPen(QPen(ink.line, pen));
            p.drawRoundedRect(stroke, std::max(0.0, radius - pen / 2), std::max(0.0, radius - pen / 2));
        } else {
            p.fillRect(bar, ink.line);
        }
        break;
    }
    }
    p.restore();
    paintDates(p, row, exact);
    if (row.selected) paintOutline(p, row, rowTop, t["accent.fill"_token]);
}

void BarPainter::paintBaseline(QPainter& p, const BarRow& row, const QRectF& bar) const
{
    const QColor ink = m_theme["gantt.baseline"_token];
    if (row.kind == BarKind::Milestone) {
        if (!row.baselineFinish) return;
        const QPointF at(x(*row.baselineFinish), bar.center().y());
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(ink, 1));
        p.setBrush(m_theme["bg.surface"_token]);
        p.drawPolygon(diamond(QRectF(at.x() - 4, at.y() - 4, 8, 8)));
        p.restore();
        return;
    }
    if (!row.baselineStart || !row.baselineFinish) return;
    const double left = x(*row.baselineStart), right = std::max(left + 2, x(*row.baselineFinish));
    const double below = bar.top() + (row.kind == BarKind::Summary ? barHeight() : bar.height()) + 2;
    fillSharp(p, {left, below, right - left, 3}, ink);
}

void BarPainter::paintTail(QPainter& p, const BarRow& row, const QRectF& bar) const
{
    const QColor ink = m_theme["gantt.float"_token];
    const double from = bar.right(), to = x(*row.floatEnd), mid = bar.center().y();
    if (to - from < 2) return;
    fillSharp(p, {from, mid - 1, to - from, 2}, ink);
    fillSharp(p, {to - 1, mid - 3, 1, 6}, ink);
}

void BarPainter::paintDates(QPainter& p, const BarRow& row, const QRectF& bar) const
{
    const Theme& t = m_theme;
    const double mid = bar.center().y();
    if (row.deadline) {
        const QColor ink = row.deadlineMissed ? t["mark.bad"_token] : t["gantt.deadline"_token];
        const double at = x(*row.deadline);
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.setBrush(Qt::NoBrush);
        p.drawLine(QPointF(at, mid - 5), QPointF(at, mid + 4.5));
        p.drawPolyline(QPolygonF{{at - 4, mid + 0.5}, {at, mid + 4.5}, {at + 4, mid + 0.5}});
        p.restore();
    }
    const auto bracket = [&](DateTime when, bool opens) {
        const QColor ink = t["gantt.constraint"_token];
        const double at = x(when), half = barHeight() / 2 + 2, edge = opens ? at - 4 : at + 2, inner = opens ? at - 4 : at;
        fillSharp(p, {edge, mid - half, 2, 2 * half}, ink);
        fillSharp(p, {inner, mid - half, 4, 2}, ink);
        fillSharp(p, {inner, mid + half - 2, 4, 2}, ink);
    };
    if (row.constraintStart) bracket(*row.constraintStart, true);
    if (row.constraintFinish) bracket(*row.constraintFinish, false);
}

void BarPainter::paintOutline(QPainter& p, const BarRow& row, double rowTop, const QColor& color) const
{
    const DeviceGrid grid(p);
    QRectF bar = barRect(row, rowTop);
    if (bar.isNull()) return;
    const double pen = grid.width(2);
    bar = grid.rect(bar).adjusted(-1 - pen / 2, -1 - pen / 2, 1 + pen / 2, 1 + pen / 2);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(color, pen));
    p.setBrush(Qt::NoBrush);
    if (row.kind == BarKind::Milestone)
        p.drawPolygon(diamond(bar.adjusted(-1.5, -1.5, 1.5, 1.5)));
    else
        p.drawRoundedRect(bar, 4, 4);
    p.restore();
}

void BarPainter::paintGhost(QPainter& p, const BarRow& row, double rowTop) const
{
    const DeviceGrid grid(p);
    const QRectF bar = grid.rect(barRect(row, rowTop));
    if (bar.isNull()) return;
    const double pen = grid.width(1.5);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(dashed(m_theme["accent.fill"_token], pen, 4, 3));
    QColor wash = m_theme["accent.wash"_token];
    wash.setAlphaF(0.7F);
    p.setBrush(wash);
    if (row.kind == BarKind::Milestone)
        p.drawPolygon(diamond(bar));
    else
        p.drawRoundedRect(bar.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 3, 3);
    if (row.kind == BarKind::Task && row.progress > 0)
        fillSharp(p, {bar.left(), bar.center().y() - 1.5, bar.width() * std::min(1.0, row.progress), 3}, m_theme["accent.fill"_token]);
    p.restore();
}

void BarPainter::paintHandles(QPainter& p, const BarRow& row, double rowTop) const
{
    const QRectF bar = barRect(row, rowTop);
    if (bar.isNull()) return;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(m_theme["accent.fill"_token], 1.5));
    p.setBrush(m_theme["bg.surface"_token]);
    const double y = bar.center().y();
    for (const double at : {bar.left() - handleGap - handleSide / 2, bar.right() + handleGap + handleSide / 2})
        p.drawEllipse(QPointF(at, y), handleSide / 2 - 0.75, handleSide / 2 - 0.75);
    p.restore();
}

double BarPainter::labelLeft(const BarRow& row, double rowTop) const
{
    const QRectF bar = barRect(row, rowTop);
    double left = bar.right() + labelGap;
    if (m_options.links) left += 6; // clear of the stub of a link
    if (showsFloat(row)) left = std::max(left, x(*row.floatEnd) + labelGap);
    if (row.deadline)
        left = x(*row.deadline) + 6 > bar.right() && x(*row.deadline) < left + 60 ? std::max(left, x(*row.deadline) + 10) : left;
    if (row.kind == BarKind::Milestone && row.baselineFinish && m_options.baseline) {
        const double at = x(*row.baselineFinish);
        if (at > bar.left() && at < left + 60) left = std::max(left, at + 4 + labelGap);
    }
    return left;
}

double BarPainter::labelWidth(const BarRow& row) const
{
    return row.label.isEmpty() || !m_options.labels ? 0 : QFontMetricsF(m_font).horizontalAdvance(row.label);
}

void BarPainter::paintLabel(QPainter& p, const BarRow& row, double rowTop, double left, double right, const QColor& halo) const
{
    if (row.kind == BarKind::None || !row.start || row.label.isEmpty() || !m_options.labels) return;
    const double room = right - left;
    if (room < 24) return;
    const QFontMetricsF metrics(m_font);
    QString text = row.label;
    double width = metrics.horizontalAdvance(text);
    if (width > room) {
        if (row.labelIsDate) return;
        text = metrics.elidedText(text, Qt::ElideRight, room);
        width = metrics.horizontalAdvance(text);
    }
    const double baseline = rowTop + m_rowHeight / 2.0 - 1 + (metrics.ascent() - metrics.descent()) / 2;
    const DeviceGrid grid(p);
    const QPointF at(grid.x(left), grid.y(baseline));
    p.setFont(m_font);
    // On the row's colour, so that a link or a grid line behind does not cut through the letters.
    p.fillRect(QRectF(at.x() - 3, at.y() - metrics.ascent(), width + 6, metrics.height()), halo);
    p.setPen(m_theme[row.inactive ? "text.tertiary"_token : "text.secondary"_token]);
    p.drawText(at, text);
}

BarPart BarPainter::hit(const BarRow& row, double rowTop, QPointF at) const
{
    const QRectF bar = barRect(row, rowTop);
    if (bar.isNull()) return BarPart::None;
    const QRectF tall = QRectF(bar.left(), rowTop + 2, bar.width(), m_rowHeight - 4);
    if (row.kind == BarKind::Milestone || row.kind == BarKind::Summary) {
        if (tall.adjusted(-1, 0, 1, 0).contains(at)) return BarPart::Body;
    } else if (tall.adjusted(-2, 0, 2, 0).contains(at)) {
        // Short bars keep a body to hold: the grips shrink to a quarter each.
        const double grab = std::min(edgeGrab, bar.width() / 4);
        // Progress is held by the lower half of the bar, so that at 0 and 100 % the ends stay within reach by the upper one.
        const double done = bar.left() + bar.width() * std::clamp(row.progress, 0.0, 1.0);
        if (row.kind == BarKind::Task && bar.width() > 24 && std::abs(at.x() - done) <= 3 && at.y() > bar.center().y())
            return BarPart::Progress;
        if (at.x() >= bar.right() - grab) return BarPart::FinishEdge;
        if (at.x() < bar.left() + grab) return BarPart::StartEdge;
        return BarPart::Body;
    }
    const double reach = handleGap + handleSide + 2;
    if (QRectF(bar.right() + 2, tall.top(), reach, tall.height()).contains(at)) return BarPart::FinishHandle;
    if (QRectF(bar.left() - 2 - reach, tall.top(), reach, tall.height()).contains(at)) return BarPart::StartHandle;
    return BarPart::None;
}

double BarPainter::progressAt(const BarRow& row, double at) const
{
    const QRectF bar = barRect(row, 0);
    return bar.width() > 0 ? std::clamp((at - bar.left()) / bar.width(), 0.0, 1.0) : 0;
}

} // namespace gantry
