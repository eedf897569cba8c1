#include "ui/gantt/link_layout.h"

#include <algorithm>
#include <cmath>

namespace gantry {
namespace {

/// Points without repeats and without a middle one on a straight run.
QPolygonF simplified(const QPolygonF& points)
{
    QPolygonF out;
    for (const QPointF& p : points) {
        if (!out.isEmpty() && (out.last() - p).manhattanLength() < 0.01) continue;
        if (out.size() > 1) {
            const QPointF a = out[out.size() - 2], b = out.last();
            const bool upright = std::abs(a.x() - b.x()) < 0.01 && std::abs(b.x() - p.x()) < 0.01;
            const bool level = std::abs(a.y() - b.y()) < 0.01 && std::abs(b.y() - p.y()) < 0.01;
            if ((upright && (b.y() - a.y()) * (p.y() - b.y()) > 0) || (level && (b.x() - a.x()) * (p.x() - b.x()) > 0)) {
                out.last() = p;
                continue;
            }
        }
        out << p;
    }
    return out;
}

QPointF towards(const QPointF& from, const QPointF& to, double length)
{
    const QPointF d = to - from;
    const double whole = std::hypot(d.x(), d.y());
    return whole < 0.01 ? from : from + d * (std::min(length, whole) / whole);
}

QPolygonF way(const LinkEnd& from, const LinkEnd& to, LinkType type)
{
    const QRectF &a = from.bar, &b = to.bar;
    const double ay = a.center().y(), by = b.center().y();
    const bool down = by >= ay;
    const double gutter = down ? to.rowTop : to.rowBottom; // between the rows, beside the target
    switch (type) {
    case LinkType::FinishToStart: {
        const double gap = b.left() - a.right();
        const double drop = std::max(a.right() + 1, std::min(b.left() + 5, b.center().x()));
        if (gap < linkDropGap && gap > -4 && drop <= b.right() - 1 && std::abs(by - ay) > 1)
            return {{a.right(), ay}, {drop, ay}, {drop, down ? b.top() : b.bottom()}};
        if (gap >= linkDropGap) return {{a.right(), ay}, {a.right() + linkStub, ay}, {a.right() + linkStub, by}, {b.left(), by}};
        const double out = a.right() + linkStub, in = b.left() - linkStub;
        return {{a.right(), ay}, {out, ay}, {out, gutter}, {in, gutter}, {in, by}, {b.left(), by}};
    }
    case LinkType::StartToStart: {
        const double x = std::min(a.left(), b.left()) - linkStub;
        return {{a.left(), ay}, {x, ay}, {x, by}, {b.left(), by}};
    }
    case LinkType::FinishToFinish: {
        const double x = std::max(a.right(), b.right()) + linkStub;
        return {{a.right(), ay}, {x, ay}, {x, by}, {b.right(), by}};
    }
    case LinkType::StartToFinish: {
        if (a.left() - b.right() >= linkDropGap)
            return {{a.left(), ay}, {a.left() - linkStub, ay}, {a.left() - linkStub, by}, {b.right(), by}};
        const double out = a.left() - linkStub, in = b.right() + linkStub;
        return {{a.left(), ay}, {out, ay}, {out, gutter}, {in, gutter}, {in, by}, {b.right(), by}};
    }
    }
    return {};
}

} // namespace

QPolygonF linkRoute(const LinkEnd& from, const LinkEnd& to, LinkType type) { return simplified(way(from, to, type)); }

LinkShape linkShape(const QPolygonF& points)
{
    LinkShape out;
    if (points.size() < 2) return out;
    const QPointF tip = points.last(), before = points[points.size() - 2];
    const QPointF foot = towards(tip, before, linkArrow);
    const QPointF across = QPointF(-(tip.y() - foot.y()), tip.x() - foot.x()) * 0.55;
    out.arrow = QPolygonF{tip, foot + across, foot - across};

    out.line.moveTo(points.first());
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF corner = i + 1 < points.size() ? points[i] : foot;
        if (i + 1 == points.size()) {
            out.line.lineTo(corner);
            break;
        }
        const QPointF next = i + 2 == points.size() ? foot : points[i + 1];
        const double room = std::min(std::hypot(corner.x() - points[i - 1].x(), corner.y() - points[i - 1].y()),
                                std::hypot(next.x() - corner.x(), next.y() - corner.y()))
            / 2;
        const double radius = std::min(linkCorner, room);
        out.line.lineTo(towards(corner, points[i - 1], radius));
        out.line.quadTo(corner, towards(corner, next, radius));
    }
    return out;
}

} // namespace gantry
