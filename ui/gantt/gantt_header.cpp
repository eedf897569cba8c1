#include "ui/gantt/gantt_header.h"

#include "ui/gantt/device_grid.h"
#include "ui/shell/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace gantry {

int GanttHeader::tierHeight() { return grown(20); }

GanttHeader::GanttHeader(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void GanttHeader::display(const TimeScale& scale, double offset, std::optional<DateTime> statusDate)
{
    m_scale = scale;
    m_offset = offset;
    m_statusDate = statusDate;
    update();
}

void GanttHeader::mouseDoubleClickEvent(QMouseEvent* event) { Q_EMIT zoomInRequested(event->position().x()); }

void GanttHeader::paintTier(QPainter& p, TierUnit unit, int top, bool upper) const
{
    const Theme& t = currentTheme();
    const DeviceGrid grid(p);
    const QFont font = textFont(upper ? TypeRole::CaptionStrong : TypeRole::Caption);
    const QFontMetricsF metrics(font);
    const auto ticks = m_scale.ticks(unit, m_scale.at(m_offset), m_scale.at(m_offset + width()), locale());
    p.setFont(font);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double left = grid.x(m_scale.x(ticks[i].at) - m_offset);
        const double right = i + 1 < ticks.size() ? m_scale.x(ticks[i + 1].at) - m_offset : width() + 400.0;
        fillSharp(p, {left, double(top), 1, double(tierHeight())}, t["line.default"_token]);
        // Sticky: the text of a division that began further left stays in view until its end pushes it out.
        const double wide = metrics.horizontalAdvance(ticks[i].label), at = std::min(std::max(left, 0.0) + 6, right - wide - 4);
        if (ticks[i].label.isEmpty() || (at < left + 1.5 && wide + 4 > right - left)) continue;
        p.setPen(t[upper ? "text.primary"_token : "text.secondary"_token]);
        p.drawText(QPointF(at, grid.y(top + (tierHeight() + metrics.ascent() - metrics.descent()) / 2)), ticks[i].label);
    }
}

void GanttHeader::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight); // time runs one way
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.header"_token]);
    const auto [upper, lower] = m_scale.tiers();
    paintTier(p, upper, 0, true);
    paintTier(p, lower, tierHeight(), false);
    fillSharp(p, {0, double(tierHeight()), double(width()), 1}, t["line.default"_token]);
    fillSharp(p, {0, height() - 1.0, double(width()), 1}, t["line.default"_token]);
    if (!m_statusDate) return;
    const double x = m_scale.x(*m_statusDate) - m_offset;
    if (x < -8 || x > width() + 8) return;
    const double bottom = height();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(t["gantt.statusDate"_token]);
    p.drawPolygon(QPolygonF{{x - 5, bottom - 9}, {x + 5, bottom - 9}, {x + 5, bottom - 5}, {x, bottom}, {x - 5, bottom - 5}});
}

} // namespace gantry
