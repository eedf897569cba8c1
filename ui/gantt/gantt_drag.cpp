#include "ui/gantt/gantt_drag.h"

#include <QCoreApplication>
#include <cmath>

namespace gantry {
namespace {

QString words(const char* text) { return QCoreApplication::translate("GanttDrag", text); }

/// "+3 d", "−2 h": how far a date has moved, in the steps that the scale moves in.
QString movedText(qint64 seconds, const TimeScale& scale)
{
    if (seconds == 0) return QStringLiteral("0");
    const bool days = scale.dragStepSeconds() == secondsPerDay;
    const double amount = double(std::abs(seconds)) / double(days ? secondsPerDay : 3600);
    const QChar sign = seconds < 0 ? QChar(0x2212) : u'+';
    return QStringLiteral("%1%2 %3").arg(sign).arg(amount, 0, 'g', 6).arg(days ? words("d") : words("h"));
}

} // namespace

QString dateText(DateTime t, const TimeScale& scale, const QLocale& locale)
{
    QString out = locale.toString(dateOf(t), QStringLiteral("ddd d MMM yyyy"));
    if (scale.dragStepSeconds() < secondsPerDay)
        out += QStringLiteral(" %1:%2")
                   .arg(secondOfDay(t) / 3600, 2, 10, QLatin1Char('0'))
                   .arg(secondOfDay(t) / 60 % 60, 2, 10, QLatin1Char('0'));
    return out;
}

bool GanttDrag::asks() const
{
    switch (kind) {
    case GestureKind::Move:
    case GestureKind::ChangeStart: return preview.start != original.start;
    case GestureKind::ChangeFinish: return preview.finish != original.finish;
    case GestureKind::ChangeProgress: return std::abs(preview.progress - original.progress) > 1e-9;
    case GestureKind::Link: return targetRow >= 0 && refusal.isEmpty();
    case GestureKind::Draw: return preview.start && preview.finish && *preview.start < *preview.finish;
    case GestureKind::Pan: return false;
    }
    return false;
}

LinkType linkTypeFor(bool fromFinish, bool toBackHalf)
{
    if (fromFinish) return toBackHalf ? LinkType::FinishToFinish : LinkType::FinishToStart;
    return toBackHalf ? LinkType::StartToFinish : LinkType::StartToStart;
}

void dragTo(GanttDrag& drag, const TimeScale& scale, const GanttSource& source, double pressedX, double x, const QLocale& locale)
{
    const qint64 step = scale.dragStepSeconds();
    const double exact = (x - pressedX) * double(secondsPerDay) / scale.pixelsPerDay;
    const qint64 by = std::llround(exact / double(step)) * step;
    const auto later = [](DateTime t, qint64 seconds) { return DateTime{t.seconds + seconds}; };
    drag.preview = drag.original;
    switch (drag.kind) {
    case GestureKind::Move: {
        const DateTime start = by == 0 ? *drag.original.start : source.allowed(drag.row, later(*drag.original.start, by), BarEdge::Start);
        const qint64 moved = start.seconds - drag.original.start->seconds;
        drag.preview.start = start;
        if (drag.original.finish)
            drag.preview.finish =
                moved == 0 ? *drag.original.finish : source.finishFrom(drag.row, start).value_or(later(*drag.original.finish, moved));
        drag.text = drag.original.kind == BarKind::Milestone || !drag.preview.finish
            ? words("%1, %2").arg(dateText(start, scale, locale), movedText(moved, scale))
            : words("%1 to %2, %3")
                  .arg(dateText(start, scale, locale), dateText(*drag.preview.finish, scale, locale), movedText(moved, scale));
        break;
    }
    case GestureKind::ChangeStart: {
        const DateTime latest = later(drag.original.finish.value_or(*drag.original.start), -std::min<qint64>(step, 3600));
        const DateTime start =
            by == 0 ? *drag.original.start : std::min(latest, source.allowed(drag.row, later(*drag.original.start, by), BarEdge::Start));
        drag.preview.start = start;
        drag.text =
            words("Start %1, %2").arg(dateText(start, scale, locale), movedText(start.seconds - drag.original.start->seconds, scale));
        break;
    }
    case GestureKind::ChangeFinish: {
        const DateTime before = drag.original.finish.value_or(*drag.original.start);
        const DateTime earliest = later(*drag.original.start, std::min<qint64>(step, 3600));
        const DateTime finish = by == 0 ? before : std::max(earliest, source.allowed(drag.row, later(before, by), BarEdge::Finish));
        drag.preview.finish = finish;
        drag.text = words("Finish %1, %2").arg(dateText(finish, scale, locale), movedText(finish.seconds - before.seconds, scale));
        break;
    }
    case GestureKind::Draw: {
        const auto whole = [&](double at, bool up) {
            const double units = double(scale.at(at).seconds) / double(step);
            return DateTime{qint64(up ? std::ceil(units) : std::floor(units)) * step};
        };
        drag.preview.kind = BarKind::Task;
        drag.preview.start = source.allowed(drag.row, whole(std::min(pressedX, x), false), BarEdge::Start);
        drag.preview.finish = source.allowed(drag.row, whole(std::max(pressedX, x), true), BarEdge::Finish);
        // A bar ends with its last day: what it names is that day, not the midnight after it.
        const DateTime last{drag.preview.finish->seconds - (secondOfDay(*drag.preview.finish) == 0 && step == secondsPerDay ? 1 : 0)};
        drag.text = words("%1 to %2").arg(dateText(*drag.preview.start, scale, locale), dateText(last, scale, locale));
        break;
    }
    case GestureKind::ChangeProgress:
    case GestureKind::Link:
    case GestureKind::Pan: break;
    }
}

void dragProgressTo(GanttDrag& drag, double share)
{
    drag.preview = drag.original;
    drag.preview.progress = std::round(share * 100) / 100;
    drag.text = words("%1 % done").arg(qRound(drag.preview.progress * 100));
}

} // namespace gantry
