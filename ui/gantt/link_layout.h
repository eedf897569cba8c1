#pragma once
#include "ui/gantt/bar_row.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

namespace gantry {

/// One end of a link as it lies on the screen.
struct LinkEnd {
    QRectF bar; ///< of a milestone the diamond's square
    double rowTop = 0; ///< the row's band: where a route turns between rows
    double rowBottom = 0;
};

/// What is drawn of a link: the line stops where the arrow begins.
struct LinkShape {
    QPainterPath line; ///< corners rounded by 3 px
    QPolygonF arrow; ///< filled, 5 px; its first point touches the target
};

inline constexpr double linkStub = 8, linkCorner = 3, linkArrow = 5, linkDropGap = 15;

/// A right-angled way from bar to bar; the last point touches the target. It never passes through either of its own bars; a successor
/// that starts within 15 px after its predecessor's end is entered straight from above (or below).
QPolygonF linkRoute(const LinkEnd& from, const LinkEnd& to, LinkType type);
/// Line and arrow along a route, which a view may first have moved onto device pixels.
LinkShape linkShape(const QPolygonF& route);

} // namespace gantry
