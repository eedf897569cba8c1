#include "core/session/project_measures.h"

#include "core/schedule/quality.h"
#include "core/session/closed_history.h"

namespace gantry {

std::vector<ProjectMeasures> measuresOf(const Session& session, const std::vector<NodeId>& projects)
{
    session.prepare(projects);
    std::vector<ProjectMeasures> out;
    out.reserve(projects.size());
    for (const auto& measures : session.measures(projects))
        if (measures) out.push_back(*measures);
    return out;
}

std::vector<ClosedPlan> closedPlansOf(const Session& session, const std::vector<NodeId>& projects)
{
    const Portfolio& portfolio = session.portfolio();
    session.prepare(projects);
    schedule::CompiledCalendars calendars;
    std::vector<ClosedPlan> out;
    for (NodeId project : projects) {
        const auto plan = session.schedule(project);
        const BaselineOf baseline = session.baselineOf(project);
        out.push_back({std::make_shared<const PlanDigest>(digestOf(portfolio, {project, plan.get(), baseline}, session.today())),
            plan ? pathLengthIndex(portfolio, *plan, baseline, calendars) : std::nullopt, session.earnedValue(project)});
    }
    return out;
}

FormerScore formerScores(const Session& session, NodeId node)
{
    return [history = session.closedHistory(node), node](const Kpi& kpi) -> std::optional<double> {
        const auto score = history->empty() ? std::nullopt : closedScore(history->back().values, node, kpi);
        return score ? std::optional(score->number) : std::nullopt;
    };
}

std::vector<FormerKpi> formerKpis(const Session& session, NodeId node, KpiId id)
{
    std::vector<FormerKpi> out;
    const Kpi* kpi = session.portfolio().find(id);
    const auto history = session.closedHistory(node);
    for (const ClosedMoment& moment : *history)
        if (const auto score = kpi ? closedScore(moment.values, node, *kpi) : std::nullopt)
            out.push_back({moment.period, moment.end, *score});
    return out;
}

std::vector<KpiScore> scoresOf(const Session& session, NodeId node)
{
    const Portfolio& portfolio = session.portfolio();
    if (portfolio.all<Kpi>().size() == 0) return {};
    return scoresOf(portfolio, node, measuresOf(session, portfolio.projectsUnder(node)), formerScores(session, node));
}

} // namespace gantry
