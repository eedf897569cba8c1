#pragma once
// People, competencies and courses beside a project that is governed.
#include "core/edit/training.h"
#include "tests/support/governance.h"

namespace gantry::test {

struct TrainingDesk : GovernanceDesk {
    CompetencyId competency(const char* code) { return add(Competency{.code = QString::fromUtf8(code), .title = QString::fromUtf8(code)}); }
    CourseId course(const char* title, std::optional<qint64> months = {}, qint64 cost = 100)
    {
        return add(Course{.title = QString::fromUtf8(title), .cost = Money{cost}, .validity = months});
    }
    void gives(CourseId course, CompetencyId competency, qint64 level)
    {
        add(CourseCompetency{.course = course, .competency = competency, .level = level});
    }
    void asks(GovernanceRole role, CompetencyId competency, qint64 level, bool mandatory = true, const char* phase = "")
    {
        add(RoleRequirement{
            .role = role, .competency = competency, .level = level, .phase = QString::fromUtf8(phase), .mandatory = mandatory});
    }
    void asksCertificate(GovernanceRole role, CourseId course, const char* phase = "")
    {
        add(RoleRequirement{.role = role, .course = course, .phase = QString::fromUtf8(phase), .mandatory = true});
    }
    CompetencyAssessmentId assessed(
        PersonId who, CompetencyId what, qint64 level, int daysAgo, AssessmentKind kind = AssessmentKind::Assessed)
    {
        return add(CompetencyAssessment{
            .person = who, .competency = what, .level = level, .kind = kind, .assessor = sponsor, .on = today.addDays(-daysAgo)});
    }
    /// `endsIn`: days until the certificate ends; none: it does not.
    TrainingRecordId passed(PersonId who, CourseId course, std::optional<int> endsIn)
    {
        return add(TrainingRecord{.person = who,
            .course = course,
            .status = TrainingStatus::Passed,
            .issued = today.addDays(-300),
            .expires = endsIn ? std::optional(today.addDays(*endsIn)) : std::nullopt});
    }
    TrainingStanding standing() const { return {portfolio, today}; }
};

} // namespace gantry::test
