#include "ui/gantt/gantt_canvas.h"

#include "ui/gantt/device_grid.h"
#include "ui/gantt/link_layout.h"

#include <cmath>

namespace gantry {
namespace {

constexpr double margin = 4; // of a label at the edge of a sheet

QPolygonF onPixels(QPolygonF route, const DeviceGrid& grid, double pen)
{
    for (QPointF& p : route) p = {grid.strokeX(p.x(), pen), grid.strokeY(p.y(), pen)};
    return route;
}

} // namespace

void GanttCanvas::paint(QPainter& p, const QRectF& exposed) const
{
    paintGround(p, exposed);
    const int first = rows.first(exposed.top()), last = rows.last(exposed.bottom());
    Rows known;
    known.reserve(last - first + 16);
    for (int row = first; row <= last; ++row) known.insert(row, source.row(row));
    // Tint and rules lie under links, links under bars, labels over all.
    for (int row = first; row <= last; ++row) {
        const BarRow& bar = *known.constFind(row);
        const double top = rows.top(row);
        if (bar.selected) p.fillRect(QRectF(exposed.left(), top, exposed.width(), rows.rowHeight), rowColor(bar));
        fillSharp(p, {exposed.left(), top + rows.rowHeight - 1, exposed.width(), 1}, theme["line.hair"_token]);
    }
    if (options.links) paintLinks(p, exposed, known, first, last);
    paintRows(p, exposed, known, first, last);
}

QColor GanttCanvas::rowColor(const BarRow& row) const
{
    return theme[!row.selected ? "bg.surface"_token : active ? "bg.selected"_token : "bg.selectedIdle"_token];
}

void GanttCanvas::paintGround(QPainter& p, const QRectF& exposed) const
{
    p.fillRect(exposed, theme["bg.surface"_token]);
    const DateTime from = scale.at(exposed.left() + offset), to = scale.at(exposed.right() + offset);
    const auto [upper, lower] = scale.tiers();
    if (options.nonWorking)
        for (const TimeSpan& span : source.nonWorking(from, to, lower)) {
            if (!span.shutdown && scale.pixelsPerDay < TimeScale::weekendsFrom) continue;
            const double left = std::max(x(span.from), exposed.left()), right = std::min(x(span.to), exposed.right());
            if (right > left) fillSharp(p, {left, exposed.top(), right - left, exposed.height()}, theme["gantt.nonWorking"_token]);
        }
    for (const Tick& tick : scale.ticks(lower, from, to, locale))
        fillSharp(p, {x(tick.at), exposed.top(), 1, exposed.height()}, theme["gantt.gridMinor"_token]);
    for (const Tick& tick : scale.ticks(upper, from, to, locale))
        fillSharp(p, {x(tick.at), exposed.top(), 1, exposed.height()}, theme["gantt.gridMajor"_token]);
}

void GanttCanvas::paintTimes(QPainter& p, const QRectF& exposed) const
{
    const DeviceGrid grid(p);
    if (const auto today = source.today()) {
        const double pen = grid.width(1), at = grid.strokeX(x(*today), pen);
        QPen line(theme["gantt.today"_token], pen, Qt::CustomDashLine, Qt::FlatCap);
        line.setDashPattern({4 / pen, 3 / pen});
        line.setDashOffset(std::fmod(exposed.top() + double(rows.offset), 7.0) / pen); // dashes meet across partial repaints
        p.setPen(line);
        if (at >= exposed.left() - 2 && at <= exposed.right() + 2) p.drawLine(QPointF(at, exposed.top()), QPointF(at, exposed.bottom()));
    }
    if (const auto status = source.statusDate())
        fillSharp(p, {x(*status) - 1, exposed.top(), 2, exposed.height()}, theme["gantt.statusDate"_token]);
}

void GanttCanvas::paintRows(QPainter& p, const QRectF& exposed, const Rows& known, int first, int last) const
{
    const BarPainter bars = this->bars();
    for (int row = first; row <= last; ++row) {
        const BarRow& bar = *known.constFind(row);
        const double top = rows.top(row);
        const QRectF extent = bars.extent(bar, top);
        if (extent.isNull() || extent.right() < exposed.left() || extent.left() > exposed.right()) continue;
        if (row == held) p.setOpacity(0.4);
        bars.paint(p, bar, top);
        if (row == held) p.setOpacity(1);
        if (row == hovered && bar.kind != BarKind::None) bars.paintHandles(p, bar, top);
    }
    paintTimes(p, exposed);
    if (options.progressLine) paintProgressLine(p, known, first, last);
    paintLabels(p, known, first, last);
}

void GanttCanvas::paintLabels(QPainter& p, const Rows& known, int first, int last) const
{
    const BarPainter bars = this->bars();
    for (int row = first; row <= last; ++row) {
        const BarRow& bar = *known.constFind(row);
        const double top = rows.top(row);
        const QRectF rect = bars.barRect(bar, top);
        if (rect.isNull() || rect.right() >= right) continue;
        double left = bars.labelLeft(bar, top);
        if (left < 0 && labelsComeIn) {
            if (left + bars.labelWidth(bar) <= -margin) continue; // it stands whole on the sheet before
            left = margin;
        } else if (rect.right() < 0 && labelsComeIn) {
            left = std::max(left, margin);
        } else if (labelsGoOn && left + bars.labelWidth(bar) > right) {
            continue; // the next sheet has room
        }
        if (rect.right() > -300) bars.paintLabel(p, bar, top, left, right, rowColor(bar));
    }
}

void GanttCanvas::paintLinks(QPainter& p, const QRectF& exposed, Rows& known, int first, int last) const
{
    const auto links = source.links(first, last);
    const BarPainter bars = this->bars();
    const DeviceGrid grid(p);
    const bool fade = std::any_of(links.begin(), links.end(), [](const LinkRow& l) { return l.selected; });
    const auto end = [&](int row) -> LinkEnd {
        auto it = known.find(row);
        if (it == known.end()) it = known.insert(row, source.row(row));
        const double top = rows.top(row);
        const QRectF bar = bars.barRect(*it, top);
        return {bar.isNull() ? bar : grid.rect(bar), top, top + rows.rowHeight};
    };
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    for (const bool selected : {false, true}) // those of the selection lie on top
        for (const LinkRow& link : links) {
            if (link.selected != selected || link.from == link.to) continue;
            const LinkEnd from = end(link.from), to = end(link.to);
            if (from.bar.isNull() || to.bar.isNull()) continue;
            const bool critical = link.critical && options.criticalPath;
            const double pen = grid.width(selected ? 2 : critical ? 1.5 : 1);
            const QPolygonF route = onPixels(linkRoute(from, to, link.type), grid, pen);
            if (!route.boundingRect().adjusted(-4, -4, 4, 4).intersects(exposed)) continue;
            QColor ink = theme[selected ? "gantt.linkSelected"_token : critical ? "gantt.linkCritical"_token : "gantt.link"_token];
            if (fade && !selected) ink.setAlphaF(0.5F);
            QPen line(ink, pen, Qt::SolidLine, Qt::FlatCap);
            if (link.inactive) {
                line.setStyle(Qt::CustomDashLine);
                line.setDashPattern({3 / pen, 2 / pen});
            }
            const LinkShape shape = linkShape(route);
            p.setPen(line);
            p.setBrush(Qt::NoBrush);
            p.drawPath(shape.line);
            p.setPen(Qt::NoPen);
            p.setBrush(ink);
            p.drawPolygon(shape.arrow);
        }
    p.restore();
}

void GanttCanvas::paintProgressLine(QPainter& p, const Rows& known, int first, int last) const
{
    const auto status = source.statusDate();
    if (!status) return;
    const double at = x(*status);
    const BarPainter bars = this->bars();
    QPolygonF line{{at, rows.top(first)}};
    for (int row = first; row <= last; ++row) {
        const BarRow& bar = *known.constFind(row);
        const QRectF rect = bars.barRect(bar, rows.top(row));
        const bool behind =
            bar.kind == BarKind::Task && !bar.inactive && bar.start && bar.progress < 1 && (bar.progress > 0 || *bar.start < *status);
        if (rect.isNull() || !behind) continue;
        line << QPointF(at, rows.top(row)) << QPointF(rect.left() + rect.width() * bar.progress, rect.center().y())
             << QPointF(at, rows.top(row) + rows.rowHeight);
    }
    line << QPointF(at, rows.top(last) + rows.rowHeight);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(theme["gantt.progressLine"_token], 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(line);
    p.restore();
}

} // namespace gantry
