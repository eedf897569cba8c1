#pragma once
#include "ui/explain/explain_dialog.h"
#include "ui/pages/performance/earned_rows.h"

namespace gantry {

/// A figure of a row as the dialog shows it: its rule with the numbers put in, the sums that it is worked out of, and what each of these is
/// made of. `row` in the table of `scope`, by record, else by title. nullopt where it is no longer there.
std::optional<ExplainedFigure> explainedEarned(
    const Session& session, NodeId scope, RecordKey record, const QString& title, EarnedMeasure measure);

} // namespace gantry
