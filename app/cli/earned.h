#pragma once
#include "app/cli/command.h"

namespace gantry::cli {

/// Earned value of some projects and of all of them together: what `costs --earned` answers. `explain`: the word of a figure ("cpi") whose
/// rule and parts are told of each project; empty: none. Returns the exit status.
int earnedValues(const Call& call, const Session& session, const std::vector<NodeId>& projects, const QString& explain);

} // namespace gantry::cli
