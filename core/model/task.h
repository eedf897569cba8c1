#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class TaskKind { Task, StartMilestone, FinishMilestone, LevelOfEffort, ResourceDependent, WbsSummary, Wbs };
template <>
inline constexpr auto keysOf<TaskKind> = std::to_array<std::string_view>(
    {"task", "start_milestone", "finish_milestone", "level_of_effort", "resource_dependent", "wbs_summary", "wbs"});
enum class DurationUnit { Minutes, Hours, Days, Weeks, Months, Percent };
template <>
inline constexpr auto keysOf<DurationUnit> = std::to_array<std::string_view>({"minutes", "hours", "days", "weeks", "months", "percent"});
enum class ConstraintType {
    AsSoonAsPossible,
    AsLateAsPossible,
    MustStartOn,
    MustFinishOn,
    StartNoEarlierThan,
    StartNoLaterThan,
    FinishNoEarlierThan,
    FinishNoLaterThan,
    StartOn,
    FinishOn,
    MandatoryStart,
    MandatoryFinish
};
template <>
inline constexpr auto keysOf<ConstraintType> = std::to_array<std::string_view>(
    {"as_soon_as_possible", "as_late_as_possible", "must_start_on", "must_finish_on", "start_no_earlier_than", "start_no_later_than",
        "finish_no_earlier_than", "finish_no_later_than", "start_on", "finish_on", "mandatory_start", "mandatory_finish"});
enum class TaskType { FixedUnits, FixedDuration, FixedWork, FixedDurationAndUnits };
template <>
inline constexpr auto keysOf<TaskType> = std::to_array<std::string_view>(
    {"fixed_units", "fixed_duration", "fixed_work", "fixed_duration_and_units"});
enum class PercentType { Duration, Physical, Units };
template <> inline constexpr auto keysOf<PercentType> = std::to_array<std::string_view>({"duration", "physical", "units"});
enum class Accrual { Start, Prorated, End };
template <> inline constexpr auto keysOf<Accrual> = std::to_array<std::string_view>({"start", "prorated", "end"});
enum class EarnedValueTechnique {
    PercentComplete,
    PhysicalPercent,
    ZeroHundred,
    FiftyFifty,
    TwentyEighty,
    WeightedMilestones,
    Units,
    LevelOfEffort
};
template <>
inline constexpr auto keysOf<EarnedValueTechnique> = std::to_array<std::string_view>({"percent_complete", "physical_percent",
    "zero_hundred", "fifty_fifty", "twenty_eighty", "weighted_milestones", "units", "level_of_effort"});

/// A row of a plan: facts that a person entered or a file gave; nothing computed. A task with children is a summary.
struct Task {
    TaskId id{};
    NodeId project{};
    TaskId parent{};
    QString rank{};
    QString code{};
    QString name{};
    TaskKind kind = TaskKind::Task;
    std::optional<WorkTime> duration{};
    DurationUnit durationUnit = DurationUnit::Days;
    bool elapsed = false;
    bool estimated = false;
    CalendarId calendar{};
    bool ignoreResourceCalendars = false;
    ConstraintType constraint = ConstraintType::AsSoonAsPossible;
    std::optional<DateTime> constraintDate{};
    ConstraintType secondConstraint = ConstraintType::AsSoonAsPossible;
    std::optional<DateTime> secondConstraintDate{};
    std::optional<DateTime> deadline{};
    qint64 priority = 500;
    bool manual = false;
    std::optional<DateTime> manualStart{};
    std::optional<DateTime> manualFinish{};
    bool active = true;
    bool milestone = false;
    TaskType taskType = TaskType::FixedUnits;
    bool effortDriven = false;
    PercentType percentType = PercentType::Duration;
    Percent percentComplete{};
    std::optional<Percent> physicalPercent{};
    std::optional<DateTime> actualStart{};
    std::optional<DateTime> actualFinish{};
    std::optional<WorkTime> actualDuration{};
    std::optional<WorkTime> remainingDuration{};
    std::optional<DateTime> suspended{};
    std::optional<DateTime> resumed{};
    std::optional<DateTime> expectedFinish{};
    std::optional<DateTime> plannedStart{};
    std::optional<DateTime> plannedFinish{};
    std::optional<DateTime> externalEarlyStart{};
    std::optional<DateTime> externalLateFinish{};
    WorkTime levelingDelay{};
    bool levelingDelayElapsed = true;
    std::optional<WorkTime> work{};
    Money fixedCost{};
    Accrual fixedCostAccrual = Accrual::Prorated;
    PersonId owner{};
    QString sourceId{};
    QString sourceGuid{};
    CostAccountId account{};
    std::optional<EarnedValueTechnique> technique{}; // none: the project's
    bool operator==(const Task&) const = default;
};

