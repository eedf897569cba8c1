#pragma once
#include "core/base/progress.h"
#include "core/exchange/p6/tables.h"
#include "core/exchange/report.h"

namespace gantry::pmxml {

/// P6's XML as the tables of P6: every record of the file as a row, calendars packed, words as tokens. Elements that nothing here knows and
/// that hold elements of their own are rows of tables without columns, so that they are counted. Names are taken without their prefix.
/// `report` gets what could not be understood on the way, and the encoding.
/// Errors: Format ("import.damaged" with line and what is wrong there, "import.doctype", "import.too-deep", "import.too-many",
/// "import.not-a-schedule"), Cancelled; the first argument is the file.
Result<p6::Tables> tablesOf(const QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress);

} // namespace gantry::pmxml
