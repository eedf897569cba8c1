#include "core/exchange/p6/reading.h"

namespace gantry::p6 {

/// What no project uses goes to the project that it belongs to, else to the first; rates that are in force nowhere are left out.
void addUnused(Reading& r)
{
    SourceProject& first = r.projects[std::size_t(r.firstPlan())];
    for (std::size_t i = 0; i < r.resources.size(); ++i)
        if (!r.resources[i].used) resourceIn(r, first, int(i));
    for (std::size_t i = 0; i < r.calendars.size(); ++i) {
        const SourceCalendar& c = r.calendars[i];
        if (c.used) continue;
        if (c.refused)
            r.tally("CALENDAR").giveUp(c.refused, c.place);
        else
            calendarIn(r, c.home >= 0 ? r.projects[std::size_t(c.home)] : first, c.key);
    }
    for (const SourceResource& resource : r.resources)
        for (const auto& rate : resource.rates)
            if (!rate.used) r.tally(resource.row.kind == ResourceKind::Role ? "ROLERATE" : "RSRCRATE").giveUp("rate-table", rate.place);
}

} // namespace gantry::p6
