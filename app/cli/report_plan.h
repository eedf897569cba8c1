#pragma once
#include "app/cli/command.h"

namespace gantry::cli {

/// `report --kind plan --format pdf`.
int reportPlan(const Call& call);

} // namespace gantry::cli
