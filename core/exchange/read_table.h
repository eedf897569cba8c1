#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/table/table.h"

namespace gantry {

/// Reads a table, told by its content: a workbook (the sheet of this name, else the first that is shown) or text.
/// Errors: Io ("file.cannot-open"), Format ("csv.*", "xlsx.*", "table.*"), Cancelled.
Result<SourceTable> readTable(const QString& path, const QString& sheet = {}, const Progress& progress = {});

} // namespace gantry
