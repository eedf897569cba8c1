#pragma once
#include "ui/charts/axis.h"

#include <QMarginsF>
#include <QWidget>

class QAbstractSeries;
class QChart;
class QValueAxis;

namespace gantry {

class ChartCanvas;

/// What the charts share: Qt Charts draws the series; grid, marks and direct labels are painted here, on device pixels and in the look.
/// Everything is made anew when the data or the theme change. Hovering shows the exact values of an item, clicking announces it.
class ChartWidget : public QWidget {
    Q_OBJECT
public:
    explicit ChartWidget(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {280, 200}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void activated(int item);

protected:
    /// Makes series (with attach) and axes (with setAxes) from the data in today's colours.
    virtual void compose() = 0;
    /// Room around the plot for what is written there.
    virtual QMarginsF room() const = 0;
    /// Of that, what the marks under the plot take.
    static double markRoom();
    /// How many steps along x are `pixels` long each, or what larger text needs instead.
    double marksAcross(int pixels) const;
    virtual void paintOver(QPainter&) { }
    /// The item under a point, or -1.
    virtual int itemAt(QPointF) const { return -1; }
    virtual QString tip(int) const { return {}; }
    virtual bool leads(int) const { return true; } ///< whether clicking it goes anywhere

    /// To be called after new data.
    void recompose();
    void setAxes(Axis x, Axis y);
    void attach(QAbstractSeries* series);
    void setSmooth(bool smooth); ///< lines and marks are, bars keep their edges on pixels
    QPointF place(double x, double y) const;
    double valueAtX(double x) const;
    QRectF plot() const;
    const Axis& yAxis() const { return m_y; }

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class ChartCanvas;
    void layPlot();
    void paintGrid(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;

    ChartCanvas* m_canvas;
    QChart* m_chart;
    Axis m_x, m_y;
    QValueAxis *m_xAxis = nullptr, *m_yAxis = nullptr;
};

} // namespace gantry
