#pragma once
#include "core/exchange/import.h"

namespace gantry {

/// Reads Microsoft Project's XML; `bytes` is worked on in place, so pass the only copy.
/// Errors: Format ("import.too-large", "import.doctype", "import.too-deep", "import.too-many", "import.damaged" with line and what was
/// wrong there, "import.not-a-schedule", "import.no-project"; the first argument is the file), Cancelled.
/// Source: Microsoft's XML schema of Project, and the corpus where that says otherwise.
Result<ParsedSource> readMspdi(QByteArray bytes, const QString& fileName, const ReadOptions& options = {}, const Progress& progress = {});

} // namespace gantry
