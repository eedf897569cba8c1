#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Baselines of a project by number, ties by age.
std::vector<const Snapshot*> baselinesOf(const Portfolio& portfolio, NodeId project);
/// The last snapshot of a kind that has content; of several at one time the one with the lowest number. Null where there is none.
const Snapshot* latestSnapshot(const Portfolio& portfolio, NodeId project, SnapshotKind kind);
/// The baseline that bars, variances and figures go by: the one that was chosen, else the one taken last. Null where there is none.
const Snapshot* baselineInUse(const Portfolio& portfolio, NodeId project);

} // namespace gantry
