#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class LessonKind { WentWell, WentBadly };
template <> inline constexpr auto keysOf<LessonKind> = std::to_array<std::string_view>({"went_well", "went_badly"});
enum class LessonStatus { New, Reviewed, Accepted, Embedded, Archived };
template <>
inline constexpr auto keysOf<LessonStatus> = std::to_array<std::string_view>({"new", "reviewed", "accepted", "embedded", "archived"});

/// What was learnt, and for which projects it counts: lists of words, separated by semicolons; empty stands for all.
struct Lesson {
    LessonId id{};
    QString number{};
    NodeId project{};
    QString title{};
    LessonKind kind = LessonKind::WentBadly;
    LessonStatus status = LessonStatus::New;
    std::optional<QDate> learnt{};
    QString source{};
    QString phase{};
    QString category{};
    QString context{};
    QString cause{};
    QString effect{};
    QString recommendation{};
    QString projectTypes{};
    QString contractForms{};
    QString phases{};
    PersonId owner{};
    QString embedded{};
    bool operator==(const Lesson&) const = default;
};

template <> struct Describe<Lesson> {
    static constexpr EntityWords words{"lesson", "Lesson", "Lessons", "LES"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::status>("status", "Status"),
        field<&T::learnt>("learnt_on", "Learnt on"),
        field<&T::source>("source", "Source"),
        field<&T::phase>("phase", "Phase"),
        field<&T::category>("category", "Category"),
        field<&T::context>("context", "Context", Multiline),
        field<&T::cause>("cause", "Cause", Multiline),
        field<&T::effect>("effect", "Effect", Multiline),
        field<&T::recommendation>("recommendation", "Recommendation", Multiline),
        field<&T::projectTypes>("for_project_types", "For projects of type"),
        field<&T::contractForms>("for_contract_forms", "For contract forms"),
        field<&T::phases>("for_phases", "For phases"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::embedded>("embedded_into", "Embedded into"),
    });
};

} // namespace gantry
