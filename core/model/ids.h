#pragma once
#include "core/model/field.h"

namespace gantry {

// The id types and the entity each refers to. A tag is the entity itself.
#define GANTRY_ID(Name, Tag, key)                                                                                                          \
    using Name = Id<struct Tag>;                                                                                                           \
    template <> inline constexpr std::string_view targetOf<Name> = key;
GANTRY_ID(NodeId, Node, "node")
GANTRY_ID(ScheduleOptionsId, ScheduleOptions, "schedule_options")
GANTRY_ID(ImportSourceId, ImportSource, "import_source")
GANTRY_ID(PersonId, Person, "person")
GANTRY_ID(OrganisationId, Organisation, "organisation")
GANTRY_ID(CalendarId, Calendar, "calendar")
GANTRY_ID(CalendarWeekId, CalendarWeek, "calendar_week")
GANTRY_ID(CalendarExceptionId, CalendarException, "calendar_exception")
GANTRY_ID(TaskId, Task, "task")
GANTRY_ID(LinkId, Link, "link")
GANTRY_ID(ResourceId, Resource, "resource")
GANTRY_ID(AssignmentId, Assignment, "assignment")
GANTRY_ID(CustomFieldId, CustomField, "custom_field")
GANTRY_ID(CustomChoiceId, CustomChoice, "custom_choice")
GANTRY_ID(CustomValueId, CustomValue, "custom_value")
GANTRY_ID(NoteId, Note, "note")
GANTRY_ID(SnapshotId, Snapshot, "snapshot")
GANTRY_ID(QualityLimitId, QualityLimit, "quality_limit")
GANTRY_ID(CurrencyId, Currency, "currency")
GANTRY_ID(ExchangeRateId, ExchangeRate, "exchange_rate")
GANTRY_ID(PeriodId, Period, "period")
GANTRY_ID(CostAccountId, CostAccount, "cost_account")
GANTRY_ID(BudgetAdjustmentId, BudgetAdjustment, "budget_adjustment")
GANTRY_ID(ContractId, Contract, "contract")
GANTRY_ID(ContractLineId, ContractLine, "contract_line")
GANTRY_ID(VariationId, Variation, "variation")
GANTRY_ID(VariationLineId, VariationLine, "variation_line")
GANTRY_ID(ClaimId, Claim, "claim")
GANTRY_ID(ClaimLineId, ClaimLine, "claim_line")
GANTRY_ID(ForecastItemId, ForecastItem, "forecast_item")
GANTRY_ID(CostAccrualId, CostAccrual, "cost_accrual")
GANTRY_ID(LedgerEntryId, LedgerEntry, "ledger_entry")
GANTRY_ID(FundingSourceId, FundingSource, "funding_source")
GANTRY_ID(FundingAllocationId, FundingAllocation, "funding_allocation")
GANTRY_ID(PhasingId, Phasing, "phasing")
GANTRY_ID(PhasedAmountId, PhasedAmount, "phased_amount")
GANTRY_ID(CostOptionsId, CostOptions, "cost_options")
GANTRY_ID(TaskStepId, TaskStep, "task_step")
GANTRY_ID(KpiId, Kpi, "kpi")
GANTRY_ID(HealthAssessmentId, HealthAssessment, "health_assessment")
GANTRY_ID(RecordId, AnyRecord, "*") // a record of the entity that the field beside it names
#undef GANTRY_ID

} // namespace gantry
