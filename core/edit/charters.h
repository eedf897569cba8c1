#pragma once
#include "core/edit/baselines.h"
#include "core/governance/charters.h"

namespace gantry {

/// An empty charter of a project, by whoever begins it. Errors: NotFound.
Result<ChangeSet> newCharter(const Portfolio& portfolio, IdSource& ids, NodeId project, const TakenBy& by);
/// Submits a charter and asks for its approval, in one step. Errors: NotFound; Invalid: "charter.not-draft", "charter.incomplete" (which
/// answers are missing), and those of requestApproval.
Result<ChangeSet> submitCharter(
    const Portfolio& portfolio, IdSource& ids, CharterId charter, PersonId asked, const TakenBy& by, QDate today);

} // namespace gantry
