#pragma once
#include "core/base/progress.h"
#include "core/exchange/encoding.h"
#include "core/exchange/p6/tables.h"
#include "core/exchange/parsed.h"

namespace gantry::p6 {

/// The plans that P6's tables hold, whichever of its formats they came in. `out` says what file it is; its report is added to.
/// Values are text in the encoding of `text`.
/// Errors: Format ("import.too-many", "import.no-project"), Cancelled.
Result<ParsedSource> readTables(Tables tables, const TextBytes& text, ParsedSource out, const Progress& progress);

/// By which an unchanged file is known: another `mapping` lets it be taken in anew.
QString contentHash(const char* mapping, const QByteArray& bytes);

} // namespace gantry::p6
