#pragma once
#include "core/kpi/series.h"
#include "ui/charts/chart_widget.h"

namespace gantry {

/// The S-curve: planned dotted, actual solid up to a dot at the status date, forecast dashed from there.
class ProgressChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit ProgressChart(QWidget* parent = nullptr);
    void setPoints(std::vector<ProgressPoint> points, QDate statusDate);
    const std::vector<ProgressPoint>& points() const { return m_points; }

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override;
    bool leads(int) const override { return false; }

private:
    std::vector<ProgressPoint> m_points;
    QDate m_statusDate;
};

} // namespace gantry
