#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class MeetingKind { Steering, Gate, Progress, Risk, Design, Other };
template <>
inline constexpr auto keysOf<MeetingKind> = std::to_array<std::string_view>({"steering", "gate", "progress", "risk", "design", "other"});
enum class MeetingStatus { Planned, Held, Minuted, Cancelled };
template <> inline constexpr auto keysOf<MeetingStatus> = std::to_array<std::string_view>({"planned", "held", "minuted", "cancelled"});

/// A meeting with an agenda and minutes.
struct Meeting {
    MeetingId id{};
    QString number{};
    NodeId project{};
    QString title{};
    MeetingKind kind = MeetingKind::Progress;
    std::optional<QDate> at{};
    QString place{};
    PersonId chair{};
    QString attendees{};
    MeetingStatus status = MeetingStatus::Planned;
    QString minutes{};
    bool operator==(const Meeting&) const = default;
};

template <> struct Describe<Meeting> {
    static constexpr EntityWords words{"meeting", "Meeting", "Meetings", "MTG"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::at>("held_on", "Date"),
        field<&T::place>("place", "Place"),
        field<&T::chair>("chair_id", "Chair"),
        field<&T::attendees>("attendees", "Attendees", Multiline),
        field<&T::status>("status", "Status"),
        field<&T::minutes>("minutes", "Minutes", Multiline),
    });
};

} // namespace gantry
