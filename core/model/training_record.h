#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class TrainingStatus { Planned, Booked, Attended, Passed, Failed, Cancelled };
template <>
inline constexpr auto keysOf<TrainingStatus> = std::to_array<std::string_view>(
    {"planned", "booked", "attended", "passed", "failed", "cancelled"});

/// Somebody's way through a course, and the certificate that they hold of it.
struct TrainingRecord {
    TrainingRecordId id{};
    QString number{};
    PersonId person{};
    CourseId course{};
    TrainingStatus status = TrainingStatus::Planned;
    std::optional<QDate> planned{};
    std::optional<QDate> attended{};
    std::optional<Percent> score{};
    QString title{};
    std::optional<QDate> issued{};
    std::optional<QDate> expires{};
    QString comment{};
    bool operator==(const TrainingRecord&) const = default;
};

template <> struct Describe<TrainingRecord> {
    static constexpr EntityWords words{"training_record", "Training record", "Training records", "TRN"};
    template <class T> static constexpr auto group = &T::person;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::person>("person_id", "Person", Required),
        field<&T::course>("course_id", "Course", Required),
        field<&T::status>("status", "Status"),
        field<&T::planned>("planned_on", "Planned for"),
        field<&T::attended>("attended_on", "Attended on"),
        field<&T::score>("score_percent", "Score", None, "%"),
        field<&T::title>("certificate", "Certificate", Title),
        field<&T::issued>("issued_on", "Issued on"),
        field<&T::expires>("expires_on", "Expires on"),
        field<&T::comment>("comment", "Comment", Multiline),
    });
};

} // namespace gantry
