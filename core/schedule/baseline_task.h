#pragma once
#include "core/model/portfolio.h"

#include <functional>

namespace gantry {

/// What a baseline says of one task, as far as figures and checks need it.
struct BaselineTask {
    std::optional<DateTime> finish;
    WorkTime duration{}; // elapsed where the task's is
    std::optional<DateTime> start{};
};
/// nullopt where the baseline does not know the task; an empty function where the project has no baseline.
using BaselineOf = std::function<std::optional<BaselineTask>(TaskId)>;

} // namespace gantry
