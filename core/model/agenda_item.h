#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A point of a meeting; it may be about a record of any kind.
struct AgendaItem {
    AgendaItemId id{};
    MeetingId meeting{};
    QString rank{};
    QString title{};
    QString entity{};
    RecordId record{};
    PersonId presenter{};
    QString minutes{};
    bool operator==(const AgendaItem&) const = default;
};

template <> struct Describe<AgendaItem> {
    static constexpr EntityWords words{"agenda_item", "Agenda item", "Agenda items"};
    template <class T> static constexpr auto group = &T::meeting;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::meeting>("meeting_id", "Meeting", Required),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::entity>("record_entity", "About which records"),
        field<&T::record>("record_id", "About"),
        field<&T::presenter>("presenter_id", "Presenter"),
        field<&T::minutes>("minutes", "Minutes", Multiline),
    });
};

} // namespace gantry
