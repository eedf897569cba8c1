#pragma once
#include "core/calendar/work_calendar.h"
#include "core/model/portfolio.h"

#include <memory>

namespace gantry {

/// Compiled calendars of one portfolio, each made when first asked for and kept until clear(). For one thread.
class WorkCalendars {
public:
    explicit WorkCalendars(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// Of a project, or the calendar named. Null where that never works.
    const WorkCalendar* of(NodeId project, CalendarId calendar = {}) const;
    /// By which a task's own durations are counted: its calendar, else its project's.
    const WorkCalendar* of(const Task& task) const { return of(task.project, task.calendar); }
    void clear() { m_made.clear(); }

private:
    const Portfolio& m_portfolio;
    mutable QHash<CalendarId, std::shared_ptr<const WorkCalendar>> m_made;
};

} // namespace gantry
