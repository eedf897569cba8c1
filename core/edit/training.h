#pragma once
#include "core/edit/baselines.h"
#include "core/governance/training.h"

namespace gantry {

/// When a certificate ends that was issued on a day: so many months later as its course says; nullopt where it says none, or nonsense.
std::optional<QDate> proposedExpiry(const Course& course, QDate issued);

/// At which level somebody was found on a day by whoever makes the edit, themselves or another. A second look on the same day replaces the
/// first. Errors: NotFound, Invalid ("training.level", "approval.unknown-person": the author is nobody of the portfolio).
Result<ChangeSet> assess(
    const Portfolio& portfolio, IdSource& ids, PersonId person, CompetencyId competency, qint64 level, const TakenBy& by, QDate today);

/// Books a course for people on a day, a record each; who had it planned is booked, who has it booked already is left alone.
/// Errors: NotFound, Invalid ("training.course-over", "training.nobody": all of them have it booked).
Result<ChangeSet> bookCourse(const Portfolio& portfolio, IdSource& ids, CourseId course, std::span<const PersonId> people, QDate day);
/// Plans courses that would close gaps, a record a person and course; what is planned already is left alone, as is what no course closes.
/// `day`: when, where that is known. Errors: Invalid ("training.no-course": there is nothing to plan).
Result<ChangeSet> planCourses(
    const Portfolio& portfolio, IdSource& ids, std::span<const TrainingGap> gaps, const std::optional<QDate>& day);

/// Whether somebody is still on their way through a course.
bool isUnderWay(const TrainingRecord& record);
/// Errors: NotFound, Invalid ("training.not-under-way").
Result<ChangeSet> attendCourse(const Portfolio& portfolio, TrainingRecordId record, QDate day);
/// How somebody passed.
struct CoursePassed {
    QDate issued;
    std::optional<Percent> score{};
    QString certificate{};
    std::optional<QDate> expires{}; // none: as the course says
};
/// Errors: as attendCourse; "training.expires-first" (it would end before it begins).
Result<ChangeSet> passCourse(const Portfolio& portfolio, TrainingRecordId record, const CoursePassed& passed);

} // namespace gantry
