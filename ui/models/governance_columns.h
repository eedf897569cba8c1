#pragma once
#include "ui/models/column.h"

namespace gantry {

/// What the engines know of gates (where they stand, when they are expected, what their criteria come to) and of dependencies between
/// projects (when they are given and needed by the plans of both).
void addGovernanceColumns(std::vector<Column>& columns, Session& session, Entity entity);

} // namespace gantry
