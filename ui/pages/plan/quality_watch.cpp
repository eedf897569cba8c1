#include "ui/pages/plan/quality_watch.h"

namespace gantry {

PlanWatch::Work QualityWatch::workOn(const std::vector<NodeId>& projects)
{
    std::vector<QualityInput> inputs;
    for (NodeId project : projects) inputs.push_back({session().schedule(project), session().baselineOf(project)});
    return [this, portfolio = session().portfolio(), inputs = std::move(inputs)]() -> Finish {
        return [this, found = qualityOf(portfolio, inputs)]() mutable { take(std::move(found)); };
    };
}

} // namespace gantry
