#pragma once
#include "core/earned/earned_value.h"

namespace gantry {

/// What a sum of a row is made of. The parts add up to it to the cent, and each leads to its record.
struct EarnedPart {
    RecordKey record{}; // a row below, an assignment, the fixed cost of a task, an entry of the ledger, a project; none: see `rule`
    Amount amount{};
    const char* rule = ""; // why it counts, and as what: key of a sentence in core/text
    Percent share{}; // earned of its budget, where the rule speaks of it
    Amount whole{}; // what the amount is a part of, where the rule speaks of it
};

/// Parts of BAC, PV, EV or AC (another measure has none: it is worked out of these). `row`: a place in the rows of the project's earned
/// value, -1: the project as a whole.
std::vector<EarnedPart> earnedParts(const Portfolio& portfolio, const EarnedInput& input, int row, EarnedMeasure measure);
/// Of several projects: the projects, in the currency of the portfolio.
std::vector<EarnedPart> earnedParts(
    std::span<const std::shared_ptr<const EarnedValue>> projects, const ExchangeRates& rates, EarnedMeasure measure);

/// The sums that a measure is worked out of, in the order of its rule; empty for one of the four.
std::vector<EarnedMeasure> termsOf(EarnedMeasure measure, EstimateMethod method);

} // namespace gantry
