#include "ui/pages/compliance/compliance_page.h"

#include "core/text/compliance_text.h"
#include "core/text/text.h"
#include "ui/pages/compliance/compliance_export.h"
#include "ui/pages/compliance/compliance_list.h"
#include "ui/pages/figures/record_list.h"
#include "ui/report/report_actions.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>

namespace gantry {
namespace {
constexpr double good = 0.9, watched = 0.7; // shares from which a score is good, or to be watched
}

CompliancePage::CompliancePage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Compliance")))
    , m_list(new RecordList)
    , m_behind(new ComplianceList(workspace))
    , m_split(new QSplitter(Qt::Vertical))
    , m_stack(new QStackedWidget)
    , m_toTable(new QAction(icon("export"), tr("Export..."), this))
    , m_toReport(new QAction(icon("print"), tr("Report..."), this))
    , m_methodologies(new QAction(icon("registers"), tr("Methodologies"), this))
    , m_waivers(new QAction(icon("registers"), tr("Register of waivers"), this))
{
    m_toTable->setToolTip(tr("Every requirement of the scope as a workbook or text"));
    m_toReport->setToolTip(tr("Compliance of what is in scope, as PDF or HTML"));
    m_header->addAction(m_toTable);
    m_header->addAction(m_toReport);
    m_header->addOverflow(m_waivers);
    m_header->addOverflow(m_methodologies);
    m_header->setPrimary(m_behind->waive());
    m_list->setAccessibleName(tr("Projects"));
    m_list->setShowsCurrent(true);
    auto* above = new QWidget;
    auto* inside = new QVBoxLayout(above);
    inside->setContentsMargins(5, 0, 5, 0); // so that the rows begin where the title does
    inside->addWidget(m_list);
    m_split->addWidget(above);
    m_split->addWidget(m_behind);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_split->setChildrenCollapsible(false);
    m_none = new EmptyState("check",
        tr("No project here goes by a methodology. A methodology says what is asked of a project in each phase; choose one in the fields "
           "of a project."),
        m_methodologies);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_none);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_list);
    addActions({m_toTable, m_toReport, m_waivers, m_methodologies});

    connect(m_toTable, &QAction::triggered, this, &CompliancePage::exportTable);
    connect(m_toReport, &QAction::triggered, this, &CompliancePage::report);
    connect(m_methodologies, &QAction::triggered, this, [this] { this->workspace().reveal({entityOf<Methodology>(), 0}); });
    connect(m_waivers, &QAction::triggered, this, [this] { this->workspace().reveal({entityOf<Waiver>(), 0}); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const RecordKey record = m_list->currentRecord(); record.id) {
            m_current = {record.id};
            if (!m_filling) this->workspace().select(record);
        }
        if (!m_filling) follow();
    });
    connect(m_list, &RecordList::chosen, m_behind, [this] { m_behind->setFocus(); });
    connect(&m_export, &TableExport::finished, this, [this](const QString& path, qsizetype rows) {
        this->workspace().notify(writtenNotice(tr("%1 requirements are in the file.").arg(QLocale().toString(qint64(rows))), path));
    });
    connect(&m_export, &TableExport::failed, this, [this](const Error& error) { this->workspace().report(error); });
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::derived, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

void CompliancePage::refresh()
{
    m_fresh.settle();
    m_projects =
        complianceOf({portfolio(), session().today(), [this](TaskId task) { return session().dates(task); }}, workspace().projects());
    sortWorstFirst(m_projects);
    if (std::ranges::find(m_projects, m_current, &ProjectCompliance::project) == m_projects.end())
        m_current = m_projects.empty() ? NodeId{} : m_projects.front().project;
    fillTable();
    m_split->widget(0)->setVisible(m_projects.size() != 1);
    m_split->widget(0)->setMaximumHeight(m_list->wholeHeight() + 8); // few projects leave the room to the list behind
    const bool any = std::ranges::any_of(m_projects, [](const ProjectCompliance& p) { return bool(p.methodology); });
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_split) : m_none);
    setFocusProxy(m_projects.size() == 1 ? static_cast<QWidget*>(m_behind) : m_list);
    for (QAction* action : {m_toTable, m_toReport}) action->setEnabled(any);
    fillHeader();
    follow();
}

