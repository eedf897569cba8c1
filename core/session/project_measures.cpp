#include "core/session/project_measures.h"

#include "core/schedule/quality.h"

namespace gantry {

std::vector<ProjectMeasures> measuresOf(const Session& session, const std::vector<NodeId>& projects)
{
    session.prepare(projects);
    PlanDigests digests;
    for (NodeId project : projects) {
        const auto schedule = session.schedule(project);
        digests.push_back(std::make_shared<const PlanDigest>(
            digestOf(session.portfolio(), {project, schedule.get(), session.baselineOf(project)}, session.today())));
    }
    return measuresOf(session, digests);
}

std::vector<ProjectMeasures> measuresOf(const Session& session, const PlanDigests& digests)
{
    const Portfolio& portfolio = session.portfolio();
    std::vector<std::optional<double>> lengths(digests.size());
    const std::vector<bool> used = usedMeasures(portfolio);
    if (used[std::size_t(measureCalled(QStringLiteral("cpli")) - measures().data())]) {
        std::vector<QualityInput> inputs;
        for (const auto& digest : digests) inputs.push_back({session.schedule(digest->project), session.baselineOf(digest->project)});
        const auto quality = qualityOf(portfolio, inputs);
        for (std::size_t i = 0; i < quality.size(); ++i) lengths[i] = quality[i][QualityCheck::CriticalPathLengthIndex].figure;
    }
    bool earned = false;
    for (std::size_t m = 0; m < used.size(); ++m) earned |= used[m] && measures()[m].earned;
    const ExchangeRates rates(portfolio);
    std::vector<ProjectMeasures> out;
    for (std::size_t i = 0; i < digests.size(); ++i) {
        const NodeId project = digests[i]->project;
        const auto value = earned ? session.earnedValue(project) : nullptr;
        if (const auto costs = session.costs(project))
            out.push_back(measuresOf(portfolio, {*digests[i], *costs, lengths[i], session.today(), value.get(), &rates}));
    }
    return out;
}

std::vector<KpiScore> scoresOf(const Session& session, NodeId node)
{
    const Portfolio& portfolio = session.portfolio();
    return scoresOf(portfolio, node, measuresOf(session, portfolio.projectsUnder(node)));
}

} // namespace gantry
