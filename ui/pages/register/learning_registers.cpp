#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

} // namespace

const RegisterGroup& learningRegisters()
{
    static const RegisterGroup group{QStringLiteral("learning"), word("Competencies"), QStringLiteral("tag"),
        {entityOf<Competency>(), entityOf<Course>(), entityOf<TrainingRecord>(), entityOf<CompetencyAssessment>(),
            entityOf<RoleRequirement>(), entityOf<CourseCompetency>()},
        {{entityOf<Competency>(), word("Competencies")}, {entityOf<Course>(), word("Courses")},
            {entityOf<TrainingRecord>(), word("Training records")}, {entityOf<CompetencyAssessment>(), word("Assessments")},
            {entityOf<RoleRequirement>(), word("What roles ask")}, {entityOf<CourseCompetency>(), word("What courses give")}},
        {{entityOf<Competency>(), keys("number code title area framework description")},
            {entityOf<Course>(), keys("number code title provider mode hours cost_minor valid_months active")},
            {entityOf<TrainingRecord>(),
                keys("number person_id course_id status planned_on attended_on score_percent certificate issued_on expires_on")},
            {entityOf<CompetencyAssessment>(), keys("person_id competency_id level kind assessor_id assessed_on evidence")},
            {entityOf<RoleRequirement>(), keys("role competency_id level course_id phase mandatory note")},
            {entityOf<CourseCompetency>(), keys("course_id competency_id level")}}};
    return group;
}

} // namespace gantry
