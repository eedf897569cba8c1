#pragma once
#include "core/text/text.h"
#include "ui/pages/plan/plan_columns.h"

/// What the makers of plan columns share; of use to them alone.
namespace gantry::plan_columns {

QString tr(const char* text);
inline Value valueOf(const std::optional<DateTime>& time) { return time ? Value(time->seconds) : Value(); }
inline QString dayText(const std::optional<DateTime>& time) { return time ? dateText(dateOf(*time)) : QString(); }
/// The widest day of a year in the strongest font of the table, with room on both sides.
int dateWidth();
/// What was frozen (dates and amounts of the baseline in use) and what the plan differs by from it, and from its source.
void addFrozenColumns(std::vector<PlanColumn>& columns, const PlanData& data);

} // namespace gantry::plan_columns
