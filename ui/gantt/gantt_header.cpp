#include "ui/gantt/gantt_header.h"

#include "ui/gantt/device_grid.h"
#include "ui/shell/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace gantry {
namespace {

void paintTier(QPainter& p, const TierLook& look, const TimeScale& scale, double offset, TierUnit unit, bool isUpper)
{
    const double height = look.size.height() / 2, top = isUpper ? 0 : height, end = look.size.width();
    const DeviceGrid grid(p);
    const QFont font = isUpper ? look.upper : look.lower;
    const QFontMetricsF metrics(font);
    const auto ticks = scale.ticks(unit, scale.at(offset), scale.at(offset + end), look.locale);
    p.setFont(font);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double left = grid.x(scale.x(ticks[i].at) - offset);
        const double right = i + 1 < ticks.size() ? scale.x(ticks[i + 1].at) - offset : end + 400;
        fillSharp(p, {left, top, 1, height}, look.theme["line.default"_token]);
        // Sticky: the text of a division that began further left stays in view until its end pushes it out.
        const double wide = metrics.horizontalAdvance(ticks[i].label), at = std::min(std::max(left, 0.0) + 6, right - wide - 4);
        if (ticks[i].label.isEmpty() || (at < left + 1.5 && wide + 4 > right - left)) continue;
        if (look.whole && (at < 2 || at + wide > end - 4)) continue;
        p.setPen(look.theme[isUpper ? "text.primary"_token : "text.secondary"_token]);
        p.drawText(QPointF(at, grid.y(top + (height + metrics.ascent() - metrics.descent()) / 2)), ticks[i].label);
    }
}

} // namespace

void paintTiers(QPainter& p, const TierLook& look, const TimeScale& scale, double offset, std::optional<DateTime> statusDate)
{
    const double width = look.size.width(), height = look.size.height();
    p.fillRect(QRectF({}, look.size), look.theme["bg.header"_token]);
    const auto [upper, lower] = scale.tiers();
    paintTier(p, look, scale, offset, upper, true);
    paintTier(p, look, scale, offset, lower, false);
    fillSharp(p, {0, height / 2, width, 1}, look.theme["line.default"_token]);
    fillSharp(p, {0, height - 1, width, 1}, look.theme["line.default"_token]);
    if (!statusDate) return;
    const double x = scale.x(*statusDate) - offset;
    if (x < -8 || x > width + 8) return;
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(look.theme["gantt.statusDate"_token]);
    // On paper nobody can scroll a name out from under the flag, so it is lower.
    const double top = look.whole ? height - 5 : height - 9, shoulder = look.whole ? height - 4 : height - 5;
    p.drawPolygon(QPolygonF{{x - 5, top}, {x + 5, top}, {x + 5, shoulder}, {x, height}, {x - 5, shoulder}});
}

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

void GanttHeader::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight); // time runs one way
    TierLook look{currentTheme(), size()};
    look.locale = locale();
    paintTiers(p, look, m_scale, m_offset, m_statusDate);
}

} // namespace gantry