void CompliancePage::fillTable()
{
    const QScopedValueRollback filling(m_filling, true);
    const QLocale locale;
    RecordTable table;
    table.columns = {{tr("Project"), Qt::AlignLeft, true}, {tr("Methodology"), Qt::AlignLeft}, {tr("Phase"), Qt::AlignLeft},
        {tr("Compliance"), Qt::AlignRight}, {tr("Due"), Qt::AlignRight}, {tr("Met"), Qt::AlignRight}, {tr("Partly"), Qt::AlignRight},
        {tr("Missing"), Qt::AlignRight}, {tr("Overdue"), Qt::AlignRight}, {tr("Waived"), Qt::AlignRight},
        {tr("Next gate"), Qt::AlignRight}};
    for (const ProjectCompliance& p : m_projects) {
        const Node& node = *portfolio().find(p.project);
        const ComplianceTotals& t = p.totals;
        const auto score = t.score();
        RecordRow row{{entityOf<Node>(), node.id.value}, {}, {}};
        row.cells.push_back({.text = node.name,
            .code = node.code,
            .mark = !score          ? Status::Neutral
                : *score >= good    ? Status::Good
                : *score >= watched ? Status::Watch
                                    : Status::Bad});
        row.cells.push_back(
            {.text = p.methodology ? portfolio().titleOf(entityOf<Methodology>(), p.methodology.value) : tr("none"), .faint = true});
        row.cells.push_back({.text = node.phase, .judged = p.phaseKnown ? std::nullopt : std::optional(Status::Watch)});
        row.cells.push_back({.text = shareText(score), .faint = !score, .share = score});
        const auto count = [&](qint64 n, std::optional<Status> judged = {}) {
            row.cells.push_back(
                {.text = p.methodology ? locale.toString(n) : QString(), .judged = n > 0 ? judged : std::nullopt, .faint = n == 0});
        };
        count(t.due);
        count(t.met);
        count(t.partly);
        count(t.missing);
        count(t.overdue, Status::Bad);
        count(t.waived);
        row.cells.push_back({.text = p.nextGateDay ? dateText(*p.nextGateDay) : QStringLiteral("–"),
            .judged = p.nextGateDay && *p.nextGateDay < session().today() ? std::optional(Status::Bad) : std::nullopt});
        row.tip = p.methodology ? tr("%1: %2").arg(node.name, totalsText(t)) : tr("%1 goes by no methodology").arg(node.name);
        if (!p.phaseKnown) row.tip += tr(". Its methodology has no phase “%1”; it is looked at as in the first.").arg(node.phase);
        table.rows.push_back(std::move(row));
    }
    m_list->setTable(std::move(table));
    setProject(m_current);
}

void CompliancePage::fillHeader()
{
    const ComplianceRollUp all = rollUp(m_projects);
    QStringList line;
    if (all.projects > 0) line << tr("%1 of what is due").arg(shareText(all.score));
    const QLocale locale;
    if (all.totals.missing) line << tr("%1 missing").arg(locale.toString(all.totals.missing));
    if (all.totals.overdue) line << tr("%1 overdue").arg(locale.toString(all.totals.overdue));
    if (all.totals.waived) line << tr("%1 waived").arg(locale.toString(all.totals.waived));
    if (all.projects > 1) line << tr("%1 projects, the lowest first").arg(locale.toString(all.projects));
    if (all.without) line << tr("%1 without a methodology").arg(locale.toString(all.without));
    m_header->setContext(line.join(QStringLiteral(" · ")));
}

void CompliancePage::follow()
{
    const auto it = std::ranges::find(m_projects, m_current, &ProjectCompliance::project);
    m_behind->setProject(it == m_projects.end() ? ProjectCompliance{} : *it);
}

bool CompliancePage::setProject(NodeId project)
{
    const auto it = std::ranges::find(m_projects, project, &ProjectCompliance::project);
    if (it == m_projects.end()) return false;
    m_list->setCurrentIndex(m_list->model()->index(int(it - m_projects.begin()), 0));
    return true;
}

bool CompliancePage::reveal(RecordKey record)
{
    m_fresh.catchUp();
    if (record.entity == entityOf<Node>()) return setProject({record.id});
    return record.entity == entityOf<MethodologyRequirement>() && m_behind->setCurrent({record.id});
}

QList<QAction*> CompliancePage::pageActions() { return actions() + m_behind->listActions(); }

bool CompliancePage::print(PrintTo)
{
    report();
    return true;
}

void CompliancePage::exportTable()
{
    if (m_export.busy()) return;
    const Node* root = portfolio().root();
    const NodeId node = workspace().scope() ? workspace().scope() : root ? root->id : NodeId{};
    const QString path = TableExport::askWhere(window(), tr("%1 Compliance").arg(workspace().fileNameFor(node)));
    if (!path.isEmpty()) m_export.start(complianceTable(portfolio(), m_projects, session().today()), path, session().identity().clock());
}

void CompliancePage::report()
{
    const Node* root = portfolio().root();
    const NodeId node = workspace().scope() ? workspace().scope() : root ? root->id : NodeId{};
    askAndWriteReport(workspace(), ReportKind::Compliance, {entityOf<Node>(), node.value}, window());
}

void CompliancePage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
