#include "core/calendar/work_calendars.h"

#include "core/calendar/calendar_rules.h"

namespace gantry {

const WorkCalendar* WorkCalendars::of(NodeId project, CalendarId calendar) const
{
    if (!calendar) calendar = m_portfolio.optionsOf(project).calendar;
    auto it = m_made.constFind(calendar);
    if (it == m_made.cend()) it = m_made.insert(calendar, std::make_shared<const WorkCalendar>(rulesOf(m_portfolio, calendar)));
    return (*it)->hasWork() ? it->get() : nullptr;
}

} // namespace gantry
