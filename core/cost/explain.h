#pragma once
#include "core/cost/cost_sheet.h"

namespace gantry {

/// How a figure of a row came about: a computed one by its terms, a basic one by the records that make it up.
struct Explanation {
    CostMeasure measure{};
    int sign = 1; // within the figure that it explains
    Amount amount{}, inPortfolio{};
    std::vector<Explanation> terms; // of a computed measure, in the order of its rule
    std::vector<Contribution> parts; // of a basic one
};

/// Explains the figure of an account (with all accounts below it), a contract or the project; a record of none: what has no account.
/// Terms and parts add up to the figure exactly, in both currencies.
Explanation explained(const CostSheet& sheet, RecordKey row, CostMeasure measure);

} // namespace gantry
