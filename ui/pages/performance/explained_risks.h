#pragma once
#include "core/session/session.h"
#include "ui/explain/explain_dialog.h"

namespace gantry {

/// The records behind a measure of risk ("exposure", "high_risks_untreated", ...) for a node with all below it, each leading to its record.
/// Empty for other measures, and for exposure where some risk is told in another currency than `currency`: the parts would not add up.
std::vector<ExplainedLine> explainedRisks(const Session& session, NodeId node, const QString& measure, const QString& currency);

} // namespace gantry
