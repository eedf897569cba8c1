#include "ui/charts/earned_chart.h"

#include "core/text/cost_text.h"
#include "ui/shell/theme.h"

#include <QLineSeries>
#include <QPainter>
#include <cmath>

namespace gantry {
namespace {

double xOf(QDate day) { return double(day.toJulianDay() + 1); } // the end of the day, so that a month's end meets the next one's mark

QPen penOf(const QColor& color, double width, std::initializer_list<double> dash = {})
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern; // Qt counts dashes in pen widths
    for (const double length : dash) pattern << length / width;
    if (!pattern.isEmpty()) pen.setDashPattern(pattern);
    return pen;
}

constexpr int mostSteps = 5;

} // namespace

EarnedChart::EarnedChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(true);
}

void EarnedChart::setSeries(std::vector<EarnedPoint> series, QDate asOf, int digits)
{
    m_series = std::move(series);
    m_asOf = asOf;
    m_digits = digits;
    qint64 most = 0;
    for (const EarnedPoint& p : m_series)
        most = std::max({most, p.planned.minor, p.earned.value_or(Amount{}).minor, p.actual.value_or(Amount{}).minor,
            p.forecast.value_or(Amount{}).minor});
    m_unit = std::pow(10.0, digits);
    const double major = double(most) / m_unit;
    // So that figures at the axis stay short, and steps stay whole.
    m_unit *= major >= 5e9 ? 1e9 : major >= 5e6 ? 1e6 : major >= 5e3 ? 1e3 : 1;
    m_most = double(most) / m_unit;
    recompose();
}

QString EarnedChart::scaleWord() const
{
    const double major = m_unit / std::pow(10.0, m_digits);
    return major >= 1e9 ? tr("billion") : major >= 1e6 ? tr("million") : major >= 1e3 ? tr("thousand") : QString();
}

void EarnedChart::compose()
{
    if (m_series.empty()) return;
    const Theme& t = currentTheme();
    Axis days = dayAxis(m_series.front().day.addDays(1), m_series.back().day.addDays(1), marksAcross(72));
    days.grid = false;
    setAxes(std::move(days), countAxis(0, m_most, mostSteps));
    const auto line = [&](const QPen& pen, auto value) {
        auto* series = new QLineSeries;
        series->setPen(pen);
        for (const EarnedPoint& point : m_series)
            if (const std::optional<Amount> y = value(point); y && *y) series->append(xOf(point.day), scaled(*y));
        attach(series);
    };
    line(penOf(t["chart.baseline"_token], 1.75, {2, 3}), [](const EarnedPoint& p) { return std::optional(p.planned); });
    line(penOf(t["chart.forecast"_token], 2, {5, 3}), [](const EarnedPoint& p) { return p.forecast; });
    line(penOf(t["chart.actual"_token], 2), [](const EarnedPoint& p) { return p.actual; });
    line(penOf(t["status.good"_token], 2), [](const EarnedPoint& p) { return p.earned; });
}

QMarginsF EarnedChart::room() const
{
    const QFontMetricsF mark(figureFont(TypeRole::Caption));
    double wide = 0;
    for (const AxisMark& m : countAxis(0, m_most, mostSteps).marks) wide = std::max(wide, mark.horizontalAdvance(m.label));
    return {std::ceil(wide) + 12, 10, 40, markRoom()};
}

void EarnedChart::paintOver(QPainter& painter)
{
    if (m_series.empty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    fillSharp(painter, {p.left(), p.bottom(), p.width(), 1}, t["chart.axis"_token]);
    const double now = xOf(m_asOf);
    if (now < xOf(m_series.front().day) || now > xOf(m_series.back().day)) return;
    fillSharp(painter, {place(now, 0).x() - 1, p.top(), 2, p.height()}, t["gantt.statusDate"_token]);
    painter.setPen(QPen(t["bg.surface"_token], 1));
    const auto at = std::ranges::find(m_series, m_asOf, &EarnedPoint::day);
    if (at == m_series.end()) return;
    for (const auto& [value, ink] : {std::pair(at->actual, t["chart.actual"_token]), std::pair(at->earned, t["status.good"_token])})
        if (value && *value) {
            painter.setBrush(ink);
            painter.drawEllipse(place(now, scaled(*value)), 4, 4);
        }
}

int EarnedChart::itemAt(QPointF at) const
{
    if (m_series.empty() || !plot().adjusted(-4, -4, 4, 4).contains(at)) return -1;
    const double day = valueAtX(at.x());
    const auto nearest = std::ranges::min_element(m_series, {}, [&](const EarnedPoint& p) { return std::abs(xOf(p.day) - day); });
    return int(nearest - m_series.begin());
}

QString EarnedChart::tip(int item) const
{
    const EarnedPoint& point = m_series[std::size_t(item)];
    QStringList lines{dateText(point.day), tr("Planned value %1").arg(amountText(point.planned, m_digits))};
    if (point.earned) lines << tr("Earned value %1").arg(amountText(*point.earned, m_digits));
    if (point.actual) lines << tr("Actual cost %1").arg(amountText(*point.actual, m_digits));
    if (point.forecast && !point.actual) lines << tr("Estimate %1").arg(amountText(*point.forecast, m_digits));
    return lines.join(u'\n');
}

} // namespace gantry
