#pragma once
#include "core/exchange/table/out_table.h"
#include "core/governance/gates.h"
#include "core/governance/training.h"
#include "ui/pages/figures/record_list.h"

namespace gantry {

/// What people lack, and what would close it.
RecordTable gapTable(const Portfolio& portfolio, const std::vector<TrainingGap>& gaps);

/// One line of who may run which gate.
struct GateLine {
    GateId gate{};
    std::optional<QDate> day{}; // expected
    GateChairing chair{}; // nobody: none may be asked
};
/// Gates of these projects that are to come, by day; for each everybody who may be asked.
std::vector<GateLine> gateLines(const TrainingStanding& standing, const std::vector<NodeId>& projects, const DatesOf& dates);
RecordTable chairTable(const Portfolio& portfolio, const std::vector<GateLine>& lines);

RecordTable reminderTable(const Portfolio& portfolio, const std::vector<TrainingReminder>& reminders, QDate today);
/// The same for a spreadsheet.
OutTable reminderSheet(const Portfolio& portfolio, std::vector<TrainingReminder> reminders);

} // namespace gantry
