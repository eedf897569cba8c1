#pragma once
#include "core/exchange/csv/csv.h"
#include "ui/tables/table_view.h"

namespace gantry {

/// Writes a register to a file, whole or not at all: the rows and columns as they are shown, or all records in scope with all fields, which
/// importCsv takes back. Returns the number of rows. Errors: Io.
Result<qsizetype> exportCsv(const TableView& view, const QString& path, bool asShown);

/// What an import of a table came to, for the notice bar: sentence, tone, and the refused rows one a line.
struct CsvOutcome {
    QString sentence;
    bool complete = true;
    QString refusals{};
};
CsvOutcome describe(const CsvImport& read, Entity entity, const QString& fileName);

/// Takes a table into a register in a worker: rows with a known id update it, others are added, what cannot be read is left out and told.
/// One step of undo. `finished` is called on this thread once the outcome stands in the notice bar.
void importCsv(Workspace& workspace, Entity entity, const QString& path, std::function<void()> finished);

} // namespace gantry
