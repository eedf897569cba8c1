#pragma once
#include "core/base/progress.h"
#include "core/exchange/table/out_table.h"

#include <span>

namespace gantry {

/// Records of one entity for a spreadsheet (csv_text.h): a heading of field keys, then a record a row, all fields, in their canonical text.
/// Text that would become a formula has an apostrophe before it; numbers stay numbers.
QByteArray writeCsv(const Portfolio& portfolio, Entity entity, std::span<const qint64> ids);
/// Any other table, with the titles of its columns; figures have a point, dates are ISO, percentages have their sign.
QByteArray writeCsv(const OutTable& table);

/// Reads what writeCsv writes, or what a person made in a spreadsheet: separated by comma, semicolon or tab, UTF-8 or, with a mark, UTF-16.
/// Rows go by the line on which they begin. Errors: Format ("csv.*", "table.empty", "table.too-large"), Cancelled.
Result<SourceTable> readCsv(const QByteArray& bytes, const Progress& progress = {});

} // namespace gantry
