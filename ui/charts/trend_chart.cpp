#include "ui/charts/trend_chart.h"

#include "ui/shell/theme.h"

#include <QLineSeries>
#include <QPainter>

namespace gantry {
namespace {

constexpr int mostSteps = 4;
double xOf(QDate day) { return double(day.toJulianDay() + 1); } // the end of the day

QColor inkOf(Health status)
{
    const Theme& t = currentTheme();
    switch (status) {
    case Health::Good: return t["status.good"_token];
    case Health::Watch: return t["status.watch"_token];
    case Health::Bad: return t["status.bad"_token];
    case Health::NotAssessed: break;
    }
    return t["chart.actual"_token];
}

} // namespace

TrendChart::TrendChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(true);
}

void TrendChart::setPoints(std::vector<TrendPoint> points, TrendLimits limits, const QString& unit)
{
    m_points = std::move(points);
    m_limits = limits;
    m_unit = unit;
    recompose();
}

Axis TrendChart::values() const
{
    const auto [least, most] = std::ranges::minmax(m_points, {}, &TrendPoint::value);
    double low = least.value, high = most.value;
    for (const auto& limit : {m_limits.green, m_limits.amber})
        if (limit) low = std::min(low, *limit), high = std::max(high, *limit);
    Axis axis = valueAxis(low, high, mostSteps);
    for (AxisMark& mark : axis.marks) mark.label += m_unit;
    return axis;
}

void TrendChart::compose()
{
    if (m_points.empty()) return;
    const QDate first = m_points.front().day, last = m_points.back().day;
    const qint64 margin = std::max<qint64>(4, first.daysTo(last) / 24); // so that the first and the last mark stand clear of the edges
    Axis days = dayAxis(first.addDays(1 - margin), last.addDays(1 + margin), marksAcross(72));
    days.grid = false;
    setAxes(std::move(days), values());
    const Theme& t = currentTheme();
    auto* line = new QLineSeries;
    line->setPen(QPen(t["text.tertiary"_token], 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const TrendPoint& point : m_points) line->append(xOf(point.day), point.value);
    attach(line);
}

QMarginsF TrendChart::room() const
{
    double wide = 0;
    if (!m_points.empty())
        for (const AxisMark& mark : values().marks)
            wide = std::max(wide, QFontMetricsF(figureFont(TypeRole::Caption)).horizontalAdvance(mark.label));
    return {std::ceil(wide) + 12, 10, 16, markRoom()};
}

void TrendChart::paintOver(QPainter& painter)
{
    if (m_points.empty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    fillSharp(painter, {p.left(), p.bottom(), p.width(), 1}, t["chart.axis"_token]);
    for (const auto& [limit, status] : {std::pair(m_limits.green, Health::Good), std::pair(m_limits.amber, Health::Watch)}) {
        if (!limit) continue;
        QPen pen(inkOf(status), 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        const double y = std::floor(place(0, *limit).y()) + 0.5; // on device pixels
        painter.drawLine(QPointF(p.left(), y), QPointF(p.right(), y));
    }
    painter.setPen(QPen(t["bg.surface"_token], 1.5));
    for (const TrendPoint& point : m_points) {
        painter.setBrush(inkOf(point.status));
        painter.drawEllipse(place(xOf(point.day), point.value), 4.5, 4.5);
    }
}

int TrendChart::itemAt(QPointF at) const
{
    if (m_points.empty() || !plot().adjusted(-6, -6, 6, 6).contains(at)) return -1;
    const double day = valueAtX(at.x());
    const auto nearest = std::ranges::min_element(m_points, {}, [&](const TrendPoint& p) { return std::abs(xOf(p.day) - day); });
    return int(nearest - m_points.begin());
}

QString TrendChart::tip(int item) const { return m_points[std::size_t(item)].what; }

} // namespace gantry
