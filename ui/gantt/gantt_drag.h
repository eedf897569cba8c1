#pragma once
#include "ui/gantt/gantt_source.h"
#include "ui/gantt/time_scale.h"

#include <QLocale>
#include <QPointF>

namespace gantry {

enum class GestureKind { Move, ChangeStart, ChangeFinish, ChangeProgress, Link, Draw, Pan };

/// One gesture with the mouse, from press to release: what it started on and what it would ask for now. Paints and emits nothing.
struct GanttDrag {
    GestureKind kind = GestureKind::Move;
    int row = 0;
    BarRow original{};
    QPointF pressed{};
    bool fromFinish = true; ///< of a link: which end of the bar it leaves

    BarRow preview{}; ///< the bar as it would lie
    int targetRow = -1; ///< of a link
    LinkType linkType = LinkType::FinishToStart;
    QString refusal{}; ///< of a link: the sentence why it may not be made
    QString text{}; ///< for the tip beside the mouse

    /// Whether releasing now asks for anything.
    bool asks() const;
};

/// Updates move, resize and draw for the mouse at x of the scale (scrolling included), `pressedX` where it went down.
/// Dates change by whole steps of the scale and go through `source.allowed`.
void dragTo(GanttDrag& drag, const TimeScale& scale, const GanttSource& source, double pressedX, double x, const QLocale& locale);
/// Updates a drag of the progress edge; `share` is 0 to 1 and is rounded to whole per cent.
void dragProgressTo(GanttDrag& drag, double share);
/// FS from a finish to the front half of a bar, FF to its back half; SS and SF from a start.
LinkType linkTypeFor(bool fromFinish, bool toBackHalf);
/// "Mon 2 Mar 2026 08:00": a date as the tip shows it; the time only where the scale moves in hours.
QString dateText(DateTime t, const TimeScale& scale, const QLocale& locale);

} // namespace gantry
