#include "ui/pages/plan/plan_gestures.h"

#include "core/edit/tasks.h"
#include "core/text/text.h"
#include "ui/gantt/gantt_view.h"
#include "ui/models/change_composer.h"

namespace gantry {

PlanGestures::PlanGestures(Workspace& workspace, PlanTable& table, const PlanBars& bars, GanttView& gantt, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_table(table)
    , m_bars(bars)
{
    connect(&gantt, &GanttView::moveRequested, this, &PlanGestures::move);
    connect(&gantt, &GanttView::startRequested, this, &PlanGestures::moveStart);
    connect(&gantt, &GanttView::finishRequested, this, &PlanGestures::moveFinish);
    connect(&gantt, &GanttView::progressRequested, this, &PlanGestures::setProgress);
    connect(&gantt, &GanttView::linkRequested, this, &PlanGestures::linkRows);
    connect(&gantt, &GanttView::drawRequested, this, &PlanGestures::draw);
}

void PlanGestures::tellWhatHolds(TaskId id, DateTime wanted)
{
    const Task* task = portfolio().find(id);
    const TaskDates* dates = m_workspace.session().dates(id);
    if (!task || !dates || !dates->start || *dates->start == wanted) return;
    const QString held = dates->driver
        ? tr("“%1” stays at %2: it waits for “%3”.")
              .arg(task->name, dateText(dateOf(*dates->start)), portfolio().titleOf(entityOf<Task>(), dates->driver.value))
        : tr("“%1” starts on %2, the nearest day that its constraints and calendar allow.")
              .arg(task->name, dateText(dateOf(*dates->start)));
    m_workspace.notify({Notice::Tone::Watch, held, {}, {}});
}

void PlanGestures::move(int row, DateTime start)
{
    const TaskId task = m_bars.taskAt(row);
    if (m_workspace.apply(setStart(portfolio(), task, start))) tellWhatHolds(task, start);
}

Result<ChangeSet> PlanGestures::placed(const Task& task, DateTime start, DateTime finish) const
{
    const WorkCalendar* calendar = m_table.model().plan().calendarOf(task);
    if (!calendar) return Error{Errc::Invalid, "schedule.no-working-time", {task.name}};
    const WorkTime length{task.elapsed ? finish.seconds - start.seconds : calendar->work(start.seconds, finish.seconds)};
    ChangeComposer both(portfolio(), QStringLiteral("task.start"), {});
    if (auto first = both.add(setStart(both.portfolio(), task.id, start)); !first) return first.error();
    if (auto second = both.add(setFinish(both.portfolio(), task.id, finish, length)); !second) return second.error();
    return both.take();
}

void PlanGestures::moveStart(int row, DateTime start)
{
    const Task* task = portfolio().find(m_bars.taskAt(row));
    const TaskDates* dates = task ? m_workspace.session().dates(task->id) : nullptr;
    if (!dates || !dates->finish) return;
    const TaskId id = task->id;
    if (m_workspace.apply(placed(*task, start, *dates->finish))) tellWhatHolds(id, start);
}

void PlanGestures::moveFinish(int row, DateTime finish)
{
    const Task* task = portfolio().find(m_bars.taskAt(row));
    const TaskDates* dates = task ? m_workspace.session().dates(task->id) : nullptr;
    const WorkCalendar* calendar = task ? m_table.model().plan().calendarOf(*task) : nullptr;
    if (!dates || !dates->start || !calendar) return;
    const DateTime start = *dates->start;
    const WorkTime length{task->elapsed ? finish.seconds - start.seconds : calendar->work(start.seconds, finish.seconds)};
    m_workspace.apply(setFinish(portfolio(), task->id, finish, length));
}

void PlanGestures::setProgress(int row, Percent done)
{
    const TaskId task = m_bars.taskAt(row);
    const TaskDates* dates = m_workspace.session().dates(task);
    m_workspace.apply(setPercentComplete(portfolio(), task, done, dates ? *dates : TaskDates{}));
}

void PlanGestures::linkRows(int from, int to, LinkType type)
{
    m_workspace.apply(link(portfolio(), m_workspace.session().ids(), m_bars.taskAt(from), m_bars.taskAt(to), type));
}

void PlanGestures::draw(int row, DateTime start, DateTime finish)
{
    if (const Task* task = portfolio().find(m_bars.taskAt(row))) {
        m_workspace.apply(placed(*task, start, finish));
        return;
    }
    const NodeId project = m_bars.projectAt(row);
    const WorkCalendar* calendar = m_table.model().plan().calendar(project);
    if (!project || !calendar) return;
    auto set = addTaskAt(portfolio(), m_workspace.session().ids(), project, {}, {}, tr("New task"), start,
        WorkTime{calendar->work(start.seconds, finish.seconds)});
    const TaskId added{set ? set->changes.back().id : 0};
    if (m_workspace.apply(std::move(set))) m_table.setCurrent(added, QStringLiteral("task.name"), true);
}

} // namespace gantry
