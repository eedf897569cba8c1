#pragma once
#include "core/earned/earned_series.h"
#include "ui/charts/chart_widget.h"

namespace gantry {

/// The curves of earned value: planned dotted, earned and actual solid up to the status date, the estimate dashed from there.
class EarnedChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit EarnedChart(QWidget* parent = nullptr);
    /// `digits`: how many the minor unit of the currency has. `asOf`: the status date.
    void setSeries(std::vector<EarnedPoint> series, QDate asOf, int digits);
    const std::vector<EarnedPoint>& series() const { return m_series; }
    /// What a figure at the axis is: "", "thousand", "million", "billion".
    QString scaleWord() const;

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override;
    bool leads(int) const override { return false; }

private:
    double scaled(const Amount& amount) const { return double(amount.minor) / m_unit; }
    std::vector<EarnedPoint> m_series;
    QDate m_asOf;
    int m_digits = 2;
    double m_unit = 100, m_most = 0; // minor units in one of the axis; the highest value in these
};

} // namespace gantry
