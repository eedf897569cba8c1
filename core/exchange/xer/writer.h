#pragma once
#include "core/exchange/project_rows.h"
#include "core/exchange/written_ids.h"

namespace gantry {

/// Primavera P6's text export of one project. `ids`: what reading it will call each record; `encoding`: windows-1252 where that holds all
/// text, else UTF-8.
QByteArray writeXer(const ProjectRows& rows, WrittenIds& ids, QString& encoding, const Progress& progress);

} // namespace gantry
