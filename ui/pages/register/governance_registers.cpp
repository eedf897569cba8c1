#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

} // namespace

const RegisterGroup& governanceRegisters()
{
    static const RegisterGroup group{QStringLiteral("governance"), word("Governance"), QStringLiteral("governance"),
        {entityOf<Action>(), entityOf<Issue>(), entityOf<Decision>(), entityOf<ChangeRequest>(), entityOf<Approval>(),
            entityOf<StatusReport>(), entityOf<Meeting>(), entityOf<Review>(), entityOf<Rfi>(), entityOf<Stakeholder>(),
            entityOf<Assumption>(), entityOf<ProjectDependency>(), entityOf<Gate>(), entityOf<GateCriterion>(), entityOf<GateCondition>(),
            entityOf<ReviewFinding>(), entityOf<AgendaItem>(), entityOf<Delegation>(), entityOf<RoleAssignment>(), entityOf<Charter>()},
        {{entityOf<Action>(), word("Actions")}, {entityOf<Issue>(), word("Issues")}, {entityOf<Decision>(), word("Decisions")},
            {entityOf<ChangeRequest>(), word("Changes")}, {entityOf<Approval>(), word("Approvals")},
            {entityOf<StatusReport>(), word("Reports")}, {entityOf<Meeting>(), word("Meetings")}, {entityOf<Review>(), word("Reviews")},
            {entityOf<Rfi>(), word("RFIs")}, {entityOf<Stakeholder>(), word("Stakeholders")}, {entityOf<Assumption>(), word("Assumptions")},
            {entityOf<ProjectDependency>(), word("Dependencies")}},
        {{entityOf<Action>(), keys("number title project_id owner_id due_on status urgency done_on record_id")},
            {entityOf<Issue>(), keys("number title project_id kind severity priority status owner_id due_on raised_on escalated_to_id")},
            {entityOf<Decision>(), keys("number title project_id status needed_by owner_id chosen decided_on decided_by_id cost_minor")},
            {entityOf<ChangeRequest>(),
                keys("number title project_id status time_impact_days cost_impact_minor raised_by_id raised_on needed_by authority_id "
                     "decided_on")},
            {entityOf<Approval>(),
                keys("number title project_id approves amount_minor asked_id requested_on due_on status decided_by_id declared_as "
                     "decided_at delegation_id")},
            {entityOf<StatusReport>(),
                keys("number title project_id period_id status health_overall health_scope health_time health_cost health_risk author_id "
                     "submitted_at approver_id approved_at")},
            {entityOf<Meeting>(), keys("number title project_id held_on kind status chair_id place")},
            {entityOf<Review>(), keys("number title project_id kind status planned_on held_on lead_id confidence rating")},
            {entityOf<Rfi>(),
                keys("number title project_id contract_id asked_of asked_by_id asked_on due_on answered_on status affects_cost "
                     "affects_time")},
            {entityOf<Stakeholder>(),
                keys("number name project_id person_id organisation_id influence interest engagement engagement_wanted owner_id")},
            {entityOf<Assumption>(), keys("number title project_id kind status owner_id due_on if_false")},
            {entityOf<ProjectDependency>(),
                keys("number title project_id giver_id needed_by promised_for status owner_id giving_task_id needing_task_id")},
            {entityOf<Gate>(),
                keys("number title project_id phase next_phase planned_on forecast_on held_on decision decided_by_id chair_id "
                     "budget_released_minor")},
            {entityOf<GateCriterion>(), keys("title gate_id kind weight answer score reviewer_id evidence")},
            {entityOf<GateCondition>(), keys("title gate_id owner_id due_on status closed_on")},
            {entityOf<ReviewFinding>(), keys("title review_id grade status owner_id due_on closed_on")},
            {entityOf<AgendaItem>(), keys("title meeting_id presenter_id record_id minutes")},
            {entityOf<Charter>(),
                keys("number title project_id status cost_minor benefit_minor npv_minor payback_months author_id approver_id "
                     "approved_at")}}};
    return group;
}

} // namespace gantry
