#pragma once
#include "ui/charts/chart_widget.h"

namespace gantry {

/// The end of one period, in units of the chart.
struct ExposureBar {
    QString label; // "May"
    std::optional<double> exposure, contingency;
    bool open = false; // not closed yet: what it is now
    QString tip{};
};

/// Exposure as bars, the open period pale, with the contingency that is to cover it as a line of squares above; the last of both are
/// written at their ends.
class ExposureChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit ExposureChart(QWidget* parent = nullptr);
    void setBars(std::vector<ExposureBar> bars);
    const std::vector<ExposureBar>& bars() const { return m_bars; }
    /// Where the bar of a period is drawn; empty where it has no height.
    QRectF barRect(int bar) const;

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override { return m_bars[std::size_t(item)].tip; }
    bool leads(int) const override { return false; }

private:
    Axis values() const;
    std::vector<ExposureBar> m_bars;
};

} // namespace gantry
