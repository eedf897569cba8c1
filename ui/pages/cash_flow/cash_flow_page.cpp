#include "ui/pages/cash_flow/cash_flow_page.h"

#include "core/exchange/table/money_tables.h"
#include "core/model/cost_rules.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"
#include "core/text/text.h"
#include "ui/charts/cash_flow_chart.h"
#include "ui/export/table_export.h"
#include "ui/pages/cash_flow/cash_curve_dialog.h"
#include "ui/pages/cash_flow/explained_cash.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/tables/cell_actions.h"
#include "ui/tables/selection_totals.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QFileInfo>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>

namespace gantry {
namespace {

const QString wholeKey = QStringLiteral("cash/whole"), partsKey = QStringLiteral("cash/parts");
constexpr int chartHeight = 244; // px

} // namespace

CashFlowPage::CashFlowPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_flows(new CashFlows(workspace, this))
    , m_model(new CashGridModel(workspace, *m_flows, this))
    , m_out(new TableExport(this))
    , m_header(new PageHeader(tr("Cash flow")))
    , m_views(new SegmentedButton({tr("Forecast"), tr("Actual"), tr("Baseline"), tr("Target"), tr("Variance")}))
    , m_explain(keyMap().action("help", "cash/explain", this))
    , m_curve(keyMap().action("chart", "cash/curve", this))
    , m_clear(keyMap().action("undo", "cash/clear-curve", this))
    , m_baseline(keyMap().action("baseline", "cash/baseline", this))
    , m_entry(new QAction(icon("layers"), tr("Entered by"), this))
    , m_whole(new QAction(tr("Whole amounts"), this))
    , m_open(new QAction(icon("open"), tr("Open record"), this))
    , m_export(new QAction(icon("export"), tr("Export..."), this))
    , m_byObjects(new QAction(tr("Contracts and forecast items"), this))
    , m_byAccounts(new QAction(tr("Cost accounts"), this))
    , m_stack(new QStackedWidget)
    , m_parts(new QSplitter(Qt::Vertical))
    , m_curveChart(new CashCurveChart)
    , m_columnsChart(new CashColumnsChart)
    , m_curveCard(new Card(tr("So far")))
    , m_columnsCard(new Card(tr("By month")))
    , m_fundingLegend(new LegendItem("chart.earned"_token, {}, tr("Funding")))
    , m_baselineLegend(new LegendItem("chart.baseline"_token, {2, 3}, tr("Baseline")))
    , m_baselineTick(new LegendItem("chart.baseline"_token, {}, tr("Baseline")))
    , m_grid(new CashGrid(*m_model, workspace.rowHeight()))
    , m_sheet(std::make_unique<CashSheet>(*m_grid, *m_model, workspace, *m_flows))
    , m_cells(new CellActions(workspace, *m_sheet, *m_grid, "cash"))
{
    m_header->setPrimary(m_baseline);
    auto* tools = new ToolRow;
    tools->addWidget(m_views);
    tools->addSeparator();
    tools->addAction(m_curve);
    tools->addAction(m_entry);
    tools->addRightAction(m_explain);
    tools->addRightAction(m_export);
    m_export->setToolTip(tr("Export the cash flow as a workbook or CSV"));
    m_header->addOverflow(m_clear);
    m_header->addOverflow(m_whole);

    auto* ways = new QMenu(this);
    auto* group = new QActionGroup(this);
    for (QAction* each : {m_byObjects, m_byAccounts}) {
        each->setCheckable(true);
        group->addAction(each);
        ways->addAction(each);
    }
    m_entry->setMenu(ways);
    m_entry->setToolTip(tr("Amounts are entered by one kind of object; those of the other stay and do not count"));
    m_whole->setCheckable(true);
    m_whole->setChecked(workspace.settings().value(wholeKey, false).toBool());
    m_model->setWholeAmounts(m_whole->isChecked());
    m_grid->addMenuActions(QList<QAction*>{m_explain, m_open, m_curve, m_clear} + m_cells->all());
    addActions(QList<QAction*>{m_explain, m_curve, m_clear, m_baseline, m_whole, m_open, m_export} + m_cells->all());

    const auto legend = [](Card* card, std::initializer_list<LegendItem*> items) {
        for (LegendItem* item : items) card->legend()->addWidget(item);
    };
    legend(m_curveCard,
        {new LegendItem("chart.actual"_token, {}, tr("Actual")), new LegendItem("chart.forecast"_token, {5, 3}, tr("Forecast")),
            m_baselineLegend, m_fundingLegend});
    legend(m_columnsCard,
        {new LegendItem("chart.actual"_token, {}, tr("Paid")), new LegendItem("chart.forecast"_token, {3, 2}, tr("To come")),
            m_baselineTick});
    m_curveCard->body()->addWidget(m_curveChart);
    m_columnsCard->body()->addWidget(m_columnsChart);
    auto* charts = new QWidget;
    auto* row = new QHBoxLayout(charts);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(m_curveCard, 1);
    row->addWidget(m_columnsCard, 1);
    charts->setMinimumHeight(grown(150));

    m_parts->addWidget(charts);
    m_parts->addWidget(m_grid);
    m_parts->setStretchFactor(1, 1);
    m_parts->setChildrenCollapsible(false);
    if (const auto sizes = workspace.settings().value(partsKey).toByteArray(); sizes.isEmpty() || !m_parts->restoreState(sizes))
        m_parts->setSizes({grown(chartHeight), 1000});
    m_stack->addWidget(m_parts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(tools);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_grid);

    connect(m_views, &SegmentedButton::currentChanged, this, [this](int view) {
        m_model->setView(CashView(view));
        refreshActions();
    });
    connect(m_whole, &QAction::toggled, this, [this](bool whole) {
        this->workspace().settings().setValue(wholeKey, whole);
        m_model->setWholeAmounts(whole);
        refreshHeader();
    });
    connect(m_explain, &QAction::triggered, this, &CashFlowPage::explain);
    connect(m_curve, &QAction::triggered, this, &CashFlowPage::chooseCurve);
    connect(m_clear, &QAction::triggered, this, &CashFlowPage::clearCurve);
    connect(m_baseline, &QAction::triggered, this, &CashFlowPage::setBaseline);
    connect(m_export, &QAction::triggered, this, [this] {
        const QString of = this->workspace().fileNameFor(this->workspace().scope());
        const QString path = TableExport::askWhere(this, tr("%1 cash flow").arg(of));
        if (!path.isEmpty()) exportTable(path);
    });
    connect(m_out, &TableExport::finished, this, [this](const QString& path, qsizetype rows) {
        refreshActions();
        this->workspace().notify({Notice::Tone::Good, tr("%1 rows are in %2.").arg(QLocale().toString(rows), QFileInfo(path).fileName())});
    });
    connect(m_out, &TableExport::failed, this, [this](const Error& error) {
        refreshActions();
        this->workspace().report(error);
    });
    connect(m_byObjects, &QAction::triggered, this, [this] { chooseEntry(CashFlowBy::Objects); });
    connect(m_byAccounts, &QAction::triggered, this, [this] { chooseEntry(CashFlowBy::Accounts); });
    connect(m_open, &QAction::triggered, this, [this] {
        if (const RecordKey record = m_model->recordAt(m_grid->current().row()); record.id) this->workspace().reveal(record);
    });
    connect(m_grid, &CashGrid::currentChanged, this, [this] {
        this->workspace().select(m_model->recordAt(m_grid->current().row()));
        refreshActions();
    });
    connect(m_grid, &CashGrid::curveWanted, this, [this](const QModelIndex& index) {
        const NodeId project{m_model->recordAt(index.row()).id};
        if (!m_model->project())
            this->workspace().setScope(project);
        else if (m_model->columnAt(index.column()).shows == CashColumn::Curve)
            m_curve->trigger();
        else
            m_open->trigger();
    });
    connect(m_columnsChart, &CashColumnsChart::monthChosen, m_grid, &CashGrid::showMonth);
    connect(m_flows, &CashFlows::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace.session(), &Session::stateChanged, this, &CashFlowPage::refreshActions);
    refreshActions();
}

QList<QAction*> CashFlowPage::pageActions() { return actions(); }

void CashFlowPage::refresh()
{
    if (!isVisible()) return;
    m_fresh.settle();
    m_model->reload();
    refreshFunding();
    const CashCurve curve = cashCurveOf(m_model->total(), m_funding, m_model->firstOpen(), m_model->digits());
    m_curveChart->setCurve(curve);
    m_columnsChart->setCurve(curve);
    const QString unit = unitText(curve, m_model->currency());
    m_curveCard->setTitle(tr("So far"), unit);
    m_columnsCard->setTitle(tr("By month"), unit);
    m_fundingLegend->setVisible(m_funding.any);
    for (LegendItem* each : {m_baselineLegend, m_baselineTick}) each->setVisible(curve.baseline);
    if (m_emptyState) {
        m_stack->removeWidget(m_emptyState);
        delete std::exchange(m_emptyState, nullptr);
    }
    if (m_model->objects() == 0) m_stack->setCurrentIndex(m_stack->addWidget(m_emptyState = emptyState()));
    refreshHeader();
    refreshActions();
}

void CashFlowPage::refreshHeader()
{
    QStringList words;
    if (!m_model->currency().isEmpty()) words << m_model->currency();
    if (m_model->objects() > 0) {
        if (m_whole->isChecked()) words << tr("rounded to whole amounts");
        words << tr("open from %1").arg(monthText(m_model->firstOpen()));
        if (const Amount left = m_model->total().remainder; left != Amount{})
            words << tr("%1 unassigned").arg(amountText(left, m_model->digits()));
        if (const Amount worst = m_funding.worst(); m_funding.any && worst != Amount{})
            words << tr("up to %1 not funded").arg(amountText(worst, m_model->digits()));
        if (const Amount undated = m_model->total().undated; undated != Amount{})
            words << tr("%1 paid without a date").arg(amountText(undated, m_model->digits()));
        if (const auto flow = m_model->flow(); flow && flow->idle > 0)
            words << (flow->by == CashFlowBy::Accounts ? tr("entered by account: %1 amounts of contracts and items do not count")
                                                       : tr("entered by contract and item: %1 amounts of accounts do not count"))
                         .arg(flow->idle);
    }
    m_header->setContext(words.join(QStringLiteral(" · ")));
}

std::vector<NodeId> CashFlowPage::fundedNodes() const
{
    std::vector<NodeId> out = workspace().projects();
    if (m_model->project()) return out;
    // Grants to a programme fund the projects under it as a whole.
    std::vector<NodeId> open{workspace().scope()};
    while (!open.empty()) {
        const NodeId at = open.back();
        open.pop_back();
        out.push_back(at);
        for (const Node* node : portfolio().childrenOf(at))
            if (node->kind != NodeKind::Project) open.push_back(node->id);
    }
    return out;
}

void CashFlowPage::refreshFunding()
{
    const CashFlowBasis& basis = m_flows->basis();
    m_funding = fundingOf(portfolio(), basis.rates(), fundedNodes(), m_model->total(), m_model->currency(),
        fiscalYearsOf(portfolio(), m_model->project()), reportingDay(portfolio(), m_model->project()));
}

void CashFlowPage::refreshActions()
{
    const bool writable = !session().isReadOnly(), oneProject = bool(m_model->project()), any = m_model->objects() > 0;
    const QModelIndex at = m_grid->current();
    const bool onObject = any && at.isValid() && m_model->recordAt(at.row()).id;
    m_explain->setEnabled(onObject && oneProject && m_model->columnAt(at.column()).shows > CashColumn::Curve);
    m_curve->setEnabled(onObject && oneProject && writable);
    for (QAction* each : {m_curve, m_clear, m_explain}) each->setVisible(oneProject);
    m_clear->setEnabled(m_curve->isEnabled() && m_model->rowAt(at.row())->chosen);
    m_cells->refresh(writable && oneProject, onObject, onObject && at.column() >= cashFrozenColumns);
    m_open->setEnabled(onObject);
    m_export->setEnabled(any && !m_out->busy());
    m_baseline->setEnabled(any && writable);
    m_entry->setVisible(oneProject);
    m_entry->setEnabled(writable);
    if (const auto flow = m_model->flow()) {
        m_byObjects->setChecked(flow->by == CashFlowBy::Objects);
        m_byAccounts->setChecked(flow->by == CashFlowBy::Accounts);
        m_entry->setText(flow->by == CashFlowBy::Accounts ? tr("Entered by account") : tr("Entered by contract"));
    }
    if (isVisible()) Q_EMIT workspace().statusText(selectionTotals(*m_sheet->grid(), m_sheet->selectedBlocks()));
}

std::vector<RecordKey> CashFlowPage::chosenObjects() const
{
    std::vector<RecordKey> out;
    const auto add = [&](int row) {
        const RecordKey record = m_model->recordAt(row);
        if (record.id && !std::ranges::count(out, record)) out.push_back(record);
    };
    for (const QModelIndex& cell : m_grid->selected()) add(cell.row());
    if (out.empty()) add(m_grid->current().row());
    return out;
}

void CashFlowPage::chooseCurve()
{
    const CashRow* row = m_model->rowAt(m_grid->current().row());
    if (!row || !m_model->flow()) return;
    const auto objects = chosenObjects();
    CashCurveDialog dialog(portfolio(), *m_model->flow(), *row, this);
    if (dialog.exec() == QDialog::Accepted)
        workspace().apply(setCashCurve(portfolio(), session().ids(), *m_model->flow(), objects, dialog.choice()));
}

void CashFlowPage::clearCurve()
{
    if (m_model->flow()) workspace().apply(clearCashCurve(portfolio(), *m_model->flow(), chosenObjects()));
}

void CashFlowPage::setBaseline()
{
    const auto flows = m_flows->flows(workspace().projects());
    if (!workspace().apply(setCashBaseline(portfolio(), session().ids(), flows))) return;
    const auto projects = std::ranges::count_if(flows, [](const auto& flow) { return !flow->rows.empty(); });
    workspace().notify({Notice::Tone::Good,
        projects == 1 ? tr("The forecast of today is the cash flow baseline now.")
                      : tr("The forecast of today is the cash flow baseline of %1 projects now.").arg(projects),
        tr("Undo"), [this] { workspace().undo(); }});
}

void CashFlowPage::exportTable(const QString& path)
{
    if (!m_grid->finishEditing()) return;
    m_out->start(cashTable(portfolio(), m_flows->flows(workspace().projects())), path, session().identity().clock());
    refreshActions();
}

void CashFlowPage::explain()
{
    const QModelIndex at = m_grid->current();
    const auto flow = m_model->flow();
    if (!at.isValid() || !flow) return;
    const CashColumn& column = m_model->columnAt(at.column());
    CashQuestion question{flow->project, m_model->recordAt(at.row()), figureOf(m_model->view()), {}, 1, {}};
    if (column.shows == CashColumn::ToCome) question.figure = CashFigure::ToCome;
    if (column.shows == CashColumn::Remainder) question.figure = CashFigure::Remainder;
    if (column.shows == CashColumn::Months || column.shows == CashColumn::Year)
        question.first = column.first, question.months = column.months, question.when = column.title;
    const QPointer<CashFlows> flows(m_flows);
    showExplanation(
        workspace(),
        [flows, question, &session = session()]() -> std::optional<ExplainedFigure> {
            if (!flows || !session.portfolio().find(question.project)) return std::nullopt;
            return explainedCash(session, flows->basis(), *flows->flow(question.project), question);
        },
        window());
}

void CashFlowPage::chooseEntry(CashFlowBy by)
{
    workspace().apply(setCashFlowBy(portfolio(), session().ids(), m_model->project(), by));
    refreshActions();
}

QWidget* CashFlowPage::emptyState()
{
    auto* contracts = new QAction(icon("registers"), tr("Contracts"), this);
    auto* items = new QAction(icon("registers"), tr("Forecast items"), this);
    connect(contracts, &QAction::triggered, this, [this] { workspace().openPage(QStringLiteral("money.contract")); });
    connect(items, &QAction::triggered, this, [this] { workspace().openPage(QStringLiteral("money.forecast_item")); });
    auto* empty = new EmptyState("cash-flow",
        tr("No money to lay on months yet. Enter contracts or forecast items, and their cash flow shows here."), contracts, items);
    contracts->setParent(empty);
    items->setParent(empty);
    empty->setObjectName(QStringLiteral("no-cash-flow"));
    return empty;
}

bool CashFlowPage::reveal(RecordKey record)
{
    if (isVisible()) m_fresh.catchUp();
    const int row = m_model->rowOf(record);
    if (row < 0) return false;
    m_grid->setCurrent(row, m_model->columnOf(m_model->firstOpen()));
    return true;
}

void CashFlowPage::store() { workspace().settings().setValue(partsKey, m_parts->saveState()); }

void CashFlowPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.page"_token]);
}

} // namespace gantry
