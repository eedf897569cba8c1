#pragma once
#include "core/model/ids.h"

namespace gantry {

/// What a plan is checked for. The first fourteen are those of the DCMA, in its order; the others are our own.
enum class QualityCheck {
    MissingLogic,
    Leads,
    Lags,
    FinishToStartLinks,
    HardConstraints,
    HighFloat,
    NegativeFloat,
    LongDurations,
    InvalidDates,
    MissingResources,
    MissedTasks,
    CriticalPathTest,
    CriticalPathLengthIndex,
    BaselineExecutionIndex,
    DanglingStarts,
    DanglingFinishes,
    OutOfSequenceProgress,
    RidingTheStatusDate,
    ConstraintsAgainstLogic,
    LongLags,
    DuplicateLinks,
    RedundantLinks,
    UnassignedWork,
    CalendarsWithoutWorkingTime,
    DatesBeyondTheEnd,
    Loops,
    LinksToSummaries
};
template <>
inline constexpr auto keysOf<QualityCheck> = std::to_array<std::string_view>({"missing_logic", "leads", "lags", "finish_to_start_links",
    "hard_constraints", "high_float", "negative_float", "long_durations", "invalid_dates", "missing_resources", "missed_tasks",
    "critical_path_test", "critical_path_length_index", "baseline_execution_index", "dangling_starts", "dangling_finishes",
    "out_of_sequence_progress", "riding_the_status_date", "constraints_against_logic", "long_lags", "duplicate_links", "redundant_links",
    "unassigned_work", "calendars_without_working_time", "dates_beyond_the_end", "loops", "links_to_summaries"});

/// From when on a check fails, where that is not what the program says. Of a project, else of the whole portfolio.
struct QualityLimit {
    QualityLimitId id{};
    NodeId project{};
    QualityCheck check = QualityCheck::MissingLogic;
    std::optional<Quantity> limit{};
    std::optional<Quantity> days{};
    bool operator==(const QualityLimit&) const = default;
};

template <> struct Describe<QualityLimit> {
    static constexpr EntityWords words{"quality_limit", "Quality limit", "Quality limits", "", false};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::project>("project_id", "Project"),
        field<&T::check>("check_key", "Check"),
        field<&T::limit>("limit_value", "Limit"),
        field<&T::days>("days", "Working days"),
    });
};

} // namespace gantry
