#pragma once
#include "app/cli/command.h"

#include <span>

namespace gantry::cli {

using Commands = std::span<const Command& (*const)()>;

/// Runs the command that the arguments of the application name, under the options that all have. Returns the exit status.
int runProgram(Commands commands);

} // namespace gantry::cli
