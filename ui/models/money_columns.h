#pragma once
#include "ui/models/column.h"

namespace gantry {

/// What the engines know of the money of a record: the figures of a cost account, a contract or a node (with all projects below it, in the
/// currency of the portfolio), the sums of the lines of a variation or claim, what is left of a funding source.
void addMoneyColumns(std::vector<Column>& columns, Session& session, Entity entity);

} // namespace gantry
