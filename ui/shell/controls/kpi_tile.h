#pragma once
#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <optional>
#include <vector>

namespace gantry {

/// What a tile shows: finished words and figures, nothing is computed here.
struct KpiFigure {
    QString label; ///< "Schedule index"
    QString figure; ///< "0.91"
    QString beside{}; ///< small, right of the figure: "of 15"
    QString line{}; ///< limit or change: "limit 0.95, was 0.92"
    std::optional<Status> status{}; ///< shape top right
    QString statusWord{}; ///< for the tooltip and screen readers
    std::vector<double> trend{}; ///< sparkline, oldest first; empty: none
    std::optional<double> limit{}; ///< dotted across the sparkline
};

/// A figure that leads to its records.
class KpiTile final : public QAbstractButton {
    Q_OBJECT
public:
    explicit KpiTile(KpiFigure figure, QWidget* parent = nullptr);
    void setFigure(KpiFigure figure);
    QSize sizeHint() const override { return {192, 92}; }
    QSize minimumSizeHint() const override { return {128, 92}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    KpiFigure m_figure;
};

/// The values as one line with a dot at its end, scaled into `area`, and a dotted limit. Fewer than two values draw nothing.
void paintSparkline(QPainter& painter, const QRectF& area, const std::vector<double>& values, std::optional<double> limit);

} // namespace gantry
