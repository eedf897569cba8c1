#pragma once
#include "core/exchange/table/out_table.h"
#include "core/governance/compliance.h"

namespace gantry {

/// Every requirement of these projects, a row each, as a workbook or text takes it.
OutTable complianceTable(const Portfolio& portfolio, std::vector<ProjectCompliance> projects, QDate today);

} // namespace gantry
