#pragma once
#include "core/change/changeset.h"
#include "core/schedule/project_schedule.h"

namespace gantry {

/// What a person means with a plan. Each answers with one ChangeSet: one gesture, one undo step.
/// Where a date is asked for that the network decides, the tool's usual constraint is set (start no earlier than).

/// A new task after `after` (or as the last child of `parent`, or at the project's end), with siblings' outline level.
Result<ChangeSet> addTask(const Portfolio& portfolio, IdSource& ids, NodeId project, TaskId parent, TaskId after, const QString& name);
/// Drawn in the Gantt: with a start and a duration.
Result<ChangeSet> addTaskAt(const Portfolio& portfolio, IdSource& ids, NodeId project, TaskId parent, TaskId after, const QString& name,
    DateTime start, WorkTime duration);
Result<ChangeSet> renameTask(const Portfolio& portfolio, TaskId task, const QString& name);
Result<ChangeSet> setDuration(const Portfolio& portfolio, TaskId task, WorkTime duration, DurationUnit unit, bool elapsed);
/// Moves an automatic task by a start-no-earlier-than constraint, a manual one by its dates; a started task by its actual start.
Result<ChangeSet> setStart(const Portfolio& portfolio, TaskId task, DateTime start);
/// By duration where the start is known (`dates`), else finish-no-earlier-than; a finished task by its actual finish.
/// `newDuration`: working time between start and finish as the page's calendar counted it.
Result<ChangeSet> setFinish(const Portfolio& portfolio, TaskId task, DateTime finish, WorkTime newDuration);
/// Percent with what follows from it: actual start at more than 0, actual finish at 100, remaining duration, and by the rules of Microsoft
/// Project where the completed and the remaining part lie (partsOf in core/edit/progress.h).
Result<ChangeSet> setPercentComplete(const Portfolio& portfolio, TaskId task, Percent complete, const TaskDates& dates);
Result<ChangeSet> link(const Portfolio& portfolio, IdSource& ids, TaskId predecessor, TaskId successor,
    LinkType type = LinkType::FinishToStart, WorkTime lag = {});
/// Finish-to-start through the tasks in the given order.
Result<ChangeSet> linkChain(const Portfolio& portfolio, IdSource& ids, const std::vector<TaskId>& tasks);
/// All links among the given tasks; of one task all its links.
Result<ChangeSet> unlink(const Portfolio& portfolio, const std::vector<TaskId>& tasks);
/// Predecessors typed as text: "3", "3FS+2d, 7SS-1d"; `rowOf` gives the task of a row number or code.
Result<ChangeSet> setPredecessors(const Portfolio& portfolio, IdSource& ids, TaskId task, const QString& text,
    const std::function<TaskId(const QString&)>& taskOf, WorkTime dayLength);
/// One level in (under the sibling above) or out (after its parent).
Result<ChangeSet> indent(const Portfolio& portfolio, const std::vector<TaskId>& tasks);
Result<ChangeSet> outdent(const Portfolio& portfolio, const std::vector<TaskId>& tasks);
/// Before the sibling above or after the sibling below.
Result<ChangeSet> moveUp(const Portfolio& portfolio, TaskId task);
Result<ChangeSet> moveDown(const Portfolio& portfolio, TaskId task);
Result<ChangeSet> toggleMilestone(const Portfolio& portfolio, TaskId task);
/// From now on a person sets the dates: they stay where `dates` has them until moved.
Result<ChangeSet> scheduleByHand(const Portfolio& portfolio, TaskId task, const TaskDates& dates);
/// The network sets the dates again.
Result<ChangeSet> scheduleByNetwork(const Portfolio& portfolio, TaskId task);

/// Children of a task (of {}: the top tasks of the project), by rank, ties by id.
std::vector<const Task*> childTasks(const Portfolio& portfolio, NodeId project, TaskId parent);

} // namespace gantry
