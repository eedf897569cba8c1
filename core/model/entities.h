#pragma once
#include "core/model/action.h"
#include "core/model/agenda_item.h"
#include "core/model/approval.h"
#include "core/model/assignment.h"
#include "core/model/assumption.h"
#include "core/model/attachment.h"
#include "core/model/best_practice.h"
#include "core/model/budget_adjustment.h"
#include "core/model/calendar.h"
#include "core/model/calendar_exception.h"
#include "core/model/calendar_week.h"
#include "core/model/change_request.h"
#include "core/model/charter.h"
#include "core/model/checklist_item.h"
#include "core/model/claim.h"
#include "core/model/claim_line.h"
#include "core/model/competency.h"
#include "core/model/competency_assessment.h"
#include "core/model/contract.h"
#include "core/model/contract_line.h"
#include "core/model/cost_account.h"
#include "core/model/cost_accrual.h"
#include "core/model/cost_options.h"
#include "core/model/course.h"
#include "core/model/course_competency.h"
#include "core/model/currency.h"
#include "core/model/custom_choice.h"
#include "core/model/custom_field.h"
#include "core/model/custom_value.h"
#include "core/model/decision.h"
#include "core/model/delegation.h"
#include "core/model/diary_day.h"
#include "core/model/diary_entry.h"
#include "core/model/document.h"
#include "core/model/exchange_rate.h"
#include "core/model/forecast_item.h"
#include "core/model/funding_allocation.h"
#include "core/model/funding_source.h"
#include "core/model/gate.h"
#include "core/model/gate_condition.h"
#include "core/model/gate_criterion.h"
#include "core/model/handbook_page.h"
#include "core/model/health_assessment.h"
#include "core/model/import_source.h"
#include "core/model/issue.h"
#include "core/model/knowledge_use.h"
#include "core/model/kpi.h"
#include "core/model/ledger_entry.h"
#include "core/model/lesson.h"
#include "core/model/link.h"
#include "core/model/meeting.h"
#include "core/model/methodology.h"
#include "core/model/methodology_link.h"
#include "core/model/methodology_phase.h"
#include "core/model/methodology_requirement.h"
#include "core/model/methodology_risk.h"
#include "core/model/methodology_task.h"
#include "core/model/methodology_use.h"
#include "core/model/node.h"
#include "core/model/note.h"
#include "core/model/organisation.h"
#include "core/model/period.h"
#include "core/model/person.h"
#include "core/model/phased_amount.h"
#include "core/model/phasing.h"
#include "core/model/project_dependency.h"
#include "core/model/quality_limit.h"
#include "core/model/relation.h"
#include "core/model/resource.h"
#include "core/model/review.h"
#include "core/model/review_finding.h"
#include "core/model/rfi.h"
#include "core/model/risk.h"
#include "core/model/risk_impact.h"
#include "core/model/risk_matrix.h"
#include "core/model/risk_treatment.h"
#include "core/model/role_assignment.h"
#include "core/model/role_requirement.h"
#include "core/model/saved_view.h"
#include "core/model/schedule_options.h"
#include "core/model/snapshot.h"
#include "core/model/stakeholder.h"
#include "core/model/status_report.h"
#include "core/model/task.h"
#include "core/model/task_step.h"
#include "core/model/training_record.h"
#include "core/model/variation.h"
#include "core/model/variation_line.h"
#include "core/model/waiver.h"

#include <tuple>

