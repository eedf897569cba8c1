#pragma once
#include "core/calendar/work_calendar.h"
#include "core/model/portfolio.h"

#include <map>

namespace gantry::schedule {

/// Calendars of one portfolio compiled for scheduling, by place, so that the plans computed one after another find them made and their
/// tables grown. Out of date as soon as a calendar or what it says changes. For one thread.
class CompiledCalendars {
public:
    /// One that says nothing itself is its base; one that is not there is the standard one.
    int of(const Portfolio& portfolio, CalendarId calendar);
    /// Time that is working time in both.
    int common(int a, int b);
    const WorkCalendar& at(int place) const { return m_compiled[std::size_t(place)]; }
    /// Lent to a network while it is computed: Network::calendars.
    std::vector<WorkCalendar> take() { return std::exchange(m_compiled, {}); }
    void giveBack(std::vector<WorkCalendar> calendars) { m_compiled = std::move(calendars); }

private:
    std::vector<WorkCalendar> m_compiled;
    QHash<CalendarId, int> m_places;
    std::map<std::pair<int, int>, int> m_common;
};

} // namespace gantry::schedule
