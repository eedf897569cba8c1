#pragma once
#include "core/exchange/methodology/reader.h"
#include "ui/shell/workspace.h"

namespace gantry {

/// Adds those that come with Gantry, as far as they are not there.
void addShipped(Workspace& workspace);
/// Asks for files and reads them; what came of it becomes a notice, from which the report opens.
void askAndImportMethodologies(Workspace& workspace, QWidget* window);
/// Reads one file. Answers with the methodology that came in or was known; none where it was refused, which a notice says.
MethodologyId importMethodology(Workspace& workspace, const QString& path, QWidget* window);
/// Asks where to, and writes one version into a file.
void askAndExportMethodology(Workspace& workspace, MethodologyId methodology, QWidget* window);

} // namespace gantry
