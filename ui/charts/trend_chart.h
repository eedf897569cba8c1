#pragma once
#include "core/model/node.h"
#include "ui/charts/chart_widget.h"

namespace gantry {

/// A figure at the end of a period, or now.
struct TrendPoint {
    QDate day;
    double value = 0;
    Health status = Health::NotAssessed;
    QString what; // said of it when pointed at: "2026-03: 0.94, green"
};
/// Where green and amber end, in the units of the points.
struct TrendLimits {
    std::optional<double> green, amber;
};

/// How a figure has moved from period to period: a line through marks in the colour of their status, above the limits that they are held
/// to. The scale shows the points and the limits, whether or not nothing is among them.
class TrendChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit TrendChart(QWidget* parent = nullptr);
    /// By day. `unit` is written behind figures of the scale: " %".
    void setPoints(std::vector<TrendPoint> points, TrendLimits limits, const QString& unit = {});
    const std::vector<TrendPoint>& points() const { return m_points; }

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override;
    bool leads(int) const override { return false; }

private:
    Axis values() const;
    std::vector<TrendPoint> m_points;
    TrendLimits m_limits;
    QString m_unit;
};

} // namespace gantry
