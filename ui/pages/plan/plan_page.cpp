#include "ui/pages/plan/plan_page.h"

#include "core/edit/nodes.h"
#include "core/text/text.h"
#include "ui/gantt/gantt_view.h"
#include "ui/pages/figures/plan_figures.h"
#include "ui/pages/plan/plan_body.h"
#include "ui/pages/plan/plan_commands.h"
#include "ui/pages/plan/plan_gestures.h"
#include "ui/pages/plan/plan_half.h"
#include "ui/pages/plan/plan_on_paper.h"
#include "ui/pages/plan/plan_side.h"
#include "ui/pages/plan/plan_tools.h"
#include "ui/pages/plan/plan_totals.h"
#include "ui/print/print_dialog.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QMenu>
#include <QPainter>
#include <QStackedWidget>

namespace gantry {
namespace {

const QString columnsKey = QStringLiteral("page/plan/columns");
QString zoomKey(NodeId scope) { return QStringLiteral("page/plan/zoom/%1").arg(scope.value); }

} // namespace

PlanPage::PlanPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_model(new PlanModel(
          workspace.session(),
          [this](Result<ChangeSet> set) -> Result<void> {
              if (!set) return set.error();
              const auto done = session().apply(std::move(*set));
              return done ? Result<void>() : done.error();
          },
          this))
    , m_table(new PlanTable(*m_model, workspace.rowHeight()))
    , m_bars(*m_table)
    , m_gantt(new GanttView)
    , m_figures(PlanFigures::of(workspace))
    , m_commands(new PlanCommands(workspace, *m_table, this))
    , m_tools(new PlanTools(*m_table, *m_gantt, this))
    , m_header(new PageHeader(tr("Plan")))
    , m_body(new PlanBody(*m_table, *m_gantt))
    , m_stack(new QStackedWidget)
    , m_side(new PlanSide(workspace, *m_table, m_stack))
    , m_newProject(new QAction(icon("plus"), tr("New project"), this))
{
    m_header->addAction(m_commands->baseline);
    m_header->addAction(m_commands->schedule);
    m_header->setPrimary(m_commands->add);
    for (QAction* each :
        {m_commands->indent, m_commands->outdent, m_commands->moveUp, m_commands->moveDown, m_commands->link, m_commands->unlink,
            m_commands->milestone, m_commands->cells()->fillDown, m_commands->remove, m_commands->why, m_commands->acceptSource,
            m_commands->baselines, m_commands->compare, m_commands->showBar, m_commands->expandAll, m_commands->collapseAll})
        m_header->addOverflow(each);
    auto* exported = new QAction(icon("export"), tr("Export project"), m_header);
    connect(exported, &QAction::triggered, this, [this] { this->workspace().exportProject(this->workspace().projectAtHand()); });
    m_header->addOverflow(exported);
    auto* printed = new QAction(icon("print"), tr("Print plan"), m_header);
    connect(printed, &QAction::triggered, this, [this] { print(PrintTo::Printer); });
    m_header->addOverflow(printed);
    m_stack->addWidget(m_body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_tools->row());
    column->addWidget(m_side, 1);
    setFocusProxy(m_table);

    auto* clear = new QAction(tr("Clear filter"), this);
    connect(clear, &QAction::triggered, m_tools, &PlanTools::clearFilter);
    m_noTasks = new EmptyState(
        "plan", tr("This project has no tasks yet. Ins adds the first one, or draw its bar."), m_commands->add, nullptr, m_table);
    m_noMatch = new EmptyState("filter", tr("No task passes the filter."), clear, nullptr, m_table);

    // Keys of the rows belong to the rows: Del in a filter field or on a chip means something else.
    m_body->addActions(m_commands->all());
    m_body->removeAction(m_commands->schedule);
    addAction(m_commands->schedule);
    addActions(m_tools->all());
    addActions(m_side->toggles());
    for (QAction* each : m_side->toggles()) m_tools->row()->addAction(each);
    m_tools->restore(workspace.settings());
    m_table->restoreColumns(workspace.settings().value(columnsKey).toStringList());
    m_headerLater.setSingleShot(true);
    m_rowsLater.setSingleShot(true);
    connectParts();
    takeScope();
}

PlanPage::~PlanPage()
{
    // Table and bars go while all that they stand on is still there, and with nobody listening to their last words.
    for (QObject* each : std::initializer_list<QObject*>{m_table, m_gantt}) each->disconnect(this);
    m_gantt->setSource(nullptr);
    delete m_stack;
}

void PlanPage::connectParts()
{
    connect(&workspace(), &Workspace::scopeChanged, this, &PlanPage::takeScope);
    connect(&session(), &Session::changed, this, &PlanPage::follow);
    connect(&m_figures, &PlanFigures::changed, &m_headerLater, qOverload<>(&QTimer::start));
    connect(&m_headerLater, &QTimer::timeout, this, &PlanPage::refreshHeader);

    connect(m_model, &PlanModel::relinked, this, [this] { m_bars.dropLinks(); });
    connect(m_model, &PlanModel::refreshed, this, [this] {
        m_bars.dropTimes();
        if (m_rowsLater.isActive())
            refreshRows();
        else
            m_gantt->reload();
    });
    // An edit may add and remove rows in many steps; the rows are looked at once, after the last of them.
    connect(m_table, &PlanTable::rowsChanged, this, [this] {
        m_bars.dropLinks();
        m_rowsLater.start();
    });
    connect(&m_rowsLater, &QTimer::timeout, this, &PlanPage::refreshRows);
    connect(m_table, &PlanTable::selectionChanged, this, &PlanPage::selectionMoved);
    connect(m_table, &PlanTable::columnsMenuRequested, m_tools, &PlanTools::popUpColumns);
    const auto rowMenu = [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_commands->ofRows());
        menu->popup(at);
    };
    connect(m_table, &PlanTable::rowMenuRequested, this, rowMenu);

