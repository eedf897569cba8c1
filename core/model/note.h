#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Text on a record. HTML of a source is converted to Markdown and the original kept.
struct Note {
    NoteId id{};
    NodeId project{};
    QString entity{};
    RecordId record{};
    QString topic{};
    QString text{};
    QString original{};
    QString sourceId{};
    bool operator==(const Note&) const = default;
};

template <> struct Describe<Note> {
    static constexpr EntityWords words{"note", "Note", "Notes"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::entity>("record_entity", "Of which records"),
        field<&T::record>("record_id", "Record", Owner),
        field<&T::topic>("topic", "Topic", Title),
        field<&T::text>("text", "Text", Multiline),
        field<&T::original>("original", "Text in the source", Internal | Multiline),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
    });
};

} // namespace gantry
