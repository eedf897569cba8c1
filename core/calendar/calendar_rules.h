#pragma once
#include "core/calendar/work_calendar.h"
#include "core/model/portfolio.h"

namespace gantry {

/// The days of an exception, in order: each day of its range by its recurrence, up to its last day or number of occurrences.
/// Days since 1970-01-01. A number of occurrences does not shorten a plain range of days, for there it says nothing.
std::vector<qint64> daysOf(const CalendarException& exception);

/// What a calendar of the portfolio says, with everything it inherits; the standard rules where there is no such calendar. A loop of base
/// calendars ends where it closes.
CalendarRules rulesOf(const Portfolio& portfolio, CalendarId calendar);

/// Monday to Friday 8 to 12 and 13 to 17: the calendar of a project that has none.
const CalendarRules& standardRules();

} // namespace gantry
