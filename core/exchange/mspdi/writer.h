#pragma once
#include "core/exchange/project_rows.h"
#include "core/exchange/written_ids.h"

namespace gantry {

/// Microsoft Project's XML of one project, as its versions since 2010 write it. `ids`: what reading it will call each record.
/// Source: Microsoft's XML schema of Project, its order of elements checked against files that MS Project has written.
QByteArray writeMspdi(const ProjectRows& rows, WrittenIds& ids, const Progress& progress);

} // namespace gantry
