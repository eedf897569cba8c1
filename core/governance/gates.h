#pragma once
#include "core/model/invariants.h"
#include "core/model/open_records.h"
#include "core/schedule/project_schedule.h"

#include <functional>

namespace gantry {

/// Computed dates of a task; null where there are none.
using DatesOf = std::function<const TaskDates*(TaskId task)>;

/// Where a gate stands. Overdue: not held though its day has passed; Due: its day lies within two weeks.
enum class GateState { Planned, Due, Overdue, Held };
/// The day on which a gate is to be expected: when it was held, else the finish of its milestone in the plan, else the forecast or planned
/// day that people gave it.
std::optional<QDate> expectedDay(const Gate& gate, const DatesOf& dates);
GateState stateOf(const Gate& gate, const DatesOf& dates, QDate today);
/// Calendar days from the planned day to the expected one; nullopt where one is missing.
std::optional<qint64> slipOf(const Gate& gate, const DatesOf& dates);

/// What the criteria of a gate come to.
struct GateScore {
    int criteria = 0, answered = 0; // those that do not apply count as answered
    int must = 0, mustMet = 0; // of those that apply
    std::vector<GateCriterionId> inTheWay{}; // must, and not met
    int withoutEvidence = 0; // met, and nothing shows it
    /// Scores of 0 to 5 weighted, as a share of the most that could be had, 0 to 1; nullopt where none is scored. One without a score is
    /// left out.
    std::optional<double> score{};
};
GateScore scoreOf(const Portfolio& portfolio, GateId gate);
/// In the order in which they were put; ties by id.
std::vector<const GateCriterion*> criteriaOf(const Portfolio& portfolio, GateId gate);
/// The gates of a project in the order in which they come.
std::vector<const Gate*> gatesOf(const Portfolio& portfolio, NodeId project, const DatesOf& dates);

/// Conditions of a gate that are open.
int openConditions(const Portfolio& portfolio, GateId gate);

} // namespace gantry
