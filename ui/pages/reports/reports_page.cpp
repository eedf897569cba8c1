#include "ui/pages/reports/reports_page.h"

#include "core/edit/periods.h"
#include "core/text/governance_text.h"
#include "core/text/text.h"
#include "ui/governance/letter_dialog.h"
#include "ui/governance/record_commands.h"
#include "ui/governance/report_commands.h"
#include "ui/pages/figures/plan_figures.h"
#include "ui/pages/figures/record_list.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"

#include <QMenu>
#include <QPainter>
#include <QStackedWidget>

namespace gantry {
namespace {

Status markOf(const ReportingLine& line)
{
    if (line.state == ReportState::Approved) return Status::Good;
    return line.late ? Status::Bad : line.state == ReportState::Submitted ? Status::Watch : Status::Neutral;
}

} // namespace

ReportsPage::ReportsPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Status reports")))
    , m_list(new RecordList)
    , m_stack(new QStackedWidget)
    , m_periods(new QMenu(this))
    , m_commands(new QMenu(this))
    , m_which(new QAction(icon("calendar"), tr("Period"), this))
    , m_begin(new QAction(icon("plus"), tr("New report"), this))
    , m_open(new QAction(icon("open"), tr("Open report"), this))
    , m_do(new QAction(icon("check"), tr("Do"), this))
    , m_chase(new QAction(icon("mail"), tr("Remind by mail..."), this))
    , m_register(new QAction(icon("registers"), tr("All reports"), this))
    , m_pack(new QAction(icon("report"), tr("Steering pack..."), this))
{
    m_which->setMenu(m_periods);
    m_do->setMenu(m_commands);
    m_header->addAction(m_pack);
    m_header->addOverflow(m_register);
    m_header->addAction(m_chase);
    m_header->setPrimary(m_begin);
    auto* tools = new ToolRow;
    tools->addAction(m_which);
    tools->addSeparator();
    tools->addAction(m_open);
    tools->addAction(m_do);
    m_list->setAccessibleName(tr("Reports by project"));
    m_list->setShowsCurrent(true);
    m_noPeriods = new EmptyState(
        "calendar", tr("Reports are written on periods, and there are none yet. Add the months of a year on the Money page."));
    m_noProjects = new EmptyState("portfolio", tr("No project under way here. Projects that are active report."));
    for (QWidget* each : {static_cast<QWidget*>(m_list), m_noPeriods, m_noProjects}) m_stack->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    m_stack->setContentsMargins(5, 0, 5, 0); // so that the rows begin where the title does
    column->addWidget(m_stack, 1);
    setFocusProxy(m_list);
    addActions({m_begin, m_open, m_chase, m_pack, m_register});

    connect(m_periods, &QMenu::aboutToShow, this, &ReportsPage::fillPeriods);
    connect(m_commands, &QMenu::aboutToShow, this, [this] {
        qDeleteAll(m_commands->actions());
        if (const ReportingLine* line = current(); line && line->report)
            m_commands->addActions(commandsFor(this->workspace(), {entityOf<StatusReport>(), line->report.value}, m_commands));
    });
    connect(m_begin, &QAction::triggered, this, [this] {
        const ReportingLine* line = current();
        if (line && beginReport(this->workspace(), line->project, m_period)) open();
    });
    connect(m_open, &QAction::triggered, this, &ReportsPage::open);
    connect(m_chase, &QAction::triggered, this, &ReportsPage::chase);
    m_pack->setToolTip(tr("Projects, decisions wanted, gates, top risks, issues and actions of the scope, as PDF or HTML"));
    connect(m_pack, &QAction::triggered, this, [this] {
        const Node* root = portfolio().root();
        const NodeId node = this->workspace().scope() ? this->workspace().scope() : root ? root->id : NodeId{};
        askAndWriteReport(this->workspace(), ReportKind::SteeringPack, {entityOf<Node>(), node.value}, window());
    });
    connect(m_register, &QAction::triggered, this,
        [this] { this->workspace().openPage(QStringLiteral("governance.") + infoOf<StatusReport>().keyText()); });
    connect(m_list, &RecordList::chosen, this, [this] {
        const ReportingLine* line = current();
        if (line && line->report)
            open();
        else
            m_begin->trigger();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const ReportingLine* line = current();
        if (line)
            this->workspace().select(
                line->report ? RecordKey{entityOf<StatusReport>(), line->report.value} : RecordKey{entityOf<Node>(), line->project.value});
        fillHeader();
    });
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

void ReportsPage::setPeriod(PeriodId period)
{
    m_period = period;
    refresh();
}

void ReportsPage::refresh()
{
    m_fresh.settle();
    const Period* period = portfolio().find(m_period);
    if (!period) period = reportingPeriod(portfolio(), session().today());
    m_period = period ? period->id : PeriodId{};
    m_lines = period ? reportingOn(portfolio(), *period, workspace().projects(), session().today()) : std::vector<ReportingLine>();
    const NodeId before = current() ? current()->project : NodeId{};
    fillTable();
    const auto it = std::ranges::find(m_lines, before, &ReportingLine::project);
    if (!m_lines.empty()) m_list->setCurrentIndex(m_list->model()->index(it == m_lines.end() ? 0 : int(it - m_lines.begin()), 0));
    m_stack->setCurrentWidget(!period ? m_noPeriods : m_lines.empty() ? m_noProjects : m_list);
    fillHeader();
}

void ReportsPage::fillTable()
{
    RecordTable table;
    table.columns = {{tr("Project"), Qt::AlignLeft, true}, {tr("Manager"), Qt::AlignLeft}, {tr("Report"), Qt::AlignLeft},
        {tr("Overall"), Qt::AlignLeft}, {tr("Due"), Qt::AlignRight}, {tr("Reported last"), Qt::AlignRight},
        {tr("Data age"), Qt::AlignRight}};
    for (const ReportingLine& line : m_lines) {
        const Node& node = *portfolio().find(line.project);
        const StatusReport* report = portfolio().find(line.report);
        const Health health = report ? report->overall : node.health;
        RecordRow row{report ? RecordKey{entityOf<StatusReport>(), report->id.value} : RecordKey{entityOf<Node>(), node.id.value}, {}, {}};
        row.cells.push_back({.text = node.name, .code = node.code});
        row.cells.push_back(
            {.text = line.manager ? portfolio().titleOf(entityOf<Person>(), line.manager.value) : tr("nobody"), .faint = !line.manager});
        row.cells.push_back({.text = line.late ? tr("%1, late").arg(stateText(line.state)) : stateText(line.state), .mark = markOf(line)});
        row.cells.push_back({.text = healthWord(health), .mark = statusOf(health), .faint = !report});
        row.cells.push_back(
            {.text = line.due.isValid() ? dateText(line.due) : QString(), .judged = line.late ? std::optional(Status::Bad) : std::nullopt});
        row.cells.push_back({.text = line.lastReported.isValid() ? dateText(line.lastReported) : QStringLiteral("–"), .faint = true});
        row.cells.push_back({.text = !line.dataAge ? tr("no status date")
                : *line.dataAge == 1               ? tr("1 day")
                                                   : tr("%1 days").arg(*line.dataAge),
            .judged = line.stale ? std::optional(Status::Watch) : std::nullopt});
        row.tip = tr("%1: %2").arg(node.name, stateText(line.state).toLower());
        table.rows.push_back(std::move(row));
    }
    m_list->setTable(std::move(table));
}

void ReportsPage::fillHeader()
{
    const Period* period = portfolio().find(m_period);
    m_which->setText(period ? period->name : tr("Period"));
    const auto in = std::ranges::count_if(m_lines, [](const ReportingLine& l) { return l.state >= ReportState::Submitted; });
    const auto late = std::ranges::count_if(m_lines, &ReportingLine::late), stale = std::ranges::count_if(m_lines, &ReportingLine::stale);
    const QLocale locale;
    QStringList line{tr("%1 of %2 reports are in").arg(locale.toString(qint64(in)), locale.toString(qulonglong(m_lines.size())))};
    if (late) line << tr("%1 late").arg(locale.toString(qint64(late)));
    if (stale) line << tr("%1 with data older than a week").arg(locale.toString(qint64(stale)));
    m_header->setContext(period ? line.join(QStringLiteral(" · ")) : QString());
    const ReportingLine* chosen = current();
    const bool writable = !session().isReadOnly();
    m_begin->setEnabled(writable && chosen && !chosen->report);
    m_open->setEnabled(chosen && chosen->report);
    m_do->setEnabled(writable && chosen && chosen->report);
    m_chase->setEnabled(chosen && (chosen->state < ReportState::Submitted || chosen->stale));
}

void ReportsPage::fillPeriods()
{
    m_periods->clear();
    auto all = periodsInOrder(portfolio());
    std::ranges::reverse(all);
    for (const Period* period : all) {
        if (*period->start > session().today()) continue;
        auto* action = m_periods->addAction(period->name);
        action->setCheckable(true);
        action->setChecked(period->id == m_period);
        connect(action, &QAction::triggered, this, [this, id = period->id] { setPeriod(id); });
    }
}

void ReportsPage::open()
{
    refresh();
    if (const ReportingLine* line = current(); line && line->report) workspace().reveal({entityOf<StatusReport>(), line->report.value});
}

/// To the manager of the chosen project, about all of theirs that are late or stale.
void ReportsPage::chase()
{
    const ReportingLine* line = current();
    const Period* period = portfolio().find(m_period);
    if (!line || !period) return;
    std::vector<ReportingLine> theirs;
    std::ranges::copy_if(m_lines, std::back_inserter(theirs), [&](const ReportingLine& other) {
        return other.manager == line->manager && (other.state < ReportState::Submitted || other.stale);
    });
    (new LetterDialog(chaseReports(portfolio(), theirs, *period, session().identity().author), window()))->open();
}

const ReportingLine* ReportsPage::current() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < int(m_lines.size()) ? &m_lines[std::size_t(row)] : nullptr;
}

QList<QAction*> ReportsPage::pageActions() { return actions(); }

bool ReportsPage::reveal(RecordKey record)
{
    const auto it = std::ranges::find_if(m_lines, [&](const ReportingLine& l) {
        return record == RecordKey{entityOf<StatusReport>(), l.report.value} || record == RecordKey{entityOf<Node>(), l.project.value};
    });
    if (it == m_lines.end()) return false;
    m_list->setCurrentIndex(m_list->model()->index(int(it - m_lines.begin()), 0));
    return true;
}

void ReportsPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
