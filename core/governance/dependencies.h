#pragma once
#include "core/governance/gates.h"

namespace gantry {

/// When what a project needs of another one is given and needed, by the plans of both: the finish of the task that gives it, else the day
/// that was promised; the start of the task that needs it, else the day that was agreed.
struct DependencyDays {
    std::optional<QDate> given{}, needed{};
    /// Calendar days between the two, below 0 where it comes too late; nullopt where one is missing.
    std::optional<qint64> slack() const { return given && needed ? std::optional(given->daysTo(*needed)) : std::nullopt; }
};
DependencyDays daysOf(const ProjectDependency& dependency, const DatesOf& dates);

} // namespace gantry
