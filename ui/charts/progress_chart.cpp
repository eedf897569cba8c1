#include "ui/charts/progress_chart.h"

#include "core/text/text.h"
#include "ui/shell/theme.h"

#include <QLineSeries>
#include <QPainter>

namespace gantry {

namespace {
double xOf(QDate day) { return double(day.toJulianDay() + 1); } // the end of the day, so that a month's end meets the next one's mark
QString shareText(double share) { return QLocale().toString(share, 'f', 1); }

QPen penOf(const QColor& color, double width, std::initializer_list<double> dash = {})
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> pattern; // Qt counts dashes in pen widths
    for (const double length : dash) pattern << length / width;
    if (!pattern.isEmpty()) pen.setDashPattern(pattern);
    return pen;
}
} // namespace

ProgressChart::ProgressChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(true);
}

void ProgressChart::setPoints(std::vector<ProgressPoint> points, QDate statusDate)
{
    m_points = std::move(points);
    m_statusDate = statusDate;
    recompose();
}

void ProgressChart::compose()
{
    if (m_points.empty()) return;
    const Theme& t = currentTheme();
    Axis days = dayAxis(m_points.front().day.addDays(1), m_points.back().day.addDays(1), marksAcross(72));
    days.grid = false;
    setAxes(std::move(days),
        Axis{0, 100,
            {{0, QStringLiteral("0")}, {25, QStringLiteral("25")}, {50, QStringLiteral("50")}, {75, QStringLiteral("75")},
                {100, QStringLiteral("100")}}});
    const auto line = [&](const QPen& pen, auto value) {
        auto* series = new QLineSeries;
        series->setPen(pen);
        for (const ProgressPoint& point : m_points)
            if (const std::optional<double> y = value(point)) series->append(xOf(point.day), *y);
        attach(series);
    };
    line(penOf(t["chart.baseline"_token], 1.75, {2, 3}), [](const ProgressPoint& p) { return std::optional(p.planned); });
    line(penOf(t["chart.forecast"_token], 2, {5, 3}), [](const ProgressPoint& p) { return p.forecast; });
    line(penOf(t["chart.actual"_token], 2), [](const ProgressPoint& p) { return p.actual; });
}

QMarginsF ProgressChart::room() const
{
    const QFontMetricsF mark(figureFont(TypeRole::Caption)), end(figureFont(TypeRole::SmallStrong));
    const QString most = shareText(100); // as wide as the figures at the ends get
    return {std::ceil(mark.horizontalAdvance(QStringLiteral("100"))) + 12, 10, std::ceil(end.horizontalAdvance(most)) + 12, markRoom()};
}

void ProgressChart::paintOver(QPainter& painter)
{
    if (m_points.empty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    fillSharp(painter, {p.left(), p.bottom(), p.width(), 1}, t["chart.axis"_token]);
    const auto write = [&](QPointF at, const QString& text, const QColor& ink, bool strong, Qt::Alignment side) {
        painter.setFont(figureFont(strong ? TypeRole::SmallStrong : TypeRole::Small));
        const QFontMetricsF metrics = painter.fontMetrics();
        const double wide = metrics.horizontalAdvance(text);
        QRectF room(at.x() - (side & Qt::AlignRight ? wide : 0), at.y() - metrics.height() / 2, wide + 1, metrics.height());
        room.translate(
            std::clamp(room.x(), 0.0, width() - wide) - room.x(), std::clamp(room.y(), 0.0, p.bottom() - room.height()) - room.y());
        painter.setPen(ink);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };

    const auto now = std::ranges::find_if(m_points, [&](const ProgressPoint& point) { return point.day == m_statusDate && point.actual; });
    if (now != m_points.end()) {
        const QPointF dot = place(xOf(now->day), *now->actual), plan = place(xOf(now->day), now->planned);
        fillSharp(painter, {dot.x() - 1, p.top(), 2, p.height()}, t["gantt.statusDate"_token]);
        painter.setPen(QPen(t["bg.surface"_token], 1));
        painter.setBrush(t["chart.actual"_token]);
        painter.drawEllipse(dot, 4, 4);
        // The higher figure stands left of the line, the lower right of it: curves rise, so there both are free.
        const bool ahead = *now->actual > now->planned;
        const QPointF left(-8, -9), right(8, 9);
        write(plan + (ahead ? right : left), shareText(now->planned), t["text.secondary"_token], false,
            ahead ? Qt::AlignLeft : Qt::AlignRight);
        write(dot + (ahead ? left : right), shareText(*now->actual), t["chart.actual"_token], true, ahead ? Qt::AlignRight : Qt::AlignLeft);
    }
    const ProgressPoint& last = m_points.back();
    const QPointF beside(6, 0);
    const double end = last.forecast ? *last.forecast : last.actual.value_or(last.planned);
    const QPointF planned = place(xOf(last.day), last.planned), final = place(xOf(last.day), end);
    if (now == m_points.end() || now->day != last.day)
        write(final + beside, shareText(end), t[last.forecast ? "chart.forecast"_token : "chart.baseline"_token], true, Qt::AlignLeft);
    if (std::abs(planned.y() - final.y()) > painter.fontMetrics().height())
        write(planned + beside, shareText(last.planned), t["text.secondary"_token], false, Qt::AlignLeft);
}

int ProgressChart::itemAt(QPointF at) const
{
    if (m_points.empty() || !plot().adjusted(-4, -4, 4, 4).contains(at)) return -1;
    const double day = valueAtX(at.x());
    const auto nearest = std::ranges::min_element(m_points, {}, [&](const ProgressPoint& p) { return std::abs(xOf(p.day) - day); });
    return int(nearest - m_points.begin());
}

QString ProgressChart::tip(int item) const
{
    const ProgressPoint& point = m_points[std::size_t(item)];
    QStringList lines{dateText(point.day), tr("Planned %1 %").arg(shareText(point.planned))};
    if (point.actual) lines << tr("Actual %1 %").arg(shareText(*point.actual));
    if (point.forecast && !point.actual) lines << tr("Forecast %1 %").arg(shareText(*point.forecast));
    return lines.join(u'\n');
}

} // namespace gantry
