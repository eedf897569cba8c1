#pragma once
#include "core/cost/cost_measures.h"
#include "ui/explain/explain_dialog.h"

namespace gantry {

enum class ToldIn { Portfolio, Project };
/// A figure of a cost account, contract or node as the dialog shows it; a node in the currency of the portfolio, project by project, or
/// one project in its own. nullopt where there is none such.
std::optional<ExplainedFigure> explainedCosts(const Session& session, RecordKey row, CostMeasure measure, ToldIn nodes = ToldIn::Portfolio);

} // namespace gantry
