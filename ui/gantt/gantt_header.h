#pragma once
#include "ui/gantt/time_scale.h"
#include "ui/shell/theme.h"

#include <QWidget>
#include <optional>

namespace gantry {

/// How the two tiers above a Gantt are painted, from (0, 0).
struct TierLook {
    const Theme& theme;
    QSizeF size{};
    QFont upper = textFont(TypeRole::CaptionStrong), lower = textFont(TypeRole::Caption);
    QLocale locale{};
    bool whole = false; ///< on paper: a name that finds no room within the edges is left out, not cut
};
/// The divisions of both tiers, their names, and the flag of the status date; x counts as in the scale, less `offset`.
void paintTiers(QPainter& painter, const TierLook& look, const TimeScale& scale, double offset, std::optional<DateTime> statusDate);

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
    TimeScale m_scale;
    double m_offset = 0;
    std::optional<DateTime> m_statusDate;
};

} // namespace gantry
