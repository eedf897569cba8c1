#include "core/edit/source_dates.h"

namespace gantry {

Result<ChangeSet> acceptSourceDates(const Portfolio& portfolio, std::span<const TaskId> tasks, const QHash<TaskId, FrozenTask>& source)
{
    QSet<TaskId> summaries;
    QSet<NodeId> seen;
    ChangeBuilder build(QStringLiteral("task.accept-source"), QStringLiteral("Accept dates of the source"));
    for (const TaskId id : tasks) {
        const Task* task = portfolio.find(id);
        if (!task) continue;
        if (!seen.contains(task->project)) {
            seen.insert(task->project);
            portfolio.all<Task>().forEachIn(task->project, [&](const Task& t) { summaries.insert(t.parent); });
        }
        const auto there = source.constFind(id);
        if (summaries.contains(id) || task->actualStart || task->actualFinish || task->manual || there == source.cend() || !there->start)
            continue;
        const bool primavera = portfolio.optionsOf(task->project).rules == SchedulingRules::Primavera;
        build.update<&Task::constraint>(portfolio, id.value, primavera ? ConstraintType::StartOn : ConstraintType::MustStartOn)
            .update<&Task::constraintDate>(portfolio, id.value, there->start);
    }
    if (build.empty()) return Error{Errc::Invalid, "task.no-source-dates", {}};
    return build.take();
}

} // namespace gantry
