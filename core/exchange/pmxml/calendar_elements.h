#pragma once
#include "core/exchange/p6/calendar_text.h"
#include "core/exchange/pmxml/element_stream.h"

namespace gantry::pmxml {

/// StandardWorkWeek and HolidayOrExceptions of a calendar.
class CalendarElements {
public:
    explicit CalendarElements(ElementStream& from)
        : m_from(from)
    {
    }
    /// Reads the element that has begun where it is one of these.
    bool read(const QByteArray& name);
    /// As P6's tables hold it. P6 names the last minute that is worked (11:59); where every working time ends at full five minutes, some
    /// other program has named the ends themselves.
    QByteArray packed();

private:
    void readDays(bool ofWeek);
    p6::CalendarText m_calendar;
    ElementStream& m_from;
    bool m_lastMinutes = false;
};

} // namespace gantry::pmxml
