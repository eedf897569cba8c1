#pragma once
#include "core/model/shifts.h"

#include <array>
#include <string_view>

namespace gantry::p6 {

/// What P6 packs into CALENDAR.clndr_data.
struct CalendarText {
    std::array<std::optional<Shifts>, 7> week; // from Sunday; absent: not said
    struct Exception {
        QDate day;
        Shifts shifts; // none: a day off
    };
    std::vector<Exception> exceptions; // by day, each day once
    bool repaired = false; // working times overlapped, ended before they began or were none
    int unreadable = 0; // exceptions without a day that can be
};

/// Reads the nested text "(0||CalendarData()((0||DaysOfWeek()(...))(0||Exceptions()(...))))". Tolerant: whatever does not belong is passed
/// over, and text that breaks off gives what stands before. Day numbers count from 1899-12-30; "f|00:00" is the end of the day.
CalendarText readCalendarText(std::string_view text);
/// The same to the minute, as P6 writes it. A week of which no day is said is left to the base calendar.
QByteArray packedCalendar(const CalendarText& calendar);

} // namespace gantry::p6
