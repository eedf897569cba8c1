#pragma once
#include "app/cli/command.h"
#include "core/exchange/table/out_table.h"

namespace gantry::cli {

/// Writes a table where --export says: a workbook (.xlsx) or CSV, whole or not at all.
int exportTable(const Call& call, const OutTable& table);

} // namespace gantry::cli
