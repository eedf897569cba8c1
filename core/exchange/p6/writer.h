#pragma once
#include "core/exchange/project_rows.h"
#include "core/exchange/written_ids.h"

namespace gantry::p6 {

/// One project as P6's tables, in UTF-8: what `tablesIn` reads. `ids`: what reading it will call each record.
/// Source: Oracle's XER import/export data map guide, and files that P6 has written.
QByteArray writeTables(const ProjectRows& rows, WrittenIds& ids, const Progress& progress);

} // namespace gantry::p6
