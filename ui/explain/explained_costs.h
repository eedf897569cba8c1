#pragma once
#include "core/cost/cost_measures.h"
#include "ui/explain/explain_dialog.h"

namespace gantry {

/// A figure of a cost account, contract or node as the dialog shows it; a node with several projects in the currency of the portfolio,
/// project by project. nullopt where there is none such.
std::optional<ExplainedFigure> explainedCosts(const Session& session, RecordKey row, CostMeasure measure);

} // namespace gantry
