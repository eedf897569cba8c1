#include "core/kpi/closed_values.h"

#include "core/kpi/closed_exposure.h"

namespace gantry {
namespace {

RecordKey keyOf(NodeId node) { return {entityOf<Node>(), node.value}; }
RecordKey keyOf(KpiId kpi) { return {entityOf<Kpi>(), kpi.value}; }
QString suggestedName(HealthDimension dimension) { return QStringLiteral("suggested_health.") + wordOf(dimension); }
QString setName(HealthDimension dimension) { return QStringLiteral("health.") + wordOf(dimension); }
QString unitOf(const Measure& measure, const QString& currency)
{
    return measure.kind == Kind::Money ? currency : expression::nameOf(measure.type);
}
auto orderOf(const ClosedValue& v) { return std::tie(v.record, v.of, v.name); }

const ClosedValue* find(std::span<const ClosedValue> values, const RecordKey& record, const RecordKey& of, const QString& name)
{
    const auto at = std::ranges::lower_bound(values, std::tie(record, of, name), {}, orderOf);
    return at != values.end() && orderOf(*at) == std::tie(record, of, name) ? &*at : nullptr;
}

void addMeasures(std::vector<ClosedValue>& out, const ProjectMeasures& project)
{
    for (const Measure& measure : measures()) {
        if (measure.cost) continue; // the cost sheets have it
        const Value value = measure.value(project.own);
        if (isAbsent(value)) continue;
        out.push_back({keyOf(project.project), {}, measure.key, unitOf(measure, project.own.currency), value, {}});
    }
}

void addScores(std::vector<ClosedValue>& out, const Portfolio& closed, NodeId node, const std::vector<KpiScore>& scores)
{
    for (const KpiScore& score : scores) {
        const Kpi& kpi = *closed.find(score.kpi);
        if (score.hasValue())
            out.push_back({keyOf(node), keyOf(kpi.id), kpi.code, wordOf(kpi.unit), score.number(kpi), wordOf(score.status)});
    }
    for (const DimensionHealth& health : healthByDimension(closed, node, scores)) {
        if (health.suggested != Health::NotAssessed)
            out.push_back({keyOf(node), {}, suggestedName(health.dimension), {}, {}, wordOf(health.suggested)});
        if (health.set != Health::NotAssessed)
            out.push_back({keyOf(node), {}, setName(health.dimension), {}, health.comment, wordOf(health.set)});
    }
}

Health healthOf(const ClosedValue* value)
{
    return value ? Codec<Health>::decode(value->status).value_or(Health::NotAssessed) : Health::NotAssessed;
}

} // namespace

std::vector<ClosedValue> closedValues(
    const Portfolio& closed, std::span<const ClosedPlan> projects, const ClosedFigures* former, QDate today)
{
    std::vector<ClosedValue> out;
    const ExchangeRates rates(closed);
    QHash<NodeId, ProjectMeasures> measured;
    QHash<NodeId, Amount> contingencies;
    for (const ClosedPlan& plan : projects) {
        const CostSheet costs = costSheetOf(closed, plan.digest->project, rates);
        measured.insert(
            plan.digest->project, measuresOf(closed, {*plan.digest, costs, plan.lengthIndex, today, plan.earned.get(), &rates, former}));
        addMeasures(out, measured[plan.digest->project]);
        contingencies.insert(plan.digest->project, figure(costs.total.inPortfolio, CostMeasure::Contingency));
    }
    closed.all<Node>().forEach([&](const Node& node) {
        std::vector<ProjectMeasures> under;
        for (const NodeId project : closed.projectsUnder(node.id))
            if (const auto known = measured.constFind(project); known != measured.cend()) under.push_back(*known);
        addScores(out, closed, node.id, scoresOf(closed, node.id, under));
    });
    addExposures(out, closed, rates, contingencies);
    std::ranges::sort(out, {}, orderOf);
    return out;
}

std::optional<ClosedScore> closedScore(std::span<const ClosedValue> values, NodeId node, const Kpi& kpi)
{
    // By its record: its code may have become another since.
    const auto [from, to] = std::ranges::equal_range(
        values, std::pair(keyOf(node), keyOf(kpi.id)), {}, [](const ClosedValue& v) { return std::pair(v.record, v.of); });
    const double* number = from == to || from->unit != wordOf(kpi.unit) ? nullptr : std::get_if<double>(&from->value);
    return number ? std::optional(ClosedScore{*number, healthOf(&*from)}) : std::nullopt;
}

Value closedMeasure(std::span<const ClosedValue> values, NodeId project, const Measure& measure, const QString& currency)
{
    const ClosedValue* found = find(values, keyOf(project), {}, measure.key);
    return found && found->unit == unitOf(measure, currency) ? found->value : Value();
}

ClosedHealth closedHealth(std::span<const ClosedValue> values, NodeId node, HealthDimension dimension)
{
    const ClosedValue* set = find(values, keyOf(node), {}, setName(dimension));
    const QString* why = set ? std::get_if<QString>(&set->value) : nullptr;
    return {healthOf(find(values, keyOf(node), {}, suggestedName(dimension))), healthOf(set), why ? *why : QString()};
}

} // namespace gantry
