#pragma once
#include "core/cost/closed_figures.h"
#include "core/kpi/dimension_health.h"

namespace gantry {

/// What is known of the plan of a project when a period closes.
struct ClosedPlan {
    std::shared_ptr<const PlanDigest> digest;
    std::optional<double> lengthIndex; // core/schedule/quality
    std::shared_ptr<const EarnedValue> earned; // null: none is known
};

/// What a close freezes beside the cost sheets: the measures of plan and earned value of each project, and the KPIs and the health of every
/// project, programme and portfolio. `closed`: as the close finds it; `former`: what the close before froze, null for the first.
/// In the order of ClosedFigures::values. Pure.
std::vector<ClosedValue> closedValues(
    const Portfolio& closed, std::span<const ClosedPlan> projects, const ClosedFigures* former, QDate today);

/// A KPI as a close froze it for a node.
struct ClosedScore {
    double number = 0; // in the unit of the KPI; of money whole currency
    Health status = Health::NotAssessed;
};
/// Of values in their order. nullopt: it had no value there, or was told in another unit.
std::optional<ClosedScore> closedScore(std::span<const ClosedValue> values, NodeId node, const Kpi& kpi);
/// A measure of a project by its key as a close froze it; absent where it had none, or counted in another currency.
Value closedMeasure(std::span<const ClosedValue> values, NodeId project, const Measure& measure, const QString& currency);
/// What was known of one side of a node's health; `why` is what the person said.
struct ClosedHealth {
    Health suggested = Health::NotAssessed, set = Health::NotAssessed;
    QString why;
};
ClosedHealth closedHealth(std::span<const ClosedValue> values, NodeId node, HealthDimension dimension);

} // namespace gantry
