#include "core/session/risk_cover.h"

#include "core/edit/periods.h"
#include "core/session/closed_history.h"

namespace gantry {

RiskCover riskCover(const Session& session, NodeId node)
{
    const Portfolio& portfolio = session.portfolio();
    RiskCover out{.exposure = exposureUnder(portfolio, node, ExchangeRates(portfolio)), .limits = coverLimits(portfolio, node)};
    for (const NodeId project : portfolio.projectsUnder(node))
        if (const auto sheet = session.costs(project)) out.contingency += figure(sheet->total.inPortfolio, CostMeasure::Contingency);
    out.times = coverage(out.contingency, out.exposure);
    if (out.times)
        out.status = *out.times >= out.limits.green ? Health::Good : *out.times >= out.limits.amber ? Health::Watch : Health::Bad;
    return out;
}

std::vector<ExposurePoint> exposureTrend(const Session& session, NodeId node)
{
    const Portfolio& portfolio = session.portfolio();
    const Node* root = portfolio.root();
    std::vector<ExposurePoint> out;
    for (const ClosedMoment& moment : *session.closedHistory(node)) {
        ExposurePoint point{moment.period, moment.end, closedExposure(moment.values, node, root ? root->currency : QString())};
        if (point.amounts.exposure || point.amounts.contingency) out.push_back(std::move(point));
    }
    const RiskCover now = riskCover(session, node);
    const Period* next = nextToClose(portfolio);
    ExposurePoint open{next ? next->name : QString(), next && next->end ? *next->end : session.today(), {}, true};
    if (now.exposure) open.amounts.exposure = now.exposure;
    if (now.contingency) open.amounts.contingency = now.contingency;
    out.push_back(std::move(open));
    return out;
}

} // namespace gantry
