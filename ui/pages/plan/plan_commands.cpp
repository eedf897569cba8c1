#include "ui/pages/plan/plan_commands.h"

#include "core/edit/records.h"
#include "core/edit/source_dates.h"
#include "core/edit/tasks.h"
#include "core/model/baselines.h"
#include "core/text/text.h"
#include "ui/baselines/baselines_dialog.h"
#include "ui/baselines/compare_dialog.h"
#include "ui/models/change_composer.h"
#include "ui/shell/key_map.h"

namespace gantry {

PlanCommands::PlanCommands(Workspace& workspace, PlanTable& table, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_table(table)
    , m_sheet(table)
    , m_cells(new CellActions(workspace, m_sheet, table, "plan"))
{
    add = action("plus", "plan/add", &PlanCommands::addTask);
    add->setText(tr("Task"));
    add->setToolTip(tr("New task below the current one"));
    edit = action("edit", "plan/edit", &PlanCommands::editCell);
    link = action("link", "plan/link", &PlanCommands::linkTasks);
    link->setToolTip(tr("Link the selected tasks, each to the one below it"));
    unlink = action("unlink", "plan/unlink", &PlanCommands::unlinkTasks);
    indent = action("indent", "plan/indent", &PlanCommands::indentTasks);
    outdent = action("outdent", "plan/outdent", &PlanCommands::outdentTasks);
    moveUp = action("move-up", "plan/move-up", &PlanCommands::moveTasksUp);
    moveDown = action("move-down", "plan/move-down", &PlanCommands::moveTasksDown);
    milestone = action("milestone", "plan/milestone", &PlanCommands::toggleMilestones);
    m_all << m_cells->all();
    remove = action("trash", "plan/remove", &PlanCommands::removeTasks);
    selectAll = action("check", "plan/select-all", nullptr);
    toggle = action("chevrons-updown", "plan/fold", nullptr);
    expandAll = action("expand", "plan/expand-all", nullptr);
    collapseAll = action("collapse", "plan/collapse-all", nullptr);
    showBar = action("gantry", "plan/show-bar", &PlanCommands::barWanted);
    why = action("help", "plan/why", nullptr);
    why->setToolTip(tr("What holds the task where it is, and where its float comes from"));
    connect(why, &QAction::triggered, this, [this] { m_workspace.askWhy(m_table.currentTask()); });
    acceptSource = action("pin", "plan/accept-dates", &PlanCommands::acceptDates);
    acceptSource->setToolTip(tr("Hold the selected tasks by a constraint where the file that they came from had them"));
    baseline = action("baseline", "plan/baseline", &PlanCommands::takeBaseline);
    baseline->setToolTip(tr("Freeze the plan as it stands as the project's next baseline"));
    baselines = action("layers", "plan/baselines", nullptr);
    baselines->setToolTip(tr("The baselines of the project, and which of them the plan is compared with"));
    connect(baselines, &QAction::triggered, this, [this] { showBaselines(m_workspace, project(), m_table.window()); });
    compare = action("changes", "plan/compare", nullptr);
    compare->setToolTip(tr("What differs between the plan and a baseline, or between two baselines"));
    connect(compare, &QAction::triggered, this, [this] {
        const Snapshot* used = baselineInUse(portfolio(), project());
        showComparison(m_workspace, project(), used ? used->id : SnapshotId{}, {}, m_table.window());
    });
    schedule = action("check", "plan/schedule", &PlanCommands::checkSchedule);
    connect(selectAll, &QAction::triggered, &table, &PlanTable::selectAll);
    connect(toggle, &QAction::triggered, &table, &PlanTable::toggleCurrent);
    connect(expandAll, &QAction::triggered, &table, &PlanTable::expandAll);
    connect(collapseAll, &QAction::triggered, &table, &PlanTable::collapseAll);
    connect(&table, &PlanTable::selectionChanged, this, &PlanCommands::refresh);
    connect(&table, &PlanTable::rowsChanged, this, &PlanCommands::refresh);
    connect(&session(), &Session::stateChanged, this, &PlanCommands::refresh);
    refresh();
}

QAction* PlanCommands::action(const char* iconName, const char* key, void (PlanCommands::*run)())
{
    QAction* out = keyMap().action(iconName, key, this);
    if (run) connect(out, &QAction::triggered, this, run);
    m_all << out;
    return out;
}

QList<QAction*> PlanCommands::ofRows() const
{
    const auto parted = [this] {
        auto* out = new QAction(const_cast<PlanCommands*>(this));
        out->setSeparator(true);
        return out;
    };
    return {add, edit, parted(), indent, outdent, moveUp, moveDown, parted(), link, unlink, milestone, parted(), m_cells->copy,
        m_cells->copyTitled, m_cells->paste, m_cells->fillDown, remove, parted(), why, acceptSource, showBar};
}

NodeId PlanCommands::project() const
{
    const auto& projects = m_table.model().projects();
    if (m_table.current().isValid()) return m_table.model().projectAt(m_table.current());
    return projects.size() == 1 ? projects.front() : NodeId{};
}

void PlanCommands::refresh()
{
    const bool writable = !session().isReadOnly(), some = m_table.current().isValid(), task = some && m_table.currentTask();
    for (QAction* each : {edit, remove, indent, outdent, moveUp, moveDown, milestone, unlink, link, acceptSource})
        each->setEnabled(writable && task);
    add->setEnabled(writable && project());
    m_cells->refresh(writable, some, bool(project()));
    baseline->setEnabled(writable && project());
    for (QAction* each : {baselines, compare}) each->setEnabled(bool(project()));
    for (QAction* each : {toggle, showBar}) each->setEnabled(some);
    why->setEnabled(task);
    schedule->setEnabled(!m_table.model().projects().empty());
}

void PlanCommands::offerUndo(Notice::Tone tone, const QString& sentence)
{
    m_workspace.notify({tone, sentence, tr("Undo"), [this] {
                            if (const auto done = session().undo(); !done) m_workspace.report(done.error());
                        }});
}

void PlanCommands::addTask()
{
    if (!m_table.finishEditing()) return;
    const Task* above = portfolio().find(m_table.currentTask());
    auto set = gantry::addTask(
        portfolio(), session().ids(), project(), above ? above->parent : TaskId{}, above ? above->id : TaskId{}, tr("New task"));
    const TaskId added{set ? set->changes.back().id : 0};
    if (m_workspace.apply(std::move(set)) && !m_table.setCurrent(added, QStringLiteral("task.name"), true)) Q_EMIT newTaskHidden(added);
}

void PlanCommands::editCell() { m_table.editCurrent(); }

void PlanCommands::removeTasks()
{
    const auto tasks = m_table.selectedTasks();
    if (tasks.empty()) return;
    std::vector<RecordKey> records;
    for (const TaskId id : tasks) records.push_back({entityOf<Task>(), id.value});
    const QString what = tasks.size() == 1 ? u'“' + portfolio().find(tasks.front())->name + u'”' : tr("%1 tasks").arg(tasks.size());
    const int row = m_table.rowOf(tasks.front().value);
    if (!m_workspace.apply(removeRecords(portfolio(), records))) return;
    m_table.selectRow(std::min(row, int(m_table.rows().size()) - 1));
    offerUndo(Notice::Tone::Info, tr("Deleted %1 with all that hung on it.").arg(what)); // no question before: one key brings it back
}

void PlanCommands::linkTasks() { m_workspace.apply(linkChain(portfolio(), session().ids(), m_table.selectedTasks())); }

void PlanCommands::unlinkTasks()
{
    auto set = gantry::unlink(portfolio(), m_table.selectedTasks());
    if (set && set->empty())
        m_workspace.notify({Notice::Tone::Info, tr("There are no links among the selected tasks."), {}, {}});
    else
        m_workspace.apply(std::move(set));
}

void PlanCommands::indentTasks() { m_workspace.apply(gantry::indent(portfolio(), m_table.selectedTasks())); }
void PlanCommands::outdentTasks() { m_workspace.apply(gantry::outdent(portfolio(), m_table.selectedTasks())); }

void PlanCommands::moveTasks(bool up)
{
    auto tasks = m_table.selectedTasks();
    if (!up) std::ranges::reverse(tasks); // the one in front makes room for the one behind it
    ChangeComposer all(portfolio(), QStringLiteral("task.move"), {});
    for (const TaskId id : tasks) {
        const auto moved = all.add(up ? gantry::moveUp(all.portfolio(), id) : gantry::moveDown(all.portfolio(), id));
        if (!moved) return m_workspace.report(moved.error());
    }
    m_workspace.apply(all.take());
}

void PlanCommands::toggleMilestones()
{
    ChangeComposer all(portfolio(), QStringLiteral("task.milestone"), {});
    for (const TaskId id : m_table.selectedTasks())
        if (const auto done = all.add(toggleMilestone(all.portfolio(), id)); !done) return m_workspace.report(done.error());
    m_workspace.apply(all.take());
}

void PlanCommands::acceptDates()
{
    QHash<TaskId, FrozenTask> source;
    const auto tasks = m_table.selectedTasks();
    for (const TaskId id : tasks)
        if (const Task* task = portfolio().find(id))
            if (const auto there = session().sourceDates(task->project)) source.insert(id, there->value(id));
    m_workspace.apply(acceptSourceDates(portfolio(), tasks, source));
}

void PlanCommands::takeBaseline() { askForBaseline(m_workspace, project(), m_table.window()); }

void PlanCommands::checkSchedule()
{
    qsizetype tasks = 0, wrong = 0;
    const ScheduleProblem* first = nullptr;
    std::optional<DateTime> finish;
    std::vector<PlanData::Schedule> held; // while `first` points into one of them
    for (const NodeId id : m_table.model().projects()) {
        const auto plan = session().schedule(id);
        if (!plan) continue;
        held.push_back(plan);
        tasks += qsizetype(plan->tasks.size());
        wrong += qsizetype(plan->problems.size());
        if (!first && !plan->problems.empty()) first = &plan->problems.front();
        if (plan->finish) finish = finish ? std::max(*finish, *plan->finish) : *plan->finish;
    }
    if (!first) {
        m_workspace.notify({Notice::Tone::Good,
            finish ? tr("The schedule is up to date: %1 tasks, finish %2, nothing wrong found.").arg(tasks).arg(dateText(dateOf(*finish)))
                   : tr("The schedule is up to date. There are no dates in it yet."),
            {}, {}});
        return;
    }
    Notice notice{Notice::Tone::Watch, sentence(*first, portfolio()), {}, {}};
    if (wrong > 1) notice.sentence = tr("%1 things to look at. The first: %2").arg(wrong).arg(notice.sentence);
    if (!first->tasks.empty()) {
        notice.actionText = tr("Show");
        notice.action = [this, task = first->tasks.front()] { m_workspace.reveal({entityOf<Task>(), task.value}); };
    }
    m_workspace.notify(notice);
}

} // namespace gantry
