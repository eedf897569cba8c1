#pragma once
#include "core/cost/cash_flow_explain.h"
#include "ui/explain/explain_dialog.h"

namespace gantry {

/// Some months of an object's cash flow, or all that is to come of it, as the dialog shows it; an object of none: the sum of all.
/// nullopt where it is gone.
struct CashQuestion {
    NodeId project{};
    std::optional<RecordKey> object{};
    CashFigure figure{};
    std::optional<Month> first{}; // none: of all months
    int months = 1;
    QString when{}; // "Jun 2026", "FY 2027"
};
std::optional<ExplainedFigure> explainedCash(
    const Session& session, const CashFlowBasis& basis, const CashFlow& flow, const CashQuestion& question);

} // namespace gantry