    connect(m_gantt, &GanttView::menuRequested, this, [rowMenu](int, const QPoint& at) { rowMenu(at); });
    connect(m_gantt, &GanttView::rowPressed, this, [this](int row, Qt::KeyboardModifiers modifiers) {
        if (m_table->finishEditing()) m_table->selectRow(row, modifiers);
    });
    connect(m_gantt, &GanttView::rowDoubleClicked, this, [this](int row) {
        if (const TaskId task = m_bars.taskAt(row)) m_table->setCurrent(task, QStringLiteral("task.name"), true);
    });
    connect(m_gantt, &GanttView::scaleChanged, this, [this] { m_fitting = m_fitting && m_zooming; });
    m_gantt->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);

    new PlanGestures(workspace(), *m_table, m_bars, *m_gantt, this);
    connect(m_commands, &PlanCommands::barWanted, this, [this] {
        const QModelIndex at = m_table->current();
        if (!at.isValid()) return;
        m_table->tasks()->scrollTo(at.siblingAtColumn(1));
        m_gantt->revealBar(m_table->rowOf(at));
    });
    connect(m_commands, &PlanCommands::newTaskHidden, this, [this](TaskId task) {
        workspace().notify({Notice::Tone::Info, tr("The new task is there, but the filter hides it."), tr("Clear filter"), [this, task] {
                                m_tools->clearFilter();
                                m_table->setCurrent(task, QStringLiteral("task.name"), true);
                            }});
    });
    connect(m_side, &PlanSide::taskChosen, this, [this](TaskId task) { reveal({entityOf<Task>(), task.value}); });
    connect(m_newProject, &QAction::triggered, this, &PlanPage::newProject);
}

QList<QAction*> PlanPage::pageActions() { return m_commands->all() + m_tools->all() + m_side->toggles() + QList<QAction*>{m_newProject}; }

