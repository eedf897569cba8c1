#pragma once
#include "ui/tables/cell_grid.h"

namespace gantry {

/// What a block holds, for the clipboard: cells parted by tabs, rows by line breaks, as spreadsheets write and read it; with `titles` those
/// of its columns come first.
QString blockText(CellGrid& grid, const CellBlock& block, bool titles = false);
/// The same as a CSV file with the titles of the columns: UTF-8 with a byte order mark, commas, CRLF, no text a formula.
QByteArray blockCsv(CellGrid& grid, const CellBlock& block);
/// Takes such a text apart; cells between quotation marks may hold tabs and line breaks.
std::vector<QStringList> readBlock(const QString& text);

/// A cell that a gesture could not write, or a new row that it could not add.
struct CellRefusal {
    std::size_t line = 0; // of the block, from 0
    QString record, column, text; // column: empty for a row as a whole
    QString why;
};

/// One ChangeSet of many cells and what it does. What was refused is not in it, and all the rest would be taken as it stands.
struct BlockChange {
    ChangeSet set;
    int cells = 0; // that were written
    int added = 0; // new rows
    int skipped = 0; // cells in which nobody types
    std::vector<qint64> records; // touched, from the top down
    std::vector<CellRefusal> refused;
    bool nothing() const { return cells == 0 && added == 0; }
};

/// Writes texts into cells, a block repeated over each target; cells in which nobody types are passed over, and so is a blank line for a
/// new row. Rules that Session::apply would refuse by are asked here, so that each refusal is told with its cell.
/// Errors: Invalid "paste.no-columns".
Result<BlockChange> pasteBlock(CellGrid& grid, const std::vector<CellBlock>& targets, const std::vector<QStringList>& texts);
/// The first row's values in all those below it.
Result<BlockChange> fillDown(CellGrid& grid, const CellBlock& block);
/// Empties cells; one that may not be empty is refused.
Result<BlockChange> clearCells(CellGrid& grid, const std::vector<CellBlock>& blocks);

} // namespace gantry
