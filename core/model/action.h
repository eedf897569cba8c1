#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class ActionStatus { Open, InProgress, Done, Cancelled };
template <> inline constexpr auto keysOf<ActionStatus> = std::to_array<std::string_view>({"open", "in_progress", "done", "cancelled"});
enum class Urgency { Low, Normal, High };
template <> inline constexpr auto keysOf<Urgency> = std::to_array<std::string_view>({"low", "normal", "high"});

/// Something that somebody has to do by a day; it may come from a record of any kind.
struct Action {
    ActionId id{};
    QString number{};
    NodeId project{};
    QString title{};
    PersonId owner{};
    std::optional<QDate> due{};
    ActionStatus status = ActionStatus::Open;
    Urgency urgency = Urgency::Normal;
    std::optional<QDate> done{};
    QString entity{};
    RecordId record{};
    QString description{};
    bool operator==(const Action&) const = default;
};

template <> struct Describe<Action> {
    static constexpr EntityWords words{"action", "Action", "Actions", "ACT"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::due>("due_on", "Due"),
        field<&T::status>("status", "Status"),
        field<&T::urgency>("urgency", "Urgency"),
        field<&T::done>("done_on", "Done on"),
        field<&T::entity>("record_entity", "From which records"),
        field<&T::record>("record_id", "From"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
