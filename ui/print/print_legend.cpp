#include "ui/print/print_legend.h"

#include "ui/gantt/device_grid.h"
#include "ui/gantt/link_layout.h"
#include "ui/print/print_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <array>

namespace gantry {
namespace {

QString words(const char* text) { return QCoreApplication::translate("PrintLegend", text); }

/// Kinds of bars that have a sample of their own.
enum Seen {
    Task,
    Critical,
    Near,
    Done,
    Summary,
    Milestone,
    MilestoneDone,
    Effort,
    Manual,
    Inactive,
    Baseline,
    Float,
    Deadline,
    Bound,
    All
};
using Occurs = std::array<bool, All>;

void see(Occurs& seen, const BarRow& row, const GanttOptions& parts)
{
    const bool done = row.progress >= 1, critical = row.critical && parts.criticalPath && !done,
               near = row.nearCritical && parts.criticalPath && !done;
    switch (row.kind) {
    case BarKind::None: return;
    case BarKind::Task:
        if (row.inactive)
            seen[Inactive] = true;
        else
            seen[critical ? Critical : near ? Near : row.manual ? Manual : Task] = true;
        if (row.manual && !row.inactive) seen[Manual] = true;
        if (row.progress > 0 && !row.inactive) seen[Done] = true;
        break;
    case BarKind::Summary: seen[Summary] = true; break;
    case BarKind::Milestone: seen[done ? MilestoneDone : Milestone] = true; break;
    case BarKind::LevelOfEffort: seen[Effort] = true; break;
    }
    if (parts.baseline && row.baselineFinish) seen[Baseline] = true;
    const bool tail = row.floatEnd && row.finish && *row.floatEnd > *row.finish && row.kind != BarKind::Summary && !done;
    if (tail && (parts.allFloat || near)) seen[Float] = true;
    if (row.deadline) seen[Deadline] = true;
    if (row.constraintStart || row.constraintFinish) seen[Bound] = true;
}

bool meets(const BarRow& row, const TimeSpan& shown)
{
    return row.start && *row.start < shown.to && row.finish.value_or(*row.start) >= shown.from;
}

LegendEntry sampleOf(Seen kind)
{
    const DateTime start{0}, finish{secondsPerDay}, middle{secondsPerDay / 2};
    BarRow bar{.kind = BarKind::Task, .start = start, .finish = finish};
    const char* text = QT_TRANSLATE_NOOP("PrintLegend", "Task");
    switch (kind) {
    case Task:
    case All: break;
    case Critical: bar.critical = true, text = QT_TRANSLATE_NOOP("PrintLegend", "Critical"); break;
    case Near: bar.nearCritical = true, text = QT_TRANSLATE_NOOP("PrintLegend", "Near-critical"); break;
    case Done: bar.progress = 0.6, text = QT_TRANSLATE_NOOP("PrintLegend", "Done"); break;
    case Summary: bar.kind = BarKind::Summary, text = QT_TRANSLATE_NOOP("PrintLegend", "Summary"); break;
    case Milestone: bar = {.kind = BarKind::Milestone, .start = middle}, text = QT_TRANSLATE_NOOP("PrintLegend", "Milestone"); break;
    case MilestoneDone:
        bar = {.kind = BarKind::Milestone, .start = middle, .progress = 1}, text = QT_TRANSLATE_NOOP("PrintLegend", "Milestone reached");
        break;
    case Effort: bar.kind = BarKind::LevelOfEffort, text = QT_TRANSLATE_NOOP("PrintLegend", "Level of effort"); break;
    case Manual: bar.manual = true, text = QT_TRANSLATE_NOOP("PrintLegend", "Dates by hand"); break;
    case Inactive: bar.inactive = true, text = QT_TRANSLATE_NOOP("PrintLegend", "Inactive"); break;
    case Baseline:
        bar.baselineStart = start, bar.baselineFinish = finish;
        text = QT_TRANSLATE_NOOP("PrintLegend", "Baseline");
        break;
    case Float:
        bar.finish = middle, bar.floatEnd = finish, bar.nearCritical = true;
        text = QT_TRANSLATE_NOOP("PrintLegend", "Float");
        break;
    case Deadline:
        bar.finish = middle, bar.deadline = DateTime{secondsPerDay * 3 / 4};
        text = QT_TRANSLATE_NOOP("PrintLegend", "Deadline");
        break;
    case Bound:
        bar.start = DateTime{secondsPerDay / 5}, bar.constraintStart = bar.start;
        text = QT_TRANSLATE_NOOP("PrintLegend", "Constraint");
        break;
    }
    return {LegendEntry::Sign::Bar, bar, words(text)};
}

} // namespace

std::vector<LegendEntry> legendOf(const GanttSource& plan, const GanttOptions& parts, const TimeSpan& shown, double pixelsPerDay)
{
    Occurs seen{};
    const int rows = plan.rowCount();
    for (int row = 0; row < rows; ++row)
        if (const BarRow bar = plan.row(row); meets(bar, shown)) see(seen, bar, parts);
    std::vector<LegendEntry> out;
    for (int kind = 0; kind < All; ++kind)
        if (seen[std::size_t(kind)]) out.push_back(sampleOf(Seen(kind)));
    using Sign = LegendEntry::Sign;
    if (parts.links) {
        bool plain = false, critical = false;
        for (const LinkRow& link : plan.links(0, rows - 1)) (link.critical && parts.criticalPath ? critical : plain) = true;
        if (plain) out.push_back({Sign::Link, {}, words("Link")});
        if (critical) out.push_back({Sign::CriticalLink, {}, words("Critical link")});
    }
    const auto status = plan.statusDate();
    if (status && *status >= shown.from && *status < shown.to) {
        out.push_back({Sign::StatusDate, {}, words("Status date")});
        if (parts.progressLine) out.push_back({Sign::ProgressLine, {}, words("Progress line")});
    }
    if (!parts.nonWorking) return out;
    for (const TimeSpan& span : plan.nonWorking(shown.from, shown.to, TierUnit::Day))
        if (span.shutdown || pixelsPerDay >= TimeScale::weekendsFrom) {
            out.push_back({Sign::NonWorking, {}, words("Not worked")});
            break;
        }
    return out;
}

double widthOf(const LegendEntry& entry, const QFont& font)
{
    return std::ceil(legendSample + legendSampleGap + QFontMetricsF(font).horizontalAdvance(entry.text));
}

void paintEntry(QPainter& p, const LegendEntry& entry, QPointF at, const QFont& font, const Theme& theme)
{
    constexpr double height = PrintLayout::legendLine;
    using Sign = LegendEntry::Sign;
    const DeviceGrid grid(p);
    const QRectF area(at, QSizeF(legendSample, height));
    const double mid = area.center().y();
    switch (entry.sign) {
    case Sign::Bar: {
        const TimeScale scale{{0}, legendSample - 4};
        GanttOptions parts;
        parts.links = false;
        p.save();
        p.translate(at.x() + 2, at.y());
        BarPainter(theme, scale, 0, int(height), parts, font).paint(p, entry.bar, entry.bar.baselineFinish ? -2 : 0);
        p.restore();
        break;
    }
    case Sign::Link:
    case Sign::CriticalLink: {
        const bool critical = entry.sign == Sign::CriticalLink;
        const QColor ink = theme[critical ? "gantt.linkCritical"_token : "gantt.link"_token];
        const double pen = grid.width(critical ? 1.5 : 1);
        const LinkShape shape = linkShape(
            {{area.left() + 2, mid - 5}, {area.center().x(), mid - 5}, {area.center().x(), mid + 4}, {area.right() - 4, mid + 4}});
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(ink, pen, Qt::SolidLine, Qt::FlatCap));
        p.drawPath(shape.line);
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawPolygon(shape.arrow);
        p.restore();
        break;
    }
    case Sign::StatusDate: fillSharp(p, {area.center().x() - 1, area.top() + 2, 2, height - 4}, theme["gantt.statusDate"_token]); break;
    case Sign::ProgressLine:
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(theme["gantt.progressLine"_token], 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.drawPolyline(
            QPolygonF{{area.center().x() + 5, area.top() + 2}, {area.center().x() - 6, mid}, {area.center().x() + 5, area.bottom() - 2}});
        p.restore();
        break;
    case Sign::NonWorking: {
        const QRectF box = area.adjusted(4, 4, -4, -4);
        fillSharp(p, box, theme["gantt.nonWorking"_token]);
        frameSharp(p, box, 1, theme["line.hair"_token]);
        break;
    }
    }
    const QFontMetricsF metrics(font);
    p.setFont(font);
    p.setPen(theme["text.secondary"_token]);
    p.drawText(QPointF(area.right() + legendSampleGap, mid + (metrics.ascent() - metrics.descent()) / 2), entry.text);
}

} // namespace gantry
