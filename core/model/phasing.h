#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class SpreadCurve { Schedule, Flat, Front, Back, Bell, Hand };
template <>
inline constexpr auto keysOf<SpreadCurve> = std::to_array<std::string_view>({"schedule", "flat", "front", "back", "bell", "hand"});

/// How what is still to come of an account, a contract or a forecast item spreads over months. Without one it goes by the dates of its
/// project.
struct Phasing {
    PhasingId id{};
    NodeId project{};
    QString entity{};
    RecordId record{};
    SpreadCurve curve = SpreadCurve::Schedule;
    std::optional<QDate> from{};
    std::optional<QDate> to{};
    TaskId task{};
    bool operator==(const Phasing&) const = default;
};

template <> struct Describe<Phasing> {
    static constexpr EntityWords words{"phasing", "Phasing", "Phasings", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::entity>("record_entity", "Of which records"),
        field<&T::record>("record_id", "Record", Owner),
        field<&T::curve>("curve", "Curve"),
        field<&T::from>("from_date", "From"),
        field<&T::to>("to_date", "To"),
        field<&T::task>("task_id", "Dates of task"),
    });
};

} // namespace gantry
