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

/// A figure that leads to its records: a card, or one of a strip of figures, flat and lower, with a hair line after it.
class KpiTile final : public QAbstractButton {
    Q_OBJECT
public:
    enum class Look { Card, Strip };
    explicit KpiTile(KpiFigure figure, QWidget* parent = nullptr, Look look = Look::Card);
    void setFigure(KpiFigure figure);
    const KpiFigure& figure() const { return m_figure; }
    QSize sizeHint() const override { return m_look == Look::Card ? QSize(192, 92) : minimumSizeHint(); }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    KpiFigure m_figure;
    Look m_look;
};

/// The values as one line with a dot at its end, scaled into `area`, and a dotted limit. Fewer than two values draw nothing.
void paintSparkline(QPainter& painter, const QRectF& area, const std::vector<double>& values, std::optional<double> limit);

} // namespace gantry
