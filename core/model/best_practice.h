#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class PracticeStatus { Draft, Published, Retired };
template <> inline constexpr auto keysOf<PracticeStatus> = std::to_array<std::string_view>({"draft", "published", "retired"});

/// A way of working that has proved itself, and where it applies: lists of words, separated by semicolons; empty stands for all.
struct BestPractice {
    BestPracticeId id{};
    QString number{};
    QString title{};
    PracticeStatus status = PracticeStatus::Draft;
    QString category{};
    QString context{};
    QString recommendation{};
    QString projectTypes{};
    QString contractForms{};
    QString phases{};
    PersonId owner{};
    LessonId lesson{};
    std::optional<QDate> review{};
    bool operator==(const BestPractice&) const = default;
};

template <> struct Describe<BestPractice> {
    static constexpr EntityWords words{"best_practice", "Best practice", "Best practices", "PRA"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::status>("status", "Status"),
        field<&T::category>("category", "Category"),
        field<&T::context>("context", "Context", Multiline),
        field<&T::recommendation>("recommendation", "Recommendation", Multiline),
        field<&T::projectTypes>("for_project_types", "For projects of type"),
        field<&T::contractForms>("for_contract_forms", "For contract forms"),
        field<&T::phases>("for_phases", "For phases"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::lesson>("lesson_id", "From lesson"),
        field<&T::review>("review_on", "Review due"),
    });
};

} // namespace gantry
