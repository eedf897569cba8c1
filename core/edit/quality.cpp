#include "core/edit/quality.h"

#include "core/schedule/quality.h"

namespace gantry {

Result<ChangeSet> clearHardConstraints(const Portfolio& portfolio, TaskId task)
{
    const Task* row = portfolio.find(task);
    if (!row) return Error{Errc::NotFound, "change.record-gone", {infoOf<Task>().labelText(), QString::number(task.value)}};
    ChangeBuilder build(QStringLiteral("task.constraint"), QStringLiteral("Remove constraint of %1").arg(row->name));
    if (isHard(row->constraint, row->constraintDate))
        build.update<&Task::constraint>(portfolio, task.value, ConstraintType::AsSoonAsPossible)
            .update<&Task::constraintDate>(portfolio, task.value, std::nullopt);
    if (isHard(row->secondConstraint, row->secondConstraintDate))
        build.update<&Task::secondConstraint>(portfolio, task.value, ConstraintType::AsSoonAsPossible)
            .update<&Task::secondConstraintDate>(portfolio, task.value, std::nullopt);
    if (build.empty()) return Error{Errc::Invalid, "task.no-hard-constraint", {row->name}};
    return build.take();
}

Result<ChangeSet> setQualityLimit(const Portfolio& portfolio, IdSource& ids, NodeId project, QualityCheck check,
    std::optional<Quantity> limit, std::optional<Quantity> days)
{
    const QualityLimit* held = nullptr; // the oldest, which is the one that counts
    portfolio.all<QualityLimit>().forEachIn(project, [&](const QualityLimit& l) {
        if (l.check == check && (!held || l.id < held->id)) held = &l;
    });
    ChangeBuilder build(QStringLiteral("quality_limit.set"), QStringLiteral("Set a limit of a check"));
    if (!limit && !days) {
        if (held) build.remove(portfolio, entityOf<QualityLimit>(), held->id.value);
    } else if (held) {
        build.update<&QualityLimit::limit>(portfolio, held->id.value, limit).update<&QualityLimit::days>(portfolio, held->id.value, days);
    } else {
        build.insert(QualityLimit{.id = ids.next<QualityLimitId>(), .project = project, .check = check, .limit = limit, .days = days});
    }
    return build.take();
}

} // namespace gantry
