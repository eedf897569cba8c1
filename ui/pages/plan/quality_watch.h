#pragma once
#include "core/schedule/quality.h"
#include "ui/pages/plan/plan_watch.h"

namespace gantry {

/// The checks of some projects.
class QualityWatch final : public ResultWatch<ProjectQuality> {
public:
    using ResultWatch::ResultWatch;

protected:
    Work workOn(const std::vector<NodeId>& projects) override;
};

} // namespace gantry
