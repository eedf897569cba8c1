#pragma once
#include "core/calendar/work_calendar.h"
#include "core/cost/amount.h"
#include "core/model/invariants.h"

namespace gantry {

/// An amount that grows from one instant to another in working time; both the same: it falls at once.
struct CostSpan {
    qint64 from = 0, to = 0; // wall-clock seconds since 1970
    qint64 amount = 0; // minor units
    RecordKey record{}; // where it was entered: an assignment, the fixed cost of a task, an entry of the ledger
    int task = -1; // place of the task that it belongs to, -1: none
    quint16 calendar = 0; // place in SpanCalendars
    Curve curve = Curve::Flat;
};

/// The calendars that spans count by. Their tables grow while they are read, so this is for one thread.
class SpanCalendars {
public:
    explicit SpanCalendars(const Portfolio& portfolio)
        : m_portfolio(&portfolio)
    {
    }
    /// Of a task: its own, else its project's; round the clock where its duration is elapsed, or where the calendar never works.
    quint16 of(const Task& task);
    const WorkCalendar& at(quint16 place) const { return m_calendars[place]; }
    /// No more calendars will be asked for: the portfolio may go.
    void close() { m_portfolio = nullptr; }

private:
    const Portfolio* m_portfolio;
    std::vector<WorkCalendar> m_calendars{WorkCalendar::always()};
    QHash<CalendarId, quint16> m_places;
};

/// What of a span has fallen by an instant, rounded half away from zero to the minor unit; all of it from its end on.
/// Curves: ten parts of equal working time, each with the share of its contour in Microsoft Project's table of work contours.
qint64 amountBy(const CostSpan& span, const SpanCalendars& calendars, qint64 at);

/// Cumulative amounts at the ends of periods: adds to `sums`, which has a place for each of `ends` (ascending).
void addCumulative(
    std::span<const CostSpan> spans, const SpanCalendars& calendars, std::span<const qint64> ends, std::vector<Amount>& sums);

} // namespace gantry
