#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Working time. What it does not say itself it takes from its base calendar.
struct Calendar {
    CalendarId id{};
    QString number{};
    NodeId project{};
    QString name{};
    CalendarId base{};
    bool forResource = false;
    std::optional<WorkTime> dayLength{};
    std::optional<WorkTime> weekLength{};
    QString sourceId{};
    bool operator==(const Calendar&) const = default;
};

template <> struct Describe<Calendar> {
    static constexpr EntityWords words{"calendar", "Calendar", "Calendars", "CAL"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project"),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::base>("base_id", "Base calendar"),
        field<&T::forResource>("for_resource", "Of one resource"),
        field<&T::dayLength>("day_seconds", "Hours a day"),
        field<&T::weekLength>("week_seconds", "Hours a week"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
