#pragma once
#include "core/change/changeset.h"

#include <QLocale>

namespace gantry {

/// Records of one entity for a spreadsheet (csv_text.h): a heading of field keys, then a record a row, all fields, in their canonical text.
/// Text that would become a formula has an apostrophe before it; numbers stay numbers.
QByteArray writeCsv(const Portfolio& portfolio, Entity entity, std::span<const qint64> ids);

/// A row that was not taken, and why.
struct CsvRefusal {
    qint64 line = 0;
    Error error;
};
struct CsvImport {
    ChangeSet set; // of the rows that were taken: what differs from the portfolio
    qint64 rows = 0, added = 0, changed = 0; // rows: all that hold something, refused ones too
    std::vector<CsvRefusal> refused;
    QStringList unknownColumns;
    qint64 taken() const { return rows - qint64(refused.size()); }
};
/// Reads what writeCsv writes, or what a person made in a spreadsheet: separated by comma, semicolon or tab, UTF-8 or, with a mark, UTF-16.
/// A column goes by a field's key, then its cells are canonical, or by its label, then they are what people type (`locale`). A row with a
/// known id updates that record, one with another id or none adds one; columns that are absent, and cells that a short row lacks, leave
/// their field alone; an empty cell clears it. Rows are refused one by one, for their cells or for a rule that the outcome would break.
/// Errors: Format ("csv.*") where the file as a whole cannot be read.
Result<CsvImport> readCsv(
    const QByteArray& bytes, const Portfolio& portfolio, IdSource& ids, Entity entity, const QLocale& locale = QLocale::c());

} // namespace gantry
