#pragma once
#include "core/base/quantities.h"
#include "core/model/ids.h"

#include <functional>
#include <optional>

namespace gantry {

/// The dates of a task as they stood when a snapshot was taken, or as a source file had computed them.
struct FrozenTask {
    TaskId task{};
    std::optional<DateTime> start{}, finish{}, earlyStart{}, earlyFinish{}, lateStart{}, lateFinish{};
    std::optional<qint64> totalFloat{}, freeFloat{}; // working seconds
    std::optional<bool> critical{};
    WorkTime duration{};
    WorkTime work{};
    Money cost{};
    bool operator==(const FrozenTask&) const = default;
};
/// What a baseline says of a task: nullopt where it does not know it; an empty function where the project has none.
using BaselineOf = std::function<std::optional<FrozenTask>(TaskId)>;

} // namespace gantry
