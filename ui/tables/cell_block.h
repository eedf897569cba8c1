#pragma once
#include "ui/models/record_table_model.h"

namespace gantry {

/// Cells of a table as a rectangle: records from the top down, columns from left to right as they are shown. A record of 0 is a new one.
struct CellBlock {
    std::vector<qint64> records;
    std::vector<int> columns;
    bool empty() const { return records.empty() || columns.empty(); }
    std::size_t cells() const { return records.size() * columns.size(); }
};

/// What a block holds, for the clipboard: cells part by tabs, rows by line breaks, as spreadsheets write and read it. Figures are plain (no
/// unit, no grouping, the decimal sign of the locale; durations in days), days are ISO, references a name that is theirs alone.
QString blockText(const RecordTableModel& model, const CellBlock& block);
/// The same as a CSV file with the titles of the columns: UTF-8 with a byte order mark, commas, CRLF, no text a formula.
QByteArray blockCsv(const RecordTableModel& model, const CellBlock& block);
/// Takes such a text apart; cells between quotation marks may hold tabs and line breaks.
std::vector<QStringList> readBlock(const QString& text);

/// One ChangeSet of many cells and what it does, for the notice that tells it.
struct BlockChange {
    ChangeSet set;
    int cells = 0; // that were written
    int added = 0; // new records
    int skipped = 0; // cells of columns in which nobody types
    std::vector<qint64> records; // touched, from the top down
};

/// Writes texts into cells, a block repeated over each target. A cell that cannot be read or written refuses the whole; columns in which
/// nobody types are passed over. A new record keeps a pasted number only where that is free.
/// Errors: Invalid "paste.refused" (which row, which column, why), "paste.no-columns".
Result<BlockChange> pasteBlock(const RecordTableModel& model, const std::vector<CellBlock>& targets, const std::vector<QStringList>& texts);
/// The first record's values in all those below it.
Result<BlockChange> fillDown(const RecordTableModel& model, const CellBlock& block);
/// Empties cells. Errors: Invalid "paste.refused" where one may not be empty.
Result<BlockChange> clearCells(const RecordTableModel& model, const std::vector<CellBlock>& blocks);

} // namespace gantry
