#include "ui/charts/exposure_chart.h"

#include "ui/shell/theme.h"

#include <QPainter>

namespace gantry {
namespace {

constexpr int mostSteps = 5;
constexpr double square = 7, widestBar = 24; // px

QString figureText(double value)
{
    const QString text = QLocale().toString(std::abs(value), 'f', std::abs(value) < 100 && value != std::floor(value) ? 1 : 0);
    return value < 0 ? minusSign(figureFont(TypeRole::SmallStrong)) + text : text;
}

} // namespace

ExposureChart::ExposureChart(QWidget* parent)
    : ChartWidget(parent)
{
    setSmooth(true);
}

void ExposureChart::setBars(std::vector<ExposureBar> bars)
{
    m_bars = std::move(bars);
    recompose();
}

Axis ExposureChart::values() const
{
    double low = 0, high = 0;
    for (const ExposureBar& bar : m_bars)
        for (const auto& value : {bar.exposure, bar.contingency})
            if (value) low = std::min(low, *value), high = std::max(high, *value);
    return countAxis(low, high, mostSteps);
}

void ExposureChart::compose()
{
    Axis periods{-0.5, std::max(0.5, double(m_bars.size()) - 0.5), {}, false};
    const std::size_t step = std::size_t(std::ceil(double(m_bars.size()) / marksAcross(40)));
    for (std::size_t i = 0; i < m_bars.size(); ++i) // evenly, and the last one always
        periods.marks.push_back({double(i), (m_bars.size() - 1 - i) % step == 0 ? m_bars[i].label : QString()});
    setAxes(std::move(periods), values());
}

QMarginsF ExposureChart::room() const
{
    const QFontMetricsF mark(figureFont(TypeRole::Caption)), name(textFont(TypeRole::Small)), end(figureFont(TypeRole::SmallStrong));
    double left = mark.horizontalAdvance(QStringLiteral("00"));
    for (const AxisMark& each : values().marks) left = std::max(left, mark.horizontalAdvance(each.label));
    double right = std::max(name.horizontalAdvance(tr("Contingency")), name.horizontalAdvance(tr("Exposure")));
    if (!m_bars.empty())
        for (const auto& value : {m_bars.back().exposure, m_bars.back().contingency})
            if (value) right = std::max(right, end.horizontalAdvance(figureText(*value)));
    return {std::ceil(left) + 12, 8, std::ceil(right) + 10, markRoom()};
}

QRectF ExposureChart::barRect(int bar) const
{
    const ExposureBar& held = m_bars[std::size_t(bar)];
    if (!held.exposure || *held.exposure == 0) return {};
    const double middle = place(bar, 0).x(), wide = std::min<double>(grown(widestBar), (place(1, 0).x() - place(0, 0).x()) * 0.5);
    const double zero = std::round(place(0, 0).y()), end = std::round(place(0, *held.exposure).y());
    return {std::round(middle - wide / 2), std::min(zero, end), std::round(wide), std::abs(end - zero)};
}

void ExposureChart::paintOver(QPainter& painter)
{
    if (m_bars.empty()) return;
    const Theme& t = currentTheme();
    const QRectF p = plot();
    const QColor solid = t.categorical[0];
    QColor pale = solid;
    pale.setAlphaF(0.2f);
    for (int i = 0; i < int(m_bars.size()); ++i) {
        const QRectF bar = barRect(i);
        if (bar.isEmpty()) continue;
        if (m_bars[std::size_t(i)].open)
            panel(painter, bar, 2, pale, solid);
        else
            panel(painter, bar, 2, solid);
    }
    fillSharp(painter, {p.left(), place(0, 0).y(), p.width(), 1}, t["chart.axis"_token]);

    std::optional<QPointF> before;
    painter.setPen(QPen(t["chart.forecast"_token], 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (int i = 0; i < int(m_bars.size()); ++i) {
        if (!m_bars[std::size_t(i)].contingency) continue;
        const QPointF at = place(i, *m_bars[std::size_t(i)].contingency);
        if (before) painter.drawLine(*before, at);
        before = at;
    }
    painter.setPen(QPen(t["bg.surface"_token], 1));
    painter.setBrush(t["chart.forecast"_token]);
    for (int i = 0; i < int(m_bars.size()); ++i)
        if (const auto& value = m_bars[std::size_t(i)].contingency) {
            const QPointF at = place(i, *value);
            painter.drawRect(QRectF(at.x() - square / 2, at.y() - square / 2, square, square));
        }

    const ExposureBar& last = m_bars.back();
    const QFontMetricsF name(textFont(TypeRole::Small)), figure(figureFont(TypeRole::SmallStrong));
    const double high = name.height() + figure.height();
    double free = 0; // where the label above ended
    const auto write = [&](const QString& what, double value) {
        const double top = std::clamp(place(0, value).y() - high / 2, free, std::max(free, height() - high));
        const double left = p.right() + 8;
        painter.setFont(textFont(TypeRole::Small));
        painter.setPen(t["text.secondary"_token]);
        painter.drawText(QRectF(left, top, width() - left, name.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, what);
        painter.setFont(figureFont(TypeRole::SmallStrong));
        painter.setPen(t["text.primary"_token]);
        painter.drawText(QRectF(left, top + name.height(), width() - left, figure.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, figureText(value));
        free = top + high;
    };
    const bool contingencyFirst = last.contingency.value_or(0) >= last.exposure.value_or(0);
    if (last.contingency && contingencyFirst) write(tr("Contingency"), *last.contingency);
    if (last.exposure) write(tr("Exposure"), *last.exposure);
    if (last.contingency && !contingencyFirst) write(tr("Contingency"), *last.contingency);
}

int ExposureChart::itemAt(QPointF at) const
{
    if (m_bars.empty() || !plot().contains(at)) return -1;
    return std::clamp(int(std::lround(valueAtX(at.x()))), 0, int(m_bars.size()) - 1);
}

} // namespace gantry
