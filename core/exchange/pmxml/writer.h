#pragma once
#include "core/exchange/project_rows.h"
#include "core/exchange/written_ids.h"

namespace gantry {

/// Primavera P6's XML of one project with its baselines. `ids`: what reading it will call each record.
QByteArray writePmxml(const ProjectRows& rows, WrittenIds& ids, const Progress& progress);

} // namespace gantry
