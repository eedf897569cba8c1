#pragma once
#include "core/expression/expression.h"
#include "core/kpi/measures.h"
#include "core/model/findings.h"

#include <functional>

namespace gantry {

/// What one project adds to a KPI of several.
struct ScorePart {
    NodeId project{};
    expression::Answer value{};
    Amount weight{}; // its budget in the currency of the portfolio, where the KPI is weighted by that
};

/// A KPI for one node, with everything that explains it. Money is in `currency`.
struct KpiScore {
    KpiId kpi{};
    NodeId node{};
    expression::Answer value{};
    std::optional<Error> why{}; // where there is no value
    Health status = Health::NotAssessed; // green, amber, red; not assessed without a value or without limits
    Trend trend = Trend::None; // against the value before: up is better
    QString currency{};
    int decimals = 2; // of its minor unit
    std::vector<std::pair<expression::UsedName, expression::Answer>> inputs{}; // measures of the formula
    std::vector<ScorePart> parts{}; // of a KPI of several that is not told by its formula
    bool rolledUp = false;
    bool hasValue() const { return !why; }
    /// In the unit of the KPI: a ratio, percent, whole currency, days, hours, a count.
    double number(const Kpi& of) const;
};

/// A formula as it is read, its result fit for the KPI's unit: a plain figure is a ratio, a count or a share; money, days and hours are
/// themselves. Errors: Invalid, of the expression or "kpi.unit" (what it gives, what is wanted).
Result<expression::Expression> readFormula(const QString& formula, KpiUnit unit, int decimals = 2);
/// What is wrong with the formulas of these records; of all KPIs where none is named.
std::vector<Finding> kpiFindings(const Portfolio& portfolio, std::span<const RecordKey> records);

/// Whether a KPI counts for a node: it is active, and the node lies in its scope.
bool isMeasured(const Portfolio& portfolio, const Kpi& kpi, NodeId node);

/// Where a value stands by direction and limits; a limit belongs to the better side. Without an amber limit all that is not green is red.
Health statusOf(const Kpi& kpi, const expression::Answer& value, int decimals = 2);

/// A KPI for a node: of a project by its own measures; of a programme or portfolio by its rule over `projects`, those that lie under it.
/// Sum, average, by budget and worst leave projects without a value out, and say so by `parts`. `former`: value of the period before, in
/// the unit of the KPI. `whole`: what factsOf said, for who
/// asks for many KPIs; else what together(projects) says.
KpiScore scoreOf(const Kpi& kpi, NodeId node, std::span<const ProjectMeasures> projects, const std::optional<double>& former = {},
    const MeasureFacts* whole = nullptr);
/// What the projects under a node come to together, with the risks and actions that lie at programmes and portfolios themselves.
MeasureFacts factsOf(const Portfolio& portfolio, NodeId node, std::span<const ProjectMeasures> projects);
/// All KPIs that count for a node, by dimension and code. `former`: the value that a KPI had in the period before, where it had one.
using FormerScore = std::function<std::optional<double>(const Kpi&)>;
std::vector<KpiScore> scoresOf(
    const Portfolio& portfolio, NodeId node, std::span<const ProjectMeasures> projects, const FormerScore& former = {});

/// Places in `measures()` of those that active KPIs name: some take long to find out.
std::vector<bool> usedMeasures(const Portfolio& portfolio);

} // namespace gantry
