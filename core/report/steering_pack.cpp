#include "core/governance/gates.h"
#include "core/governance/reporting.h"
#include "core/model/currencies.h"
#include "core/report/parts.h"
#include "core/text/cost_text.h"
#include "core/text/governance_text.h"

namespace gantry {

using namespace report;

namespace {

constexpr std::size_t most = 5; // rows of a kind: the pack is to be read in a meeting

ReportTable projectTable(const ReportInput& input, const std::vector<NodeId>& projects, const Period* period)
{
    const Portfolio& portfolio = input.portfolio;
    ReportTable table{{},
        {{QStringLiteral("Project"), ReportAlign::Left, 3}, {QStringLiteral("Phase"), ReportAlign::Left, 1.4},
            {QStringLiteral("Health"), ReportAlign::Left, 1.3}, {QStringLiteral("Finish"), ReportAlign::Right, 1.5},
            {QStringLiteral("Budget"), ReportAlign::Right, 1.8}, {QStringLiteral("Forecast final cost"), ReportAlign::Right, 1.8},
            {QStringLiteral("Variance"), ReportAlign::Right, 1.6}, {QStringLiteral("Report"), ReportAlign::Left, 1.3}},
        {}, QStringLiteral("No project is under way here.")};
    for (const NodeId project : projects) {
        const Node& node = *portfolio.find(project);
        if (node.status != NodeStatus::Active) continue;
        const StatusReport* report = period ? reportOf(portfolio, project, period->id) : nullptr;
        const Health health = report && report->status != ReportStatus::Draft ? report->overall : node.health;
        const auto plan = input.plan ? input.plan(project) : nullptr;
        const auto sheet = input.costs ? input.costs(project) : nullptr;
        const auto money = [&](CostMeasure measure) -> ReportCell {
            if (!sheet) return {QStringLiteral("–")};
            const Amount amount = figure(sheet->total.figures, measure);
            const bool over = measure == CostMeasure::Variance && amount && amount.minor < 0;
            return {amountText(amount, minorDigitsOf(portfolio, sheet->currency), input.locale), over ? ReportMark::Bad : ReportMark::None};
        };
        const bool submitted = report && report->status != ReportStatus::Draft;
        table.rows.push_back({{{withCode(node.code, node.name)}, {node.phase}, {enumText(wordOf(health)), markOf(health)},
            {plan && plan->finish ? dateText(dateOf(*plan->finish), input.locale) : QStringLiteral("–")}, money(CostMeasure::Budget),
            money(CostMeasure::ForecastFinalCost), money(CostMeasure::Variance),
            {!report ? QStringLiteral("None") : enumText(wordOf(report->status)), submitted ? ReportMark::None : ReportMark::Watch}}});
    }
    return table;
}

ReportTable gateTable(const ReportInput& input, const std::vector<NodeId>& projects)
{
    ReportTable table{{},
        {{QStringLiteral("Gate"), ReportAlign::Left, 3}, {QStringLiteral("Project"), ReportAlign::Left, 3},
            {QStringLiteral("Expected"), ReportAlign::Right, 1.5}, {QStringLiteral("Criteria"), ReportAlign::Left, 4}},
        {}, QStringLiteral("No gate is due.")};
    for (const NodeId project : projects) {
        const auto plan = input.plan ? input.plan(project) : nullptr;
        const DatesOf dates = [&](TaskId task) { return plan ? plan->find(task) : nullptr; };
        for (const Gate* gate : gatesOf(input.portfolio, project, dates)) {
            const GateState state = stateOf(*gate, dates, input.today);
            if (state != GateState::Due && state != GateState::Overdue) continue;
            const bool late = state == GateState::Overdue;
            table.rows.push_back({{{gate->title}, {input.portfolio.titleOf(entityOf<Node>(), project.value)},
                {dayText(input, expectedDay(*gate, dates)), late ? ReportMark::Bad : ReportMark::None},
                {scoreText(scoreOf(input.portfolio, gate->id), input.locale)}}});
        }
    }
    return table;
}

} // namespace

ReportDocument steeringPackDocument(const ReportInput& input, NodeId node)
{
    const Portfolio& portfolio = input.portfolio;
    const Period* period = reportingPeriod(portfolio, input.today);
    ReportDocument out{headOf(input, QStringLiteral("Steering pack"), portfolio.titleOf(entityOf<Node>(), node.value), node), {}, true};
    if (period) out.head.period = period->name;
    const auto projects = portfolio.projectsUnder(node);
    addTable(out, QStringLiteral("Projects"), projectTable(input, projects, period));
    addTable(out, QStringLiteral("Decisions wanted"), decisionTable(input, node, most));
    addTable(out, QStringLiteral("Gates due"), gateTable(input, projects));
    addTable(out, QStringLiteral("Top risks"), riskTable(input, node, most));
    addTable(out, QStringLiteral("Issues"), issueTable(input, node, most));
    addTable(out, QStringLiteral("Actions, overdue first"), actionTable(input, node, most));
    return out;
}

} // namespace gantry
