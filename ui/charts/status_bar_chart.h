#pragma once
#include "ui/charts/chart_widget.h"
#include "ui/shell/theme.h"

#include <array>

namespace gantry {

/// One bar with its parts by status.
struct StatusBar {
    QString label;
    std::array<double, 4> parts{}; ///< by Status
    QString end{}; ///< written where the bar ends
    QString tip{};
    bool operator==(const StatusBar&) const = default;
};

/// Horizontal bars in the colours of status, the first on top.
class StatusBarChart final : public ChartWidget {
    Q_OBJECT
public:
    enum class Figures { InParts, AtEnd };
    explicit StatusBarChart(Figures figures, QWidget* parent = nullptr);
    void setBars(std::vector<StatusBar> bars);
    const std::vector<StatusBar>& bars() const { return m_bars; }
    /// Where a part is drawn; empty where it has no length.
    QRectF partRect(int bar, Status status) const;

protected:
    void compose() override;
    QMarginsF room() const override;
    void paintOver(QPainter& painter) override;
    int itemAt(QPointF at) const override;
    QString tip(int item) const override { return m_bars[std::size_t(item)].tip; }

private:
    double row(int bar) const { return double(m_bars.size()) - 1 - bar; }
    double thickness() const;

    Figures m_figures;
    std::vector<StatusBar> m_bars;
};

} // namespace gantry
