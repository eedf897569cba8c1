#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Sets one house rule of a project, or of the portfolio (no project). A row of its own begins with the rules that held until then.
Result<ChangeSet> setCostRule(const Portfolio& portfolio, IdSource& ids, NodeId project, const Field& rule, const Value& value);

/// A project follows the rules of the portfolio again, those of earned value and cash flow included.
Result<ChangeSet> dropCostRules(const Portfolio& portfolio, NodeId project);

} // namespace gantry
