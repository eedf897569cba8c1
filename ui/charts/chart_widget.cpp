#include "ui/charts/chart_widget.h"

#include "ui/shell/theme.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QValueAxis>

namespace gantry {

/// The view that Qt Charts wants; it hands everything on to the chart around it.
class ChartCanvas final : public QChartView {
public:
    ChartCanvas(QChart* chart, ChartWidget* owner)
        : QChartView(chart, owner)
        , m_owner(owner)
    {
        setFrameShape(QFrame::NoFrame);
        setBackgroundBrush(Qt::NoBrush);
        viewport()->setAutoFillBackground(false);
        setFocusPolicy(Qt::NoFocus);
        setMouseTracking(true);
        setViewportUpdateMode(FullViewportUpdate);
    }

protected:
    void drawBackground(QPainter* painter, const QRectF&) override { m_owner->paintGrid(*painter); }
    void drawForeground(QPainter* painter, const QRectF&) override
    {
        painter->setLayoutDirection(Qt::LeftToRight); // axes run one way, whatever way lines do
        m_owner->paintMarks(*painter);
        m_owner->paintOver(*painter);
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const int item = m_owner->itemAt(event->position());
        viewport()->setCursor(item >= 0 && m_owner->leads(item) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (item == m_hovered) return;
        m_hovered = item;
        if (item >= 0)
            QToolTip::showText(event->globalPosition().toPoint(), m_owner->tip(item), viewport());
        else
            QToolTip::hideText();
    }
    void leaveEvent(QEvent*) override { m_hovered = -1; }
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        const int item = m_owner->itemAt(event->position());
        if (event->button() == Qt::LeftButton && item >= 0 && m_owner->leads(item)) Q_EMIT m_owner->activated(item);
    }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); } // the page scrolls

private:
    ChartWidget* m_owner;
    int m_hovered = -1;
};

ChartWidget::ChartWidget(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
{
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_canvas = new ChartCanvas(m_chart, this);
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ChartWidget::recompose()
{
    m_chart->removeAllSeries();
    for (QValueAxis* axis : {m_xAxis, m_yAxis}) {
        if (!axis) continue;
        m_chart->removeAxis(axis);
        delete axis;
    }
    m_xAxis = new QValueAxis, m_yAxis = new QValueAxis;
    for (QValueAxis* axis : {m_xAxis, m_yAxis}) axis->setVisible(false);
    m_chart->addAxis(m_xAxis, Qt::AlignBottom);
    m_chart->addAxis(m_yAxis, Qt::AlignLeft);
    compose();
    layPlot();
    m_canvas->viewport()->update();
}

void ChartWidget::setAxes(Axis x, Axis y)
{
    m_x = std::move(x), m_y = std::move(y);
    m_xAxis->setRange(m_x.from, m_x.to);
    m_yAxis->setRange(m_y.from, m_y.to);
}

void ChartWidget::attach(QAbstractSeries* series)
{
    m_chart->addSeries(series);
    series->attachAxis(m_xAxis);
    series->attachAxis(m_yAxis);
}

void ChartWidget::setSmooth(bool smooth) { m_canvas->setRenderHint(QPainter::Antialiasing, smooth); }

double ChartWidget::markRoom() { return std::ceil(QFontMetricsF(figureFont(TypeRole::Caption)).height()) + 7; }

double ChartWidget::marksAcross(int pixels) const
{
    const QMarginsF around = room();
    return std::max(1.0, (width() - around.left() - around.right()) / grown(pixels));
}

void ChartWidget::layPlot()
{
    const QRectF area = QRectF(rect()).marginsRemoved(room());
    m_chart->setPlotArea(QRectF(area.topLeft(), QSizeF(std::max(10.0, area.width()), std::max(10.0, area.height()))));
}

QRectF ChartWidget::plot() const { return m_chart->plotArea(); }

QPointF ChartWidget::place(double x, double y) const
{
    const QRectF p = plot();
    return {p.left() + (x - m_x.from) / (m_x.to - m_x.from) * p.width(), p.bottom() - (y - m_y.from) / (m_y.to - m_y.from) * p.height()};
}

double ChartWidget::valueAtX(double x) const { return m_x.from + (x - plot().left()) / plot().width() * (m_x.to - m_x.from); }

void ChartWidget::paintGrid(QPainter& painter) const
{
    const Theme& t = currentTheme();
    const QRectF p = plot();
    for (const AxisMark& mark : m_x.marks) {
        const double x = place(mark.at, 0).x();
        if (m_x.grid)
            fillSharp(painter, {x, p.top(), 1, p.height()}, t["chart.grid"_token]);
        else
            fillSharp(painter, {x, p.bottom(), 1, 4}, t["chart.axis"_token]);
    }
    for (const AxisMark& mark : m_y.marks)
        if (m_y.grid) fillSharp(painter, {p.left(), place(0, mark.at).y(), p.width(), 1}, t["chart.grid"_token]);
}

void ChartWidget::paintMarks(QPainter& painter) const
{
    const Theme& t = currentTheme();
    const QRectF p = plot();
    painter.setFont(figureFont(TypeRole::Caption));
    painter.setPen(t["text.tertiary"_token]);
    const QFontMetricsF metrics = painter.fontMetrics();
    double free = 0; // where the last label ended
    for (const AxisMark& mark : m_x.marks) {
        const double wide = metrics.horizontalAdvance(mark.label);
        const double left = std::clamp(place(mark.at, 0).x() - wide / 2, 0.0, std::max(0.0, width() - wide));
        if (mark.label.isEmpty() || left < free) continue;
        painter.drawText(QRectF(left, p.bottom() + 5, wide + 1, metrics.height()), Qt::AlignLeft | Qt::TextSingleLine, mark.label);
        free = left + wide + 8;
    }
    const double room = p.left() - 8;
    for (const AxisMark& mark : m_y.marks) {
        const double y = place(0, mark.at).y();
        painter.drawText(QRectF(0, y - metrics.height() / 2, room, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(mark.label, Qt::ElideRight, room));
    }
}

void ChartWidget::changeEvent(QEvent* event)
{
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_xAxis) recompose();
    QWidget::changeEvent(event);
}

void ChartWidget::resizeEvent(QResizeEvent* event)
{
    m_canvas->setGeometry(rect());
    if (m_xAxis) recompose(); // marks are as many as the width holds
    QWidget::resizeEvent(event);
}

} // namespace gantry
