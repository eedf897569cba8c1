#pragma once
#include "core/base/progress.h"
#include "core/base/quantities.h"
#include "core/base/result.h"
#include "core/exchange/table/out_table.h"

namespace gantry {

/// The rows of one sheet of a workbook (Office Open XML, transitional or strict); of the first that is shown where `sheet` is empty.
/// Formulas count by the result that the program which wrote them left; errors and formulas without one are cells that cannot be read.
/// Numbers are dates, times or percentages by their format, dates of both systems (1900, 1904) are understood. Of merged cells all rows
/// hold the text or date, and the first alone a number, so that no sum counts it twice. Hidden rows count like others.
/// Hostile input is bounded: 512 MB of file and of unpacked parts each, five million cells, a hundred levels of XML, no document types,
/// nothing outside of the file.
/// Errors: Format ("xlsx.*", "table.empty", "table.too-large"), Cancelled.
Result<SourceTable> readXlsx(const QByteArray& bytes, const QString& sheet = {}, const Progress& progress = {});

/// What the first bytes of a workbook say: those of a ZIP archive, or of the container that old and encrypted workbooks are in.
bool looksLikeWorkbook(QByteArrayView bytes);

/// Tables as the sheets of a workbook: bold heading that stays in sight, a filter over all columns, widths by content, amounts,
/// percentages, dates and times as such. Text is never a formula. `now` is when it was made. Errors: Invalid ("xlsx.too-many-rows",
/// "xlsx.too-long-text" with row and column), Io ("xlsx.cannot-make"), Cancelled.
Result<QByteArray> writeXlsx(const std::vector<OutTable>& sheets, Instant now, const Progress& progress = {});

} // namespace gantry