void PlanPage::takeScope()
{
    storeZoom();
    m_scope = workspace().scope();
    m_model->setProjects(workspace().projects());
    refreshHeader(); // first: it finds out at once what the bars would ask for project by project
    m_side->setProjects(m_model->projects());
    m_gantt->setSource(&m_bars);
    const double zoom = workspace().settings().value(zoomKey(m_scope), 0.0).toDouble();
    m_fitting = zoom <= 0;
    if (m_fitting) {
        m_zooming = true;
        m_gantt->zoomToFit();
        m_zooming = false;
    } else {
        m_gantt->setPixelsPerDay(zoom, 0);
        const auto status = m_bars.statusDate();
        m_gantt->scrollTo(status && *status > m_bars.range().from ? *status : m_bars.range().from, status ? 0.3 : 0.03);
    }
    m_newProject->setEnabled(!session().isReadOnly());
    refreshRows();
}

void PlanPage::follow(const ChangeSet& set)
{
    const bool nodes = std::ranges::any_of(set.changes, [](const Change& c) { return c.entity == entityOf<Node>(); });
    if (nodes && workspace().projects() != m_model->projects()) takeScope();
    m_headerLater.start();
}

void PlanPage::refreshHeader()
{
    const auto& projects = m_model->projects();
    if (projects.empty()) return m_header->setContext({});
    const bool one = projects.size() == 1;
    const Figures figures = m_figures.under(m_scope);
    QStringList parts;
    parts << (one ? portfolio().titleOf(entityOf<Node>(), projects.front().value) : tr("%1 projects").arg(projects.size()));
    if (figures.finish) {
        QString finish = tr("finish %1").arg(dateText(dateOf(*figures.finish)));
        if (figures.slipDays && *figures.slipDays > 0)
            finish = tr("%1, %2 working days after baseline").arg(finish).arg(*figures.slipDays);
        else if (figures.slipDays && *figures.slipDays < 0)
            finish = tr("%1, %2 working days before baseline").arg(finish).arg(-*figures.slipDays);
        else if (figures.slipDays)
            finish = tr("%1, as in the baseline").arg(finish);
        parts << finish;
    }
    parts << (figures.tasks == 1 ? tr("1 task") : tr("%1 tasks").arg(QLocale().toString(figures.tasks)));
    if (figures.statusDate && one) parts << tr("status date %1").arg(dateText(dateOf(*figures.statusDate)));
    m_header->setContext(parts.join(QStringLiteral(", ")));
}

void PlanPage::refreshRows()
{
    m_rowsLater.stop();
    m_gantt->reload();
    m_body->syncDown();
    refreshEmpty();
    tellTotals();
}

void PlanPage::refreshEmpty()
{
    const bool nothing = m_model->projects().empty(), bare = m_table->rows().empty();
    m_stack->setCurrentWidget(nothing ? nothingHere() : m_body);
    m_tools->row()->setVisible(!nothing);
    for (EmptyState* each : {m_noTasks, m_noMatch})
        each->setGeometry(
            0, PlanTable::headerHeight(), m_table->width(), m_table->height() - PlanTable::headerHeight() - PlanTable::barHeight);
    m_noTasks->setVisible(bare && !m_model->filter().active());
    m_noMatch->setVisible(bare && m_model->filter().active());
}

QWidget* PlanPage::nothingHere()
{
    if (m_nothing) return m_nothing;
    auto* import = window()->findChild<QAction*>(QStringLiteral("file/import"));
    m_nothing =
        new EmptyState("plan", tr("There is no project here yet. Start one, or import the schedules that you have."), m_newProject, import);
    m_stack->addWidget(m_nothing);
    return m_nothing;
}

void PlanPage::newProject()
{
    const Node* at = portfolio().find(workspace().scope());
    if (!at) at = portfolio().root();
    if (!at) return;
    auto set = addNode(portfolio(), session().ids(), at->id, NodeKind::Project, tr("New project"), {}, session().today());
    NodeId added;
    if (set)
        for (const Change& change : set->changes)
            if (change.entity == entityOf<Node>()) added = NodeId{change.id};
    if (workspace().apply(std::move(set))) workspace().setScope(added);
}

