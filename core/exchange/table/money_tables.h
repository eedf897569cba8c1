#pragma once
#include "core/cost/cash_flow.h"
#include "core/exchange/table/out_table.h"

namespace gantry {

/// Cost sheets for a spreadsheet: a row an account (and one for what has none), a column a measure, in the currency of its project.
OutTable costTable(const Portfolio& portfolio, std::vector<std::shared_ptr<const CostSheet>> sheets);

/// Cash flow for a spreadsheet, as its grid shows it: of one project its objects, in its currency; of several the projects, in that of the
/// portfolio. A row each for baseline, target, actual and forecast of an object, where there is any; a column a month ("2026-03").
OutTable cashTable(const Portfolio& portfolio, const std::vector<std::shared_ptr<const CashFlow>>& flows);

} // namespace gantry
