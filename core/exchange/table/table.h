#pragma once
#include <QStringList>
#include <vector>

namespace gantry {

/// One cell of a table, as typed as its file knows it: CSV knows text alone.
struct TableCell {
    enum What : quint8 {
        Empty,
        Text,
        Number, // `text` is the exact decimal: "-1234.5"
        Truth, // "true", "false"
        Time, // "2026-03-02" or "2026-03-02T08:00:00"
        Span, // "08:00", "60:30:00": a time of day or a duration
        Fault, // cannot be read, for `reason`; `text` is what stands there
    };
    int column = 0; // from 0
    What what = Empty;
    bool percent = false; // of a Number: it is shown as a percentage, so 0.45 reads 45 %
    QString text{};
    const char* reason = nullptr; // of a Fault: the key of its sentence
    int decimals = 2; // of an amount on its way out: how many its currency has
};

/// A row with the cells that hold something, columns rising.
struct TableRow {
    qint64 number = 0; // of the sheet, or line of a text file, from 1
    int width = 0; // how many cells the row has, empty ones at its end included
    std::vector<TableCell> cells{};
    const TableCell& at(int column) const; // an empty one where there is none
};

/// One sheet of a workbook, or a text file: what readers of tables give, whatever the format.
struct SourceTable {
    QString format; // "csv", "xlsx"
    QStringList sheets{}; // names of all of the workbook
    QString sheet{}; // the one that `rows` are of
    std::vector<TableRow> rows{};
};

/// "A", "B", ... "AA": what spreadsheets call a column.
QString columnLetters(int column);

/// What readers stop at, so that no file fills the memory.
inline constexpr qsizetype mostTableBytes = 512 << 20;
inline constexpr qint64 mostTableCells = 5'000'000;

} // namespace gantry
