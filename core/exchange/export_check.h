#pragma once
#include "core/exchange/parsed.h"
#include "core/exchange/project_rows.h"
#include "core/exchange/written_ids.h"

namespace gantry {

/// Compares what was to be written with what reading the file again gives, field by field, so that nothing is lost without a word.
/// Not compared: ids, ranks by themselves (the order is), numbers that the program gives, and values that the file has where none were.
void compareWritten(const ProjectRows& rows, const WrittenIds& ids, const ParsedProject& read, SourceFormat format, ExportReport& report);

} // namespace gantry
