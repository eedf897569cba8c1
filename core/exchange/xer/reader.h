#pragma once
#include "core/exchange/import.h"

namespace gantry {

/// Reads what Primavera P6 exports as XER. Every row of every table is tallied in the report: taken, or skipped with a reason; projects
/// that are baselines of others become baselines of those.
/// Calendars, resources, codes and fields that several projects of the file share become rows of each project that uses them, so every
/// project stands on its own; what none uses goes to the project that it belongs to, else to the first.
/// Errors: Format ("import.too-large", "import.not-a-schedule", "import.too-many",
/// "import.no-project": the file's name; "import.encoding": the name of the encoding), Cancelled.
Result<ParsedSource> readXer(QByteArray bytes, const QString& fileName, const ReadOptions& options = {}, const Progress& progress = {});

} // namespace gantry
