#pragma once
#include "ui/gantt/time_scale.h"

#include <QWidget>
#include <optional>

namespace gantry {

/// The two tiers above a Gantt, with the flag of the status date. It has no scale of its own: the view hands it over.
class GanttHeader final : public QWidget {
    Q_OBJECT
public:
    static int tierHeight();
    explicit GanttHeader(QWidget* parent = nullptr);
    void display(const TimeScale& scale, double offset, std::optional<DateTime> statusDate);

Q_SIGNALS:
    /// Double-click on the timescale: finer at x.
    void zoomInRequested(double x);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void paintTier(QPainter& painter, TierUnit unit, int top, bool upper) const;

    TimeScale m_scale;
    double m_offset = 0;
    std::optional<DateTime> m_statusDate;
};

} // namespace gantry
