#include "ui/charts/cash_flow_chart.h"

#include "core/text/cash_flow_text.h"
#include "ui/shell/theme.h"

#include <QLineSeries>
#include <QPainter>

namespace gantry {
namespace {

double startOf(Month month) { return double(month.first().toJulianDay()); }
double endOf(Month month) { return startOf(month + 1); }

QPen penOf(const QColor& color, double width, std::initializer_list<double> dash = {})
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern; // Qt counts dashes in pen widths
    for (const double length : dash) pattern << length / width;
    if (!pattern.isEmpty()) pen.setDashPattern(pattern);
    return pen;
}

QString figureText(double value)
{
    const QString text = QLocale().toString(std::abs(value), 'f', std::abs(value) < 100 ? 1 : 0);
    return value < 0 ? minusSign(figureFont(TypeRole::Small)) + text : text;
}

Axis monthsOf(const CashCurve& curve, double most)
{
    Axis axis = dayAxis(curve.points.front().month.first(), (curve.points.back().month + 1).first(), most);
    axis.grid = false;
    return axis;
}

QMarginsF roomFor(const Axis& y, double right)
{
    const QFontMetricsF mark(figureFont(TypeRole::Caption));
    double left = mark.horizontalAdvance(QStringLiteral("00"));
    for (const AxisMark& each : y.marks) left = std::max(left, mark.horizontalAdvance(each.label));
    return {std::ceil(left) + 12, 10, right, std::ceil(mark.height()) + 7};
}

Axis valuesOf(const CashCurve& curve, bool soFar)
{
    double low = 0, high = 0;
    const auto take = [&](double value) { low = std::min(low, value), high = std::max(high, value); };
    for (const CashPoint& p : curve.points) {
        if (soFar)
            for (const std::optional<double>& each : {std::optional(p.baselineSoFar), p.paidSoFar, p.forecastSoFar, p.fundedSoFar})
                take(each.value_or(0));
        else
            for (const double each : {p.baseline, p.paid, p.paid + p.toCome}) take(each);
    }
    return countAxis(low, high, 5);
}

QString tipOf(const CashPoint& p, bool soFar, bool baseline)
{
    QStringList lines{monthText(p.month)};
    const auto add = [&](const QString& what, std::optional<double> value) {
        if (value) lines << what.arg(figureText(*value));
    };
    const auto tr = [](const char* text) { return CashCurveChart::tr(text); };
    if (soFar) {
        if (baseline) add(tr("Baseline so far %1"), p.baselineSoFar);
        add(tr("Actual so far %1"), p.paidSoFar);
        add(tr("Forecast so far %1"), p.forecastSoFar);
        add(tr("Funding so far %1"), p.fundedSoFar);
    } else {
        if (baseline) add(tr("Baseline %1"), p.baseline);
        add(tr("Paid %1"), p.paid);
        add(tr("To come %1"), p.toCome);
    }
    return lines.join(u'\n');
}

} // namespace

QString unitText(const CashCurve& curve, const QString& currency)
{
    if (curve.unit == 1) return currency;
    return (curve.unit == 1000 ? CashCurveChart::tr("thousand %1") : CashCurveChart::tr("million %1")).arg(currency).trimmed();
}

CashCurveChart::CashCurveChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(true);
}

void CashCurveChart::setCurve(CashCurve curve)
{
    m_curve = std::move(curve);
    recompose();
}

void CashCurveChart::compose()
{
    if (m_curve.points.empty()) return setAxes(Axis{0, 1, {}, false}, Axis{0, 1, {}, false});
    const Theme& t = currentTheme();
    setAxes(monthsOf(m_curve, marksAcross(72)), valuesOf(m_curve, true));
    const auto line = [&](const QPen& pen, bool steps, auto value) {
        auto* series = new QLineSeries;
        series->setPen(pen);
        for (const CashPoint& p : m_curve.points) {
            const std::optional<double> y = value(p);
            if (!y) continue;
            if (steps) series->append(startOf(p.month), *y); // a grant is there from the first day on
            series->append(endOf(p.month), *y);
        }
        attach(series);
    };
    line(penOf(t["chart.earned"_token], 1.5), true, [](const CashPoint& p) { return p.fundedSoFar; });
    if (m_curve.baseline)
        line(penOf(t["chart.baseline"_token], 1.75, {2, 3}), false, [](const CashPoint& p) { return std::optional(p.baselineSoFar); });
    line(penOf(t["chart.forecast"_token], 2, {5, 3}), false, [](const CashPoint& p) { return p.forecastSoFar; });
    line(penOf(t["chart.actual"_token], 2), false, [](const CashPoint& p) { return p.paidSoFar; });
}

QMarginsF CashCurveChart::room() const
{
    const QFontMetricsF end(figureFont(TypeRole::SmallStrong));
    const Axis y = m_curve.points.empty() ? Axis{} : valuesOf(m_curve, true);
    return roomFor(y, std::ceil(end.horizontalAdvance(figureText(y.to))) + 12);
}

