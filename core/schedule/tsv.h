#pragma once
#include "core/schedule/source_differences.h"

#include <memory>

namespace gantry::schedule {

/// The table of `gantry-cli schedule --tsv`: a heading, then a row a task in outline order, and for projects by the rules of
/// MS Project a row of uid 0 for the project itself. Slack in working minutes; unknown is empty. UTF-8, line feeds.
QByteArray scheduleTable(const Portfolio& portfolio, std::span<const std::shared_ptr<const ProjectSchedule>> schedules,
    const QHash<TaskId, FrozenTask>& source = {});

} // namespace gantry::schedule
