#pragma once
#include "core/earned/earned_value.h"
#include "core/model/invariants.h"
#include "core/session/session.h"

namespace gantry {

/// One row of the table: a node, a task, or (no record) what belongs to none of these.
struct EarnedTableRow {
    RecordKey record{};
    QString title{}, code{};
    int parent = -1;
    std::vector<int> children{};
    EarnedSums sums{};
    bool known = true; // false: a project without a baseline, of which nothing is told
    EstimateMethod method{};
    std::optional<EarnedValueTechnique> technique{};
    std::optional<EarnedSchedule> schedule{};
    std::optional<QDate> forecastFinish{};
    int place = -1; // in the rows of the project's earned value
    bool asked = false; // for the schedule of a task, which is worked out when it is first shown
    int projects = 0, withoutBaseline = 0;
};

/// What the page shows of a scope: of one project its plan, of several the tree of nodes, each in one currency throughout.
struct EarnedTable {
    NodeId project{}; // the one, or none
    EarnedTotals totals{};
    bool hasStatusDate = true; // of the one project, or of all
    std::vector<EarnedTableRow> rows; // parents first; row 0 is the whole
    std::shared_ptr<const EarnedValue> value{}; // of the one project
    std::vector<std::shared_ptr<const EarnedValue>> values; // of all projects
};
EarnedTable earnedTableOf(const Session& session, NodeId scope);
/// Earned schedule of a row; of a task worked out when first asked for.
const std::optional<EarnedSchedule>& scheduleOf(const Session& session, EarnedTable& table, int row);

} // namespace gantry
