#pragma once
#include "core/model/ids.h"
#include "core/model/shifts.h"

namespace gantry {

/// The shifts of each weekday: the usual week, or with dates the week that holds between them. An absent day is inherited from the base
/// calendar.
struct CalendarWeek {
    CalendarWeekId id{};
    CalendarId calendar{};
    QString name{};
    std::optional<QDate> from{};
    std::optional<QDate> to{};
    std::optional<Shifts> sunday{};
    std::optional<Shifts> monday{};
    std::optional<Shifts> tuesday{};
    std::optional<Shifts> wednesday{};
    std::optional<Shifts> thursday{};
    std::optional<Shifts> friday{};
    std::optional<Shifts> saturday{};
    bool operator==(const CalendarWeek&) const = default;
};

template <> struct Describe<CalendarWeek> {
    static constexpr EntityWords words{"calendar_week", "Week pattern", "Week patterns"};
    template <class T> static constexpr auto group = &T::calendar;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::calendar>("calendar_id", "Calendar", Required),
        field<&T::name>("name", "Name", Title),
        field<&T::from>("from_date", "From"),
        field<&T::to>("to_date", "To"),
        field<&T::sunday>("sunday", "Sunday"),
        field<&T::monday>("monday", "Monday"),
        field<&T::tuesday>("tuesday", "Tuesday"),
        field<&T::wednesday>("wednesday", "Wednesday"),
        field<&T::thursday>("thursday", "Thursday"),
        field<&T::friday>("friday", "Friday"),
        field<&T::saturday>("saturday", "Saturday"),
    });
};

} // namespace gantry
