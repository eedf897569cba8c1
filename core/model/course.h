#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class CourseMode { Classroom, Online, OnTheJob, SelfStudy };
template <> inline constexpr auto keysOf<CourseMode> = std::to_array<std::string_view>({"classroom", "online", "on_the_job", "self_study"});

/// Training that is on offer. What it costs is in the currency of the portfolio.
struct Course {
    CourseId id{};
    QString number{};
    QString code{};
    QString title{};
    QString provider{};
    CourseMode mode = CourseMode::Classroom;
    std::optional<Quantity> hours{};
    std::optional<Money> cost{};
    std::optional<qint64> validity{};
    bool active = true;
    QString description{};
    bool operator==(const Course&) const = default;
};

template <> struct Describe<Course> {
    static constexpr EntityWords words{"course", "Course", "Courses", "CRS"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::provider>("provider", "Provider"),
        field<&T::mode>("mode", "Mode"),
        field<&T::hours>("hours", "Hours"),
        field<&T::cost>("cost_minor", "Cost"),
        field<&T::validity>("valid_months", "Certificate valid for", None, "months"),
        field<&T::active>("active", "Active"),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
