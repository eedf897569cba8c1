#pragma once
#include "app/cli/command.h"

namespace gantry::cli {

/// `costs --cash-flow`: objects of each project by month, and the sum of all in the currency of the portfolio with the funding.
int cashFlow(const Call& call, const Session& session, const std::vector<NodeId>& projects);

} // namespace gantry::cli
