#pragma once
#include <QPainter>
#include <QTransform>
#include <algorithm>
#include <cmath>

namespace gantry {

/// Places edges and pen widths on device pixels, so that lines are equally sharp at scale 1 and 1.5.
class DeviceGrid {
public:
    explicit DeviceGrid(const QPainter& painter)
        : m_scaleX(painter.deviceTransform().m11())
        , m_scaleY(painter.deviceTransform().m22())
        , m_dx(painter.deviceTransform().dx())
        , m_dy(painter.deviceTransform().dy())
    {
    }
    double x(double logical) const { return (std::round(logical * m_scaleX + m_dx) - m_dx) / m_scaleX; }
    double y(double logical) const { return (std::round(logical * m_scaleY + m_dy) - m_dy) / m_scaleY; }
    /// A width in whole device pixels, never none.
    double width(double logical) const { return std::max(1.0, std::floor(logical * m_scaleX + 0.01)) / m_scaleX; }
    QRectF rect(const QRectF& r) const
    {
        const double left = x(r.left()), top = y(r.top());
        return {left, top, std::max(1 / m_scaleX, x(r.right()) - left), std::max(1 / m_scaleY, y(r.bottom()) - top)};
    }
    /// Middle of a stroke `pen` wide whose near edge lies at the coordinate.
    double strokeX(double logical, double pen) const { return x(logical - pen / 2) + pen / 2; }
    double strokeY(double logical, double pen) const { return y(logical - pen / 2) + pen / 2; }

private:
    double m_scaleX, m_scaleY, m_dx, m_dy;
};

} // namespace gantry
