#pragma once
#include "core/schedule/project_schedule.h"

#include <memory>

namespace gantry::schedule {

/// What the source program had computed for a task.
struct SourceDates {
    std::optional<DateTime> start{}, finish{};
    std::optional<qint64> totalFloat{}; // working seconds
};

/// The table of `gantry-cli schedule --tsv`: a heading, then a row a task in outline order, and for projects by the rules of
/// MS Project a row of uid 0 for the project itself. Slack in working minutes; unknown is empty. UTF-8, line feeds.
QByteArray scheduleTable(const Portfolio& portfolio, std::span<const std::shared_ptr<const ProjectSchedule>> schedules,
    const QHash<TaskId, SourceDates>& source = {});

} // namespace gantry::schedule
