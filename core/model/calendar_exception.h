#pragma once
#include "core/model/ids.h"
#include "core/model/shifts.h"

namespace gantry {

enum class Recurrence { Daily, Weekly, MonthlyByDay, MonthlyByPosition, YearlyByDay, YearlyByPosition };
template <>
inline constexpr auto keysOf<Recurrence> = std::to_array<std::string_view>(
    {"daily", "weekly", "monthly_by_day", "monthly_by_position", "yearly_by_day", "yearly_by_position"});

/// Days that differ from the week: a holiday, a shutdown, a working Saturday; once or recurring.
struct CalendarException {
    CalendarExceptionId id{};
    CalendarId calendar{};
    QString name{};
    std::optional<QDate> from{};
    std::optional<QDate> to{};
    Shifts shifts{};
    Recurrence recurrence = Recurrence::Daily;
    qint64 every = 1;
    qint64 weekdays = 0;
    qint64 monthDay = 0;
    qint64 position = 0;
    qint64 month = 0;
    qint64 occurrences = 0;
    bool operator==(const CalendarException&) const = default;
};

template <> struct Describe<CalendarException> {
    static constexpr EntityWords words{"calendar_exception", "Calendar exception", "Calendar exceptions"};
    template <class T> static constexpr auto group = &T::calendar;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::calendar>("calendar_id", "Calendar", Required),
        field<&T::name>("name", "Name", Title),
        field<&T::from>("from_date", "From", Required),
        field<&T::to>("to_date", "To", Required),
        field<&T::shifts>("shifts", "Working time"),
        field<&T::recurrence>("recurrence", "Recurs"),
        field<&T::every>("every", "Every"),
        field<&T::weekdays>("weekdays", "Weekdays (1 Sunday, 2 Monday, 4 Tuesday ...)", Internal),
        field<&T::monthDay>("month_day", "Day of the month"),
        field<&T::position>("position", "Position in the month (5 last)"),
        field<&T::month>("month", "Month"),
        field<&T::occurrences>("occurrences", "Occurrences (0: until the last day)"),
    });
};

} // namespace gantry
