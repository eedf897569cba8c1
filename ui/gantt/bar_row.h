#pragma once
#include "core/model/link.h"

#include <QString>
#include <optional>
#include <utility>
#include <vector>

namespace gantry {

enum class BarKind { None, Task, Summary, Milestone, LevelOfEffort };

/// What one row of a Gantt shows: finished dates and facts, no rules. A milestone lies at `start`.
struct BarRow {
    BarKind kind = BarKind::None;
    std::optional<DateTime> start{}, finish{};
    double progress = 0; ///< 0 to 1 of the bar's length
    bool critical = false;
    bool nearCritical = false;
    bool manual = false; ///< dates set by a person against the schedule
    bool inactive = false; ///< left out of the schedule
    bool selected = false;
    bool editable = true; ///< may be dragged; a summary's dates come from below
    std::optional<DateTime> baselineStart{}, baselineFinish{}; ///< a milestone's baseline lies at baselineFinish
    std::optional<DateTime> floatEnd{}; ///< end of the float tail; shown by option, when near-critical or selected
    std::optional<DateTime> deadline{};
    bool deadlineMissed = false;
    std::optional<DateTime> constraintStart{}, constraintFinish{}; ///< where a constraint binds one side
    QString label{}; ///< right of the bar
    bool labelIsDate = false; ///< dropped rather than elided
};

/// A link between two rows of the source.
struct LinkRow {
    int from = 0, to = 0;
    LinkType type = LinkType::FinishToStart;
    bool critical = false;
    bool selected = false; ///< one of its ends is selected: drawn in the accent
    bool inactive = false; ///< dashed: has no effect on dates
};

struct TimeSpan {
    DateTime from{}, to{};
    bool shutdown = false; ///< shown at every zoom; week-ends only from 4 px a day
};

/// What appears when the mouse rests on a bar.
struct HoverCard {
    QString title{};
    std::vector<std::pair<QString, QString>> lines{}; ///< "Finish", "4 Dec 2026"
};

/// Which parts beside the bars are shown.
struct GanttOptions {
    bool links = true;
    bool criticalPath = true; ///< else critical bars look like others
    bool baseline = true;
    bool allFloat = false;
    bool labels = true;
    bool progressLine = false;
    bool nonWorking = true;
    bool operator==(const GanttOptions&) const = default;
};

} // namespace gantry
Q_DECLARE_TYPEINFO(gantry::BarRow, Q_RELOCATABLE_TYPE);
