#include "core/session/session_private.h"

namespace gantry {

std::shared_ptr<const ProjectSchedule> Session::schedule(NodeId) const { return nullptr; }
const TaskDates* Session::dates(TaskId) const { return nullptr; }
double Session::recomputeMilliseconds() const { return 0; }

} // namespace gantry
