#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Which competency a course gives, and up to which level.
struct CourseCompetency {
    CourseCompetencyId id{};
    CourseId course{};
    CompetencyId competency{};
    qint64 level = 0;
    bool operator==(const CourseCompetency&) const = default;
};

template <> struct Describe<CourseCompetency> {
    static constexpr EntityWords words{"course_competency", "Competency of a course", "Competencies of courses", "", false};
    template <class T> static constexpr auto group = &T::course;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::course>("course_id", "Course", Required),
        field<&T::competency>("competency_id", "Competency", Required),
        field<&T::level>("level", "Level"),
    });
};

} // namespace gantry