template <> struct Describe<Task> {
    static constexpr EntityWords words{"task", "Task", "Tasks"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::parent>("parent_id", "Parent"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::duration>("duration_seconds", "Duration"),
        field<&T::durationUnit>("duration_unit", "Duration unit"),
        field<&T::elapsed>("elapsed", "Elapsed duration"),
        field<&T::estimated>("estimated", "Estimated"),
        field<&T::calendar>("calendar_id", "Calendar"),
        field<&T::ignoreResourceCalendars>("ignore_resource_calendars", "Ignore resource calendars"),
        field<&T::constraint>("constraint_type", "Constraint"),
        field<&T::constraintDate>("constraint_date", "Constraint date"),
        field<&T::secondConstraint>("second_constraint_type", "Second constraint"),
        field<&T::secondConstraintDate>("second_constraint_date", "Second constraint date"),
        field<&T::deadline>("deadline", "Deadline"),
        field<&T::priority>("priority", "Priority"),
        field<&T::manual>("manual", "Manually scheduled"),
        field<&T::manualStart>("manual_start", "Manual start"),
        field<&T::manualFinish>("manual_finish", "Manual finish"),
        field<&T::active>("active", "Active"),
        field<&T::milestone>("milestone", "Milestone"),
        field<&T::taskType>("task_type", "Task type"),
        field<&T::effortDriven>("effort_driven", "Effort driven"),
        field<&T::percentType>("percent_type", "Percent complete type"),
        field<&T::percentComplete>("percent_complete", "Percent complete", None, "%"),
        field<&T::physicalPercent>("physical_percent", "Physical percent complete", None, "%"),
        field<&T::actualStart>("actual_start", "Actual start"),
        field<&T::actualFinish>("actual_finish", "Actual finish"),
        field<&T::actualDuration>("actual_duration_seconds", "Actual duration"),
        field<&T::remainingDuration>("remaining_duration_seconds", "Remaining duration"),
        field<&T::suspended>("suspended_at", "Suspended"),
        field<&T::resumed>("resumed_at", "Resumed"),
        field<&T::expectedFinish>("expected_finish", "Expected finish"),
        field<&T::plannedStart>("planned_start", "Planned start"),
        field<&T::plannedFinish>("planned_finish", "Planned finish"),
        field<&T::externalEarlyStart>("external_early_start", "External early start"),
        field<&T::externalLateFinish>("external_late_finish", "External late finish"),
        field<&T::levelingDelay>("leveling_delay_seconds", "Levelling delay"),
        field<&T::levelingDelayElapsed>("leveling_delay_elapsed", "Levelling delay is elapsed time", Internal),
        field<&T::work>("work_seconds", "Work"),
        field<&T::fixedCost>("fixed_cost_minor", "Fixed cost"),
        field<&T::fixedCostAccrual>("fixed_cost_accrual", "Fixed cost accrual"),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::sourceId>("source_id", "Id in the source", Internal),
        field<&T::sourceGuid>("source_guid", "GUID in the source", Internal),
        field<&T::account>("account_id", "Cost account"),
        field<&T::technique>("earned_value_technique", "Earned value by"),
    });
};

} // namespace gantry
