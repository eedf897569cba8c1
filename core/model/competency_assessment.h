#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class AssessmentKind { Self, Assessed };
template <> inline constexpr auto keysOf<AssessmentKind> = std::to_array<std::string_view>({"self", "assessed"});

/// At which level somebody was found, by themselves or by another.
struct CompetencyAssessment {
    CompetencyAssessmentId id{};
    PersonId person{};
    CompetencyId competency{};
    qint64 level = 0;
    AssessmentKind kind = AssessmentKind::Self;
    PersonId assessor{};
    std::optional<QDate> on{};
    QString evidence{};
    bool operator==(const CompetencyAssessment&) const = default;
};

template <> struct Describe<CompetencyAssessment> {
    static constexpr EntityWords words{"competency_assessment", "Competency assessment", "Competency assessments"};
    template <class T> static constexpr auto group = &T::person;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::person>("person_id", "Person", Required),
        field<&T::competency>("competency_id", "Competency", Required),
        field<&T::level>("level", "Level"),
        field<&T::kind>("kind", "Kind"),
        field<&T::assessor>("assessor_id", "Assessed by"),
        field<&T::on>("assessed_on", "Assessed on"),
        field<&T::evidence>("evidence", "Evidence", Multiline),
    });
};

} // namespace gantry
