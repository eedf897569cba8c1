#include "ui/charts/timeline_chart.h"

#include <QPainter>
#include <QScatterSeries>

namespace gantry {

namespace {
constexpr double leastRows = 8; // that the height is made for
constexpr double reach = 9; // px around a mark that count as on it
double xOf(QDate day) { return double(day.toJulianDay()) + 0.5; } // the middle of the day
} // namespace

TimelineChart::TimelineChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(true);
}

void TimelineChart::setMarks(QStringList rows, std::vector<TimelineMark> marks, QDate from, QDate to)
{
    m_rows = std::move(rows);
    m_marks = std::move(marks);
    m_from = from, m_to = to;
    recompose();
}

void TimelineChart::compose()
{
    if (m_rows.isEmpty()) return;
    // Few rows keep together at the top.
    Axis rows{std::min(-0.5, double(m_rows.size()) - 0.5 - leastRows), double(m_rows.size()) - 0.5, {}, true};
    for (int i = 0; i < m_rows.size(); ++i) rows.marks.push_back({level(i), m_rows[i]});
    // Some days more on both sides, so that no mark is cut by the edge.
    setAxes(dayAxis(m_from.addDays(-4), m_to.addDays(4), marksAcross(60)), std::move(rows));

    const Theme& t = currentTheme();
    using Shape = QScatterSeries;
    constexpr std::array shapes{
        Shape::MarkerShapeCircle, Shape::MarkerShapeTriangle, Shape::MarkerShapeRectangle, Shape::MarkerShapeCircle}; // as paintStatus
    for (Status status : {Status::Neutral, Status::Good, Status::Watch, Status::Bad}) {
        auto* series = new QScatterSeries;
        const QColor& mark = statusMark(t, status);
        const bool ring = status == Status::Neutral;
        series->setMarkerShape(shapes[std::size_t(status)]);
        series->setMarkerSize(status == Status::Bad ? 9 : 10);
        series->setBrush(ring ? t["bg.surface"_token] : mark);
        series->setPen(ring ? QPen(mark, 1.5) : QPen(t["bg.surface"_token], 1)); // a rim, so that marks side by side stay two
        for (const TimelineMark& m : m_marks)
            if (m.status == status) series->append(xOf(m.day), level(m.row));
        attach(series);
    }
}

QMarginsF TimelineChart::room() const
{
    const QFontMetricsF metrics(figureFont(TypeRole::Caption));
    double left = 0;
    for (const QString& row : m_rows) left = std::max(left, metrics.horizontalAdvance(row));
    return {std::min(std::ceil(left) + 8, width() * 0.4), 4, 10, markRoom()};
}

void TimelineChart::paintOver(QPainter& painter)
{
    if (m_rows.isEmpty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    fillSharp(painter, {p.left(), p.bottom(), p.width(), 1}, t["chart.axis"_token]);
    fillSharp(painter, {place(double(m_from.toJulianDay() + 1), 0).x() - 1, p.top(), 2, p.height()}, t["gantt.statusDate"_token]);
}

QPointF TimelineChart::markPlace(int mark) const
{
    const TimelineMark& m = m_marks[std::size_t(mark)];
    return place(xOf(m.day), level(m.row));
}

int TimelineChart::itemAt(QPointF at) const
{
    int nearest = -1;
    double best = reach;
    for (int i = 0; i < int(m_marks.size()); ++i) {
        const QPointF off = markPlace(i) - at;
        if (const double far = std::hypot(off.x(), off.y()); far < best) best = far, nearest = i;
    }
    return nearest;
}

} // namespace gantry
