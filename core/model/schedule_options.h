#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class SchedulingRules { MicrosoftProject, Primavera };
template <> inline constexpr auto keysOf<SchedulingRules> = std::to_array<std::string_view>({"microsoft_project", "primavera"});
enum class ScheduleFrom { Start, Finish };
template <> inline constexpr auto keysOf<ScheduleFrom> = std::to_array<std::string_view>({"start", "finish"});
enum class ProgressMode { RetainedLogic, ProgressOverride, ActualDates };
template <>
inline constexpr auto keysOf<ProgressMode> = std::to_array<std::string_view>({"retained_logic", "progress_override", "actual_dates"});
enum class LagCalendar { Predecessor, Successor, Hours24, Project };
template <>
inline constexpr auto keysOf<LagCalendar> = std::to_array<std::string_view>({"predecessor", "successor", "hours_24", "project"});
enum class FloatType { Start, Finish, Smallest };
template <> inline constexpr auto keysOf<FloatType> = std::to_array<std::string_view>({"start", "finish", "smallest"});
enum class CriticalBy { TotalFloat, LongestPath };
template <> inline constexpr auto keysOf<CriticalBy> = std::to_array<std::string_view>({"total_float", "longest_path"});

/// How a project is scheduled: one row a project. Two families of rules differ; every documented option is data.
struct ScheduleOptions {
    ScheduleOptionsId id{};
    NodeId project{};
    SchedulingRules rules = SchedulingRules::MicrosoftProject;
    ScheduleFrom scheduleFrom = ScheduleFrom::Start;
    CalendarId calendar{};
    std::optional<DateTime> plannedStart{};
    std::optional<DateTime> plannedFinish{};
    std::optional<DateTime> mustFinishBy{};
    std::optional<DateTime> statusDate{};
    WorkTime dayLength = hours(8);
    WorkTime weekLength = hours(40);
    qint64 daysPerMonth = 20;
    WorkTime dayStart = hours(8);
    WorkTime dayFinish = hours(17);
    ProgressMode progressMode = ProgressMode::RetainedLogic;
    LagCalendar lagCalendar = LagCalendar::Successor;
    bool lagFromActualStart = false;
    FloatType floatType = FloatType::Smallest;
    CriticalBy criticalBy = CriticalBy::TotalFloat;
    WorkTime criticalFloatLimit{};
    bool openEndsCritical = false;
    bool useExpectedFinish = true;
    bool floatToOwnProjectEnd = true;
    bool honourConstraints = true;
    bool multipleCriticalPaths = false;
    bool newTasksManual = false;
    bool moveCompletedEndsBack = false;
    bool moveCompletedEndsForward = false;
    bool moveRemainingStartsBack = false;
    bool moveRemainingStartsForward = false;
    bool operator==(const ScheduleOptions&) const = default;
};

template <> struct Describe<ScheduleOptions> {
    static constexpr EntityWords words{"schedule_options", "Schedule options", "Schedule options", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project", Required),
        field<&T::rules>("rules", "Scheduling rules"),
        field<&T::scheduleFrom>("schedule_from", "Schedule from"),
        field<&T::calendar>("calendar_id", "Calendar"),
        field<&T::plannedStart>("planned_start", "Planned start"),
        field<&T::plannedFinish>("planned_finish", "Planned finish"),
        field<&T::mustFinishBy>("must_finish_by", "Must finish by"),
        field<&T::statusDate>("status_date", "Status date"),
        field<&T::dayLength>("day_seconds", "Hours a day"),
        field<&T::weekLength>("week_seconds", "Hours a week"),
        field<&T::daysPerMonth>("days_per_month", "Days a month"),
        field<&T::dayStart>("day_start_seconds", "Day starts at"),
        field<&T::dayFinish>("day_finish_seconds", "Day finishes at"),
        field<&T::progressMode>("progress_mode", "Out-of-sequence progress"),
        field<&T::lagCalendar>("lag_calendar", "Lag calendar"),
        field<&T::lagFromActualStart>("lag_from_actual_start", "Start-to-start lag from actual start"),
        field<&T::floatType>("float_type", "Total float as"),
        field<&T::criticalBy>("critical_by", "Critical by"),
        field<&T::criticalFloatLimit>("critical_float_seconds", "Critical where total float is at most"),
        field<&T::openEndsCritical>("open_ends_critical", "Open ends are critical"),
        field<&T::useExpectedFinish>("use_expected_finish", "Use expected finish dates"),
        field<&T::floatToOwnProjectEnd>("float_to_own_project_end", "Float to the end of each project"),
        field<&T::honourConstraints>("honour_constraints", "Tasks honour their constraint dates"),
        field<&T::multipleCriticalPaths>("multiple_critical_paths", "Multiple critical paths"),
        field<&T::newTasksManual>("new_tasks_manual", "New tasks are manually scheduled"),
        field<&T::moveCompletedEndsBack>("move_completed_ends_back", "Move completed parts back to the status date"),
        field<&T::moveCompletedEndsForward>("move_completed_ends_forward", "Move completed parts forward to the status date"),
        field<&T::moveRemainingStartsBack>("move_remaining_starts_back", "Move remaining parts back to the status date"),
        field<&T::moveRemainingStartsForward>("move_remaining_starts_forward", "Move remaining parts forward to the status date"),
    });
};

} // namespace gantry