void CashCurveChart::paintOver(QPainter& painter)
{
    if (m_curve.points.empty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    fillSharp(painter, {p.left(), place(0, 0).y(), p.width(), 1}, t["chart.axis"_token]);
    std::vector<double> taken; // where end figures stand already
    const auto write = [&](double value, Token ink, bool strong) {
        painter.setFont(figureFont(strong ? TypeRole::SmallStrong : TypeRole::Small));
        const double height = painter.fontMetrics().height(), y = place(0, value).y();
        if (std::ranges::any_of(taken, [&](double other) { return std::abs(other - y) < height; })) return;
        taken.push_back(y);
        painter.setPen(t[ink]);
        painter.drawText(
            QRectF(p.right() + 6, y - height / 2, width() - p.right() - 6, height), Qt::AlignLeft | Qt::AlignVCenter, figureText(value));
    };
    const CashPoint& last = m_curve.points.back();
    if (last.forecastSoFar)
        write(*last.forecastSoFar, "chart.forecast"_token, true);
    else if (last.paidSoFar)
        write(*last.paidSoFar, "chart.actual"_token, true);
    if (m_curve.baseline) write(last.baselineSoFar, "text.secondary"_token, false);
    if (last.fundedSoFar) write(*last.fundedSoFar, "chart.earned"_token, false);
    const CashPoint* now = nullptr;
    for (const CashPoint& point : m_curve.points)
        if (point.paidSoFar) now = &point;
    if (!now) return;
    painter.setPen(QPen(t["bg.surface"_token], 1));
    painter.setBrush(t["chart.actual"_token]);
    painter.drawEllipse(place(endOf(now->month), *now->paidSoFar), 4, 4);
}

int CashCurveChart::itemAt(QPointF at) const
{
    if (m_curve.points.empty() || !plot().adjusted(-4, -4, 4, 4).contains(at)) return -1;
    const double day = valueAtX(at.x());
    const auto nearest = std::ranges::min_element(m_curve.points, {}, [&](const CashPoint& p) { return std::abs(endOf(p.month) - day); });
    return int(nearest - m_curve.points.begin());
}

QString CashCurveChart::tip(int item) const { return tipOf(m_curve.points[std::size_t(item)], true, m_curve.baseline); }

CashColumnsChart::CashColumnsChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(false);
    connect(this, &ChartWidget::activated, this, [this](int item) { Q_EMIT monthChosen(m_curve.points[std::size_t(item)].month); });
}

void CashColumnsChart::setCurve(CashCurve curve)
{
    m_curve = std::move(curve);
    recompose();
}

void CashColumnsChart::compose()
{
    if (m_curve.points.empty()) return setAxes(Axis{0, 1, {}, false}, Axis{0, 1, {}, false});
    setAxes(monthsOf(m_curve, marksAcross(72)), valuesOf(m_curve, false));
}

QMarginsF CashColumnsChart::room() const { return roomFor(m_curve.points.empty() ? Axis{} : valuesOf(m_curve, false), 8); }

QRectF CashColumnsChart::columnRect(int point) const
{
    const CashPoint& p = m_curve.points[std::size_t(point)];
    const double left = place(startOf(p.month), 0).x(), right = place(endOf(p.month), 0).x();
    const double inset = std::max(1.0, (right - left) * 0.18);
    const double a = place(0, p.paid).y(), b = place(0, p.paid + p.toCome).y(), zero = place(0, 0).y();
    const double top = std::min({a, b, zero}), bottom = std::max({a, b, zero});
    return {left + inset, top, std::max(1.0, right - left - 2 * inset), bottom - top};
}

void CashColumnsChart::paintOver(QPainter& painter)
{
    if (m_curve.points.empty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    for (int i = 0; i < int(m_curve.points.size()); ++i) {
        const CashPoint& point = m_curve.points[std::size_t(i)];
        const QRectF column = columnRect(i);
        const double zero = place(0, 0).y(), paid = place(0, point.paid).y(), end = place(0, point.paid + point.toCome).y();
        const auto from = [&](double a, double b) { return QRectF(column.x(), std::min(a, b), column.width(), std::abs(b - a)); };
        if (point.toCome != 0) {
            QColor pale = t["chart.forecast"_token];
            pale.setAlphaF(0.22f);
            const QRectF part = from(paid, end).toAlignedRect();
            painter.fillRect(part, pale);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(penOf(t["chart.forecast"_token], 1, {3, 2}));
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        if (point.paid != 0) fillSharp(painter, from(zero, paid), t["chart.actual"_token]);
        if (point.baseline != 0)
            fillSharp(painter, {column.x() - 2, place(0, point.baseline).y() - 1, column.width() + 4, 2}, t["chart.baseline"_token]);
    }
    fillSharp(painter, {p.left(), place(0, 0).y(), p.width(), 1}, t["chart.axis"_token]);
}

int CashColumnsChart::itemAt(QPointF at) const
{
    if (m_curve.points.empty() || !plot().contains(at)) return -1;
    const double day = valueAtX(at.x());
    for (int i = 0; i < int(m_curve.points.size()); ++i)
        if (day < endOf(m_curve.points[std::size_t(i)].month)) return i;
    return -1;
}

QString CashColumnsChart::tip(int item) const { return tipOf(m_curve.points[std::size_t(item)], false, m_curve.baseline); }

} // namespace gantry
