#include "ui/charts/status_bar_chart.h"

#include <QBarSet>
#include <QHorizontalStackedBarSeries>
#include <QPainter>

namespace gantry {

namespace {
constexpr std::array stacked{Status::Good, Status::Watch, Status::Bad, Status::Neutral};
/// Good is a large area here, so it takes its deeper green.
QColor fillOf(Status status) { return status == Status::Good ? statusInk(currentTheme(), status) : statusMark(currentTheme(), status); }
} // namespace

StatusBarChart::StatusBarChart(Figures figures, QWidget* parent)
    : ChartWidget(parent)
    , m_figures(figures)
{
    setSmooth(false);
}

void StatusBarChart::setBars(std::vector<StatusBar> bars)
{
    m_bars = std::move(bars);
    recompose();
}

double StatusBarChart::thickness() const
{
    const double pitch = plot().height() / std::max<double>(1, double(m_bars.size()));
    return std::min(20.0, pitch * 0.7);
}

void StatusBarChart::compose()
{
    double low = 0, high = 0;
    Axis rows{-0.5, double(m_bars.size()) - 0.5, {}, false};
    for (int i = 0; i < int(m_bars.size()); ++i) {
        double down = 0, up = 0;
        for (double part : m_bars[std::size_t(i)].parts) (part < 0 ? down : up) += part;
        low = std::min(low, down), high = std::max(high, up);
        rows.marks.push_back({row(i), m_bars[std::size_t(i)].label});
    }
    if (m_bars.empty()) rows.to = 0.5;
    setAxes(countAxis(low, high, std::max(2, int(marksAcross(40)))), std::move(rows));

    auto* series = new QHorizontalStackedBarSeries;
    for (Status status : stacked) {
        auto* set = new QBarSet(QString());
        set->setBrush(fillOf(status));
        set->setPen(Qt::NoPen);
        for (auto bar = m_bars.rbegin(); bar != m_bars.rend(); ++bar) set->append(bar->parts[std::size_t(status)]);
        series->append(set);
    }
    const double pitch = (height() - room().top() - room().bottom()) / std::max<double>(1, double(m_bars.size()));
    series->setBarWidth(std::min(0.7, 20 / std::max(1.0, pitch)));
    attach(series);
}

QMarginsF StatusBarChart::room() const
{
    const QFontMetricsF label(figureFont(TypeRole::Caption)), end(figureFont(TypeRole::SmallStrong));
    double left = 0, right = 0;
    for (const StatusBar& bar : m_bars) {
        left = std::max(left, label.horizontalAdvance(bar.label));
        right = std::max(right, end.horizontalAdvance(bar.end));
    }
    return {std::min(std::ceil(left) + 8, width() * 0.4), 4, std::ceil(right) + 10, markRoom()};
}

QRectF StatusBarChart::partRect(int bar, Status wanted) const
{
    double down = 0, up = 0;
    for (Status status : stacked) {
        const double part = m_bars[std::size_t(bar)].parts[std::size_t(status)];
        double& from = part < 0 ? down : up;
        if (status == wanted) {
            const QPointF a = place(from, row(bar)), b = place(from + part, row(bar));
            return QRectF(std::min(a.x(), b.x()), a.y() - thickness() / 2, std::abs(b.x() - a.x()), thickness());
        }
        from += part;
    }
    return {};
}

void StatusBarChart::paintOver(QPainter& painter)
{
    const Theme& t = currentTheme();
    const QRectF p = plot();
    fillSharp(painter, {place(0, 0).x(), p.top(), 1, p.height()}, t["chart.axis"_token]);
    for (int i = 0; i < int(m_bars.size()); ++i) {
        const StatusBar& bar = m_bars[std::size_t(i)];
        double end = place(0, 0).x();
        painter.setFont(figureFont(TypeRole::CaptionStrong));
        for (Status status : stacked) {
            const QRectF part = partRect(i, status);
            if (part.width() <= 0) continue;
            end = std::max(end, part.right());
            if (m_figures == Figures::InParts) // a gap, so that the parts are told apart in a grey copy
                fillSharp(painter, {part.right() - 1, part.y() - 1, 1, part.height() + 2}, t["bg.surface"_token]);
            const QString figure = QLocale().toString(qRound64(std::abs(bar.parts[std::size_t(status)])));
            if (m_figures != Figures::InParts || painter.fontMetrics().horizontalAdvance(figure) + 4 > part.width()) continue;
            painter.setPen(inkOn(fillOf(status)));
            painter.drawText(part, Qt::AlignCenter, figure);
        }
        painter.setFont(figureFont(TypeRole::SmallStrong));
        painter.setPen(t["text.primary"_token]);
        const double line = painter.fontMetrics().height();
        painter.drawText(QRectF(end + 6, place(0, row(i)).y() - line / 2, width(), line), Qt::AlignLeft | Qt::AlignVCenter, bar.end);
    }
}

int StatusBarChart::itemAt(QPointF at) const
{
    if (m_bars.empty() || at.y() < plot().top() || at.y() > plot().bottom()) return -1;
    const int bar = int((at.y() - plot().top()) / plot().height() * double(m_bars.size()));
    return std::clamp(bar, 0, int(m_bars.size()) - 1);
}

} // namespace gantry
