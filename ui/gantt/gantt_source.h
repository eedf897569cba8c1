#pragma once
#include "ui/gantt/bar_row.h"
#include "ui/gantt/time_scale.h"

namespace gantry {

enum class BarEdge { Start, Finish };

/// What a Gantt asks for, and only for rows in view: it copes with any number of rows.
class GanttSource {
public:
    virtual ~GanttSource() = default;
    virtual int rowCount() const = 0;
    virtual BarRow row(int index) const = 0;
    /// Links that pass through rows first..last: whose span from the smaller to the greater end meets that range.
    virtual std::vector<LinkRow> links(int first, int last) const = 0;
    /// Non-working time that meets [from, to], in order; hours of a working day only where `finest` is the hour.
    virtual std::vector<TimeSpan> nonWorking(DateTime from, DateTime to, TierUnit finest) const = 0;
    virtual std::optional<DateTime> statusDate() const = 0;
    virtual std::optional<DateTime> today() const = 0;
    /// From the first to the last date of all rows; where there is none, an equal pair.
    virtual TimeSpan range() const = 0;
    virtual HoverCard hoverCard(int) const { return {}; }
    /// The sentence why this link may not be made; empty: it may.
    virtual QString linkRefusal(int, int, LinkType) const { return {}; }
    /// The nearest date that an edge may have, e.g. in working time: what the tip shows is what is asked for.
    virtual DateTime allowed(int, DateTime wanted, BarEdge) const { return wanted; }
    /// Where a bar that is moved whole would end; none: as long after its start as it does now.
    virtual std::optional<DateTime> finishFrom(int, DateTime) const { return std::nullopt; }
};

} // namespace gantry