namespace gantry {

/// All entities, in an order in which a reference mostly points backwards. A new register is its header, a line here,
/// one migration and the approved schema.
using Entities = std::tuple<Organisation, Person, Node, Calendar, CalendarWeek, CalendarException, ScheduleOptions, ImportSource, Task,
    Link, Resource, Assignment, CustomField, CustomChoice, CustomValue, Note, Snapshot, QualityLimit, Currency, ExchangeRate, Period,
    CostAccount, BudgetAdjustment, Contract, ContractLine, Variation, VariationLine, Claim, ClaimLine, ForecastItem, CostAccrual,
    LedgerEntry, FundingSource, FundingAllocation, Phasing, PhasedAmount, CostOptions, TaskStep, Kpi, HealthAssessment, RoleAssignment,
    Delegation, Gate, GateCriterion, GateCondition, Review, ReviewFinding, Decision, Action, Meeting, AgendaItem, ChangeRequest, Approval,
    StatusReport, Stakeholder, Assumption, ProjectDependency, Rfi, RiskMatrix, Risk, RiskTreatment, RiskImpact, Issue, Relation, SavedView,
    Attachment, Charter, Methodology, MethodologyPhase, MethodologyRequirement, MethodologyTask, MethodologyLink, MethodologyRisk,
    HandbookPage, MethodologyUse, ChecklistItem, Waiver, Document, Lesson, BestPractice, KnowledgeUse, Competency, Course, CourseCompetency,
    RoleRequirement, CompetencyAssessment, TrainingRecord, DiaryDay, DiaryEntry>;

inline constexpr std::size_t entityCount = std::tuple_size_v<Entities>;

/// Which entity, as a small number of this build; in files and on the command line an entity goes by its key.
struct Entity {
    quint8 index = 0;
    auto operator<=>(const Entity&) const = default;
};

template <class> struct PlaceIn;
template <class... All> struct PlaceIn<std::tuple<All...>> {
    template <class E> static consteval quint8 of()
    {
        static_assert((std::is_same_v<E, All> || ...), "an entity stands in the list of Entities");
        quint8 place = 0;
        (void)((std::is_same_v<E, All> || (++place, false)) || ...);
        return place;
    }
};
template <class E> inline constexpr Entity entityPlace{PlaceIn<Entities>::of<E>()};
template <class E> consteval Entity entityOf() { return entityPlace<E>; }

/// What the program knows of an entity, independent of its C++ type.
struct EntityInfo {
    Entity entity;
    EntityWords words;
    std::span<const Field> fields; // fields[0] is always the id
    int groupField; // index of the field by which Portfolio groups rows, or -1
    const Field* find(QStringView key) const;
    /// Index in `fields`, or -1.
    int indexOf(QStringView key) const;
    /// The field that holds the register's number, or null.
    const Field* numberField() const;
    /// The field that says, by its key, of which entity the record is that `reference` leads to: it stands before it. Null where the
    /// reference says so itself.
    const Field* entityBeside(const Field& reference) const;
    /// The field by which a record lies in another one of its kind, or null.
    const Field* parentField() const;
    QString keyText() const { return QString::fromLatin1(words.key.data(), qsizetype(words.key.size())); }
    QString labelText() const { return QString::fromUtf8(words.label); }
    QString pluralText() const { return QString::fromUtf8(words.plural); }
};

const EntityInfo& infoOf(Entity entity);
template <class E> const EntityInfo& infoOf() { return infoOf(entityOf<E>()); }
std::span<const EntityInfo> allEntities();
/// Whether a field holds the key of an entity.
bool namesEntity(const Field& field);
/// By key ("task"), or nullopt.
std::optional<Entity> entityByKey(QStringView key);
/// The entity that an Id field refers to; nullopt where it has none or may be any.
std::optional<Entity> targetEntity(const Field& field);
/// The same of a reference to any record, which the row says; nullopt where it is empty or says nothing known.
std::optional<Entity> targetEntity(const EntityInfo& info, const void* row, const Field& field);

/// The field of a member, checked by the compiler, unlike a key.
template <auto M> const Field& fieldFor()
{
    return *std::ranges::find(infoOf<typename Member<decltype(M)>::Entity>().fields, &readMember<M>, &Field::get);
}
/// Its place in the entity's fields: how a Cell names it.
template <auto M> quint16 fieldIndex()
{
    const auto& all = infoOf<typename Member<decltype(M)>::Entity>().fields;
    return quint16(&fieldFor<M>() - all.data());
}

} // namespace gantry
