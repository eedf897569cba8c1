#pragma once
#include "core/base/progress.h"
#include "core/change/changeset.h"
#include "core/exchange/table/cell_reader.h"

namespace gantry {

/// A row that was not taken, in which column and why; the column is empty where the row as a whole is wrong.
struct TableRefusal {
    qint64 row = 0;
    QString column{};
    Error error;
};

/// What becomes of one row.
struct TableLine {
    enum What : quint8 { Added, Changed, Unchanged, Refused };
    qint64 row = 0;
    What what = Added;
    qint64 record = 0; // none of a refused one
    std::size_t at = 0; // its place among the changes (Added, Changed) or the refusals
};

/// What a table comes to. Nothing is written, so this is also the preview.
struct TableImport {
    ChangeSet set; // of the rows that were taken: what differs from the portfolio
    std::vector<MappedColumn> columns; // of the table, then the constants
    qint64 headingRow = 0;
    QStringList keys; // fields by which records were recognised
    std::vector<TableLine> lines; // all rows that hold something, in their order
    qint64 rows = 0, added = 0, changed = 0;
    std::vector<TableRefusal> refused; // by row
    QStringList unknownColumns; // with a heading that no field goes by, and not left out by the mapping
    qint64 taken() const { return rows - qint64(refused.size()); }
};

/// Rows of a table as records of one entity. A row whose keys fit a record updates it, any other adds one; columns that are absent, and
/// cells that a short row lacks, leave their field alone, an empty cell clears it. Rows may refer to rows further down, by name too. Rows
/// are refused one by one, for their cells or for a rule that the outcome would break. `locale` decides what nothing in the table does
/// (MappedColumn::marks, ::dates say where it had to).
/// Errors: Format ("table.empty", "table.no-heading", "table.column-twice", "map.no-column", "map.unknown-field", "map.no-key"), Cancelled.
Result<TableImport> planTable(const SourceTable& table, const TableMapping& mapping, const Portfolio& portfolio, IdSource& ids,
    Entity entity, const QLocale& locale = QLocale::c(), const Progress& progress = {});

} // namespace gantry
