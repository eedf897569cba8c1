#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Sets one house rule of a project, or of the portfolio (no project). A row of its own begins with the rules that held until then.
Result<ChangeSet> setCostRule(const Portfolio& portfolio, IdSource& ids, NodeId project, const Field& rule, const Value& value);

} // namespace gantry
