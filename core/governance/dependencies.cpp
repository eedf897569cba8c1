#include "core/governance/dependencies.h"

namespace gantry {

DependencyDays daysOf(const ProjectDependency& d, const DatesOf& dates)
{
    DependencyDays out{d.promised, d.needed};
    const TaskDates* giving = d.givingTask && dates ? dates(d.givingTask) : nullptr;
    const TaskDates* needing = d.needingTask && dates ? dates(d.needingTask) : nullptr;
    if (giving && giving->finish) out.given = dateOf(*giving->finish);
    if (needing && needing->start) out.needed = dateOf(*needing->start);
    return out;
}

} // namespace gantry
