#pragma once
#include "core/base/result.h"

#include <span>
#include <string_view>
#include <vector>

namespace gantry::xer {

/// A row as it stands in the file: what follows "%R" and its tab, with the lines that continue it.
struct RawRow {
    const char* begin = nullptr;
    quint32 length = 0;
    quint32 line = 0;
};

/// One "%T" of a file. A table may stand several times, each time with columns of its own.
struct Section {
    std::string_view table;
    std::vector<std::string_view> columns;
    std::vector<RawRow> rows;
    int column(std::string_view name) const; // -1 where there is none
};

/// The tables of an XER file, as places in its bytes: nothing is copied or decoded, so the bytes must outlive it.
struct File {
    std::vector<std::string_view> header; // of the line ERMHDR
    std::vector<Section> sections;
    quint32 strayLines = 0, firstStray = 0; // rows that stand in no table, and the line of the first
    bool ended = false; // by %E
};

/// Finds tables, columns and rows. Errors: Format ("import.not-a-schedule", "import.too-many").
Result<File> readFile(std::string_view bytes);

/// Puts the values of a row into `values`, one for each column; those that the row does not have are empty.
/// Returns how many values the row has.
std::size_t split(const RawRow& row, std::span<std::string_view> values);

} // namespace gantry::xer
