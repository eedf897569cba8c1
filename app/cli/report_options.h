#pragma once
#include "app/cli/command.h"

namespace gantry::cli {

/// The command `report` as people call it. What runs it differs: gantry-cli hands it on, gantry-report does it.
Command reportCommandRunBy(int (*run)(const Call&));

} // namespace gantry::cli
