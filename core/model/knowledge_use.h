#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class KnowledgeVerdict { Used, NotUseful };
template <> inline constexpr auto keysOf<KnowledgeVerdict> = std::to_array<std::string_view>({"used", "not_useful"});

/// What became of a lesson or best practice that was offered somewhere: used there, or of no use.
struct KnowledgeUse {
    KnowledgeUseId id{};
    NodeId project{};
    QString knowledgeEntity{};
    RecordId knowledge{};
    QString entity{};
    RecordId record{};
    KnowledgeVerdict verdict = KnowledgeVerdict::Used;
    PersonId person{};
    std::optional<QDate> on{};
    QString title{};
    bool operator==(const KnowledgeUse&) const = default;
};

template <> struct Describe<KnowledgeUse> {
    static constexpr EntityWords words{"knowledge_use", "Use of a lesson", "Uses of lessons", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", AnyNode),
        field<&T::knowledgeEntity>("knowledge_entity", "Lesson or practice", Required),
        field<&T::knowledge>("knowledge_id", "Which", Required),
        field<&T::entity>("record_entity", "Of which records"),
        field<&T::record>("record_id", "Where"),
        field<&T::verdict>("verdict", "Verdict"),
        field<&T::person>("person_id", "Said by"),
        field<&T::on>("said_on", "Said on"),
        field<&T::title>("note", "Note", Title),
    });
};

} // namespace gantry
