#pragma once
#include "core/cost/cash_flow.h"

namespace gantry {

enum class CashFigure { ToCome, Remainder, Forecast, Paid, Baseline, Target, Variance };

/// One record behind a figure of a cash flow.
struct CashPart {
    const char* rule = ""; // why it counts: key of a sentence in core/text
    RecordKey record{}; // where it was entered
    RecordKey object{}; // the row that it belongs to
    Amount amount{}; // as it counts in the figure, in the currency of the project
};

/// What a figure of an object (the project: of all of them) is made of, in one month or in all; the parts add up to it exactly.
/// The remainder counts what is to come and takes the months away; the variance the baseline and takes the forecast away.
struct CashExplanation {
    CashFigure figure{};
    Amount amount{};
    std::vector<CashPart> parts{};
};
CashExplanation explained(const CashFlowBasis& basis, const CostSheet& sheet, const CashFlow& flow, std::optional<RecordKey> object,
    CashFigure figure, std::optional<Month> month = {});

} // namespace gantry
