#pragma once
#include "app/cli/command.h"
#include "core/report/document.h"

namespace gantry::cli {

/// Whether `--kind` names a document, such as a status report; a plan is none.
bool isDocumentKind(const QString& kind);
/// `report --kind charter|status|gate|risks|pack|diary|audit`: makes the document and has it written.
int reportDocument(const Call& call, Result<void> (*write)(const ReportDocument& document, const QString& path));

} // namespace gantry::cli
