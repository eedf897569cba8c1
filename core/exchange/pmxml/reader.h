#pragma once
#include "core/exchange/import.h"

namespace gantry {

/// Reads what Primavera P6 exports as XML (root APIBusinessObjects, any version). Every record is tallied in the report: taken, or skipped
/// with a reason; a BaselineProject becomes a baseline of its project. Otherwise as readXer.
/// Errors: Format ("import.too-large", "import.damaged" with line and what is wrong there, "import.doctype", "import.too-deep",
/// "import.too-many", "import.not-a-schedule", "import.no-project"; the first argument is the file), Cancelled.
Result<ParsedSource> readPmxml(QByteArray bytes, const QString& fileName, const ReadOptions& options = {}, const Progress& progress = {});

} // namespace gantry
