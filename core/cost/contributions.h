#pragma once
#include "core/cost/cost_measures.h"
#include "core/cost/exchange_rates.h"
#include "core/model/invariants.h"

namespace gantry {

/// What one record adds to one basic figure. Every figure of money is a sum of these, so what explains a figure adds up to it to the cent.
struct Contribution {
    CostMeasure measure{};
    const char* rule = ""; // why it counts, and as what: key of a sentence in core/text
    CostAccountId account{}; // none: not assigned to an account
    ContractId contract{};
    RecordKey record{}; // where the amount was entered
    Amount amount{}; // in the currency of the project
    Amount inPortfolio{}; // in that of the portfolio
    std::optional<QDate> day{}; // of what has happened: paid (first of the month), posted
};

/// All contributions of a project, in the order of its records. Amounts of contracts in another currency are converted one by one, what is
/// paid or posted by the rate of its day, all else by that of `reportingDay`.
std::vector<Contribution> contributionsOf(const Portfolio& portfolio, NodeId project, const ExchangeRates& rates);

} // namespace gantry
