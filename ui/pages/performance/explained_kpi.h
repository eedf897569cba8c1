#pragma once
#include "core/kpi/score.h"
#include "ui/explain/explain_dialog.h"

namespace gantry {

/// The value of a KPI with its unit: "0.94", "3.2 %", "1,250.00 GBP", "n/a".
QString kpiFigureText(const Kpi& kpi, const KpiScore& score);
/// A KPI of a node as the dialog shows it: its formula with the numbers put in, each measure with its value, those of money down to the
/// records; of several projects each project's value. nullopt once the KPI or the node is gone, or it no longer counts there.
std::optional<ExplainedFigure> explainedKpi(const Session& session, NodeId node, KpiId kpi);

} // namespace gantry