bool PlanPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        if (watched == m_table) refreshEmpty();
        if (watched == m_gantt->viewport() && m_fitting) { // until somebody zooms, the plan fills the width
            m_zooming = true;
            m_gantt->zoomToFit();
            m_zooming = false;
        }
    }
    return Page::eventFilter(watched, event);
}

void PlanPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_body->placeSplit(workspace().settings());
    selectionMoved();
}

void PlanPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange) m_gantt->setSelectionActive(isActiveWindow());
    Page::changeEvent(event);
}

void PlanPage::selectionMoved()
{
    m_gantt->reload();
    if (!isVisible()) return;
    const QModelIndex at = m_table->current();
    if (const TaskId task = m_model->taskAt(at))
        workspace().select({entityOf<Task>(), task.value});
    else if (at.isValid())
        workspace().select({entityOf<Node>(), m_model->projectAt(at).value});
    tellTotals();
}

void PlanPage::tellTotals()
{
    if (isVisible()) Q_EMIT workspace().statusText(planTotals(*m_table));
}

bool PlanPage::reveal(RecordKey record)
{
    TaskId task;
    if (record.entity == entityOf<Task>()) task = TaskId{record.id};
    if (record.entity == entityOf<Link>())
        if (const Link* link = portfolio().find(LinkId{record.id})) task = link->successor;
    if (record.entity == entityOf<Assignment>())
        if (const Assignment* assignment = portfolio().find(AssignmentId{record.id})) task = assignment->task;
    if (record.entity == entityOf<Node>()) {
        const QModelIndex row = m_model->indexOf(NodeId{record.id});
        if (row.isValid()) m_table->selectRow(m_table->rowOf(row));
        return row.isValid() || std::ranges::count(m_model->projects(), NodeId{record.id}) > 0;
    }
    const Task* found = portfolio().find(task);
    if (!found) return false;
    if (std::ranges::count(m_model->projects(), found->project) == 0) workspace().setScope(found->project);
    if (!m_table->setCurrent(task)) {
        m_tools->clearFilter();
        if (!m_table->setCurrent(task)) return false;
    }
    m_gantt->revealBar(m_table->rowOf(task.value));
    return true;
}

bool PlanPage::print(PrintTo to)
{
    if (m_model->projects().empty()) return false;
    if (!m_table->finishEditing()) return true; // what was typed stays open, with the sentence why it was refused
    auto plan = std::make_unique<PlanOnPaper>(m_model->plan(), m_model->projects(), m_scope, session().identity().author);
    QStringList shown;
    for (const int column : m_table->shownColumns()) shown << m_model->planColumns()[std::size_t(column)].key;
    plan->setShown(shown);
    const bool filtered = m_model->filter().active();
    plan->setUnfolded(
        unfoldedRows(*m_table), filtered ? [this](TaskId task) { return m_model->known(task).isValid(); } : std::function<bool(TaskId)>());
    PrintDialog::Start start{m_gantt->options(), {m_gantt->timeAt(0), m_gantt->timeAt(m_gantt->viewport()->width())}, {}, to};
    const Node* node = portfolio().find(m_model->projects().size() == 1 ? m_model->projects().front() : m_scope);
    start.fileName = workspace().fileNameFor(node ? node->id : NodeId{});
    auto* dialog = new PrintDialog(std::move(plan), start, workspace().settings(), this);
    connect(dialog, &PrintDialog::told, this, [this](const QString& sentence) { workspace().notify({Notice::Tone::Good, sentence}); });
    dialog->open();
    return true;
}

void PlanPage::storeZoom()
{
    if (m_scope && !m_fitting) workspace().settings().setValue(zoomKey(m_scope), m_gantt->scale().pixelsPerDay);
}

void PlanPage::store()
{
    m_table->finishEditing();
    storeZoom();
    QSettings& settings = workspace().settings();
    settings.setValue(columnsKey, m_table->saveColumns());
    m_body->store(settings);
    m_tools->store(settings);
    m_side->store();
}

void PlanPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
