#pragma once
#include "core/base/result.h"

#include <QByteArray>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

namespace gantry::p6 {

/// A row as it stands in the text: its values with tabs between them, and the lines that continue it.
struct RawRow {
    const char* begin = nullptr;
    quint32 length = 0;
    quint32 line = 0; // of the file
};

/// Rows with the same columns. A table may stand several times, each time with columns of its own.
struct Section {
    std::string_view table;
    std::vector<std::string_view> columns;
    std::vector<RawRow> rows;
    std::vector<std::string_view> names{}; // what the file calls the columns, where that is something else
    bool counted = true; // false: rows that were made of parts of others
    int column(std::string_view name) const; // -1 where there is none
    std::string_view nameOf(std::size_t column) const { return names.empty() ? columns[column] : names[column]; }
};

/// The tables of P6, in which both of its formats hold a plan: as places in the text of a file, which must outlive them, or in `kept`.
struct Tables {
    std::vector<std::string_view> header; // values of the line before the first table
    std::vector<Section> sections;
    std::string_view currency; // of the amounts; empty: the first that there is
    std::vector<std::pair<std::string_view, std::string_view>> words; // table, and what the file calls a row of it where that differs
    std::deque<QByteArray> kept;
    quint32 strayLines = 0, firstStray = 0; // rows that stand in no table, and the line of the first
    bool ended = false; // by %E

    std::string_view keep(QByteArray text);
    std::string_view wordOf(std::string_view table) const;
    std::size_t rowsOf(std::string_view table) const;
};

/// Tables, columns and rows of "%T", "%F", "%R" and "%E"; nothing is copied or decoded.
/// Errors: Format ("import.not-a-schedule", "import.too-many").
Result<Tables> tablesIn(std::string_view text);

/// Puts the values of a row into `values`, one for each column; those that the row does not have are empty.
/// Returns how many values the row has.
std::size_t split(const RawRow& row, std::span<std::string_view> values);

} // namespace gantry::p6
