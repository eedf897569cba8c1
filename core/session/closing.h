#pragma once
#include "core/edit/periods.h"
#include "core/session/session.h"

namespace gantry {

/// What a close is to freeze beside the cost sheets: plans and earned value are taken now, on the thread of the session; the answer may be
/// used on another.
ClosedValuesOf closedValuesOf(const Session& session);
/// openPoints with what only the session knows: amounts of the cash flow that lie in no month.
std::vector<Finding> openPoints(const Session& session, PeriodId period);

} // namespace gantry
