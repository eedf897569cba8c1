#include "ui/gantt/link_layout.h"

#include <catch2/catch.hpp>

using namespace gantry;

namespace {

LinkEnd end(double left, double width, int row)
{
    const double top = row * 24.0;
    return {{left, top + 5, width, 12}, top, top + 24};
}

/// Whether a right-angled route passes through the inside of a bar.
bool crosses(const QPolygonF& route, const QRectF& bar)
{
    const QRectF inside = bar.adjusted(0.5, 0.5, -0.5, -0.5);
    for (qsizetype i = 1; i < route.size(); ++i) {
        const QRectF part = QRectF(route[i - 1], route[i]).normalized();
        if (part.left() < inside.right() && part.right() > inside.left() && part.top() < inside.bottom() && part.bottom() > inside.top())
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("no link passes through one of its own bars, wherever the two lie", "[gantt]")
{
    for (const LinkType type : {LinkType::FinishToStart, LinkType::StartToStart, LinkType::FinishToFinish, LinkType::StartToFinish})
        for (const int row : {0, 4, 5, 6, 9})
            for (double left = -60; left <= 160; left += 1)
                for (const double width : {2.0, 8.0, 12.0, 30.0, 90.0}) {
                    const LinkEnd from = end(40, 30, 5), to = end(left, width, row);
                    if (row == 5 && left < 72 && left + width > 38) continue; // two bars in one row do not overlap
                    const QPolygonF route = linkRoute(from, to, type);
                    INFO("type " << int(type) << ", target at " << left << " width " << width << " in row " << row);
                    REQUIRE(route.size() >= 2);
                    if (row != 5) CHECK(!crosses(route, from.bar));
                    if (row != 5) CHECK(!crosses(route, to.bar));
                    for (qsizetype i = 1; i < route.size(); ++i)
                        CHECK((route[i].x() == route[i - 1].x() || route[i].y() == route[i - 1].y()));
                    const bool touches = to.bar.adjusted(-0.01, -0.01, 0.01, 0.01).contains(route.last());
                    CHECK(touches);
                    const QPointF start = route.first();
                    CHECK(start.x()
                        == (type == LinkType::StartToStart || type == LinkType::StartToFinish ? from.bar.left() : from.bar.right()));
                }
}

TEST_CASE("a successor that follows closely is entered straight from above", "[gantt]")
{
    const QPolygonF route = linkRoute(end(10, 50, 0), end(62, 80, 1), LinkType::FinishToStart);
    REQUIRE(route.size() == 3);
    CHECK(route.last().y() == 24 + 5);
    CHECK(route[1].x() == route[2].x());
    CHECK(linkRoute(end(10, 50, 1), end(62, 80, 0), LinkType::FinishToStart).last().y() == 5 + 12); // and from below
}

TEST_CASE("a link's line ends where its arrow begins, and the arrow touches the bar", "[gantt]")
{
    const LinkShape shape = linkShape(linkRoute(end(10, 50, 0), end(120, 80, 3), LinkType::FinishToStart));
    CHECK(shape.arrow.first() == QPointF(120, 3 * 24 + 11));
    CHECK(shape.line.currentPosition().x() == Approx(120 - linkArrow));
}
