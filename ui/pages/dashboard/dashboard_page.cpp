#include "ui/pages/dashboard/dashboard_page.h"

#include "core/edit/nodes.h"
#include "core/text/text.h"
#include "ui/charts/progress_chart.h"
#include "ui/pages/dashboard/card_grid.h"
#include "ui/pages/dashboard/records_popup.h"
#include "ui/pages/figures/plan_figures.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/icons.h"

#include <QPainter>
#include <QScrollArea>

namespace gantry {

namespace {
int narrow() { return grown(1060); } // px of page width below which rows of cards break in two

Card* cardOf(const QString& title, const QString& unit, QWidget* content, bool toTheFrame = false)
{
    auto* card = new Card(title, unit);
    if (toTheFrame) card->body()->setContentsMargins(0, 0, 0, 6); // clear of the round corners
    card->body()->addWidget(content, 1);
    content->setAccessibleName(title);
    return card;
}
} // namespace

DashboardPage::DashboardPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_figures(PlanFigures::of(workspace))
    , m_header(new PageHeader(tr("Dashboard")))
    , m_scroll(new QScrollArea)
    , m_grid(new CardGrid)
    , m_progress(new ProgressChart)
    , m_slips(new StatusBarChart(StatusBarChart::Figures::AtEnd))
    , m_phases(new StatusBarChart(StatusBarChart::Figures::InParts))
    , m_timeline(new TimelineChart)
    , m_worst(new RecordList)
    , m_late(new RecordList)
    , m_milestones(new RecordList)
{
    m_progressCard = cardOf(tr("Planned and actual"), tr("% of baseline duration finished"), m_progress);
    m_progressCard->legend()->addWidget(new LegendItem("chart.baseline"_token, {2, 3}, tr("Planned")));
    m_progressCard->legend()->addWidget(new LegendItem("chart.actual"_token, {}, tr("Actual")));
    m_progressCard->legend()->addWidget(new LegendItem("chart.forecast"_token, {5, 3}, tr("Forecast")));
    auto* openPlan = new QAction(icon("baseline"), tr("Open plan"), this);
    connect(openPlan, &QAction::triggered, this, [this] {
        const auto projects = this->workspace().projects();
        if (!projects.empty()) this->workspace().reveal({entityOf<Node>(), projects.front().value});
    });
    m_noBaselineCard = cardOf(tr("Planned and actual"), {},
        new EmptyState("baseline",
            tr("No project here has a baseline yet. Set one on the Plan page: planned and actual progress and slip are counted against "
               "it."),
            openPlan),
        true);
    m_slipCard = cardOf(tr("Slip by project"), {}, m_slips);
    m_phaseCard = cardOf(tr("Health by phase"), tr("projects"), m_phases);
    m_timelineCard = cardOf(tr("Milestones ahead"), {}, m_timeline);
    m_worstCard = cardOf(tr("Projects"), tr("worst first, slip in working days"), m_worst, true);
    m_lateCard = cardOf(tr("Late tasks"), tr("slip in working days"), m_late, true);
    m_milestonesCard = cardOf(tr("Milestones"), tr("next %1 days, slip in days").arg(milestoneDays), m_milestones, true);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_grid);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_grid->setAutoFillBackground(false);
    for (Card* card :
        {m_progressCard, m_noBaselineCard, m_slipCard, m_phaseCard, m_timelineCard, m_worstCard, m_lateCard, m_milestonesCard})
        card->setParent(m_grid);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);

    const auto reveal = [this](RecordKey record) { this->workspace().reveal(record); };
    for (RecordList* list : {m_worst, m_late, m_milestones}) connect(list, &RecordList::chosen, this, reveal);
    connect(m_slips, &ChartWidget::activated, this, [=, this](int bar) {
        reveal({entityOf<Node>(), m_data.slipProjects[std::size_t(bar)].value});
    });
    connect(m_phases, &ChartWidget::activated, this, [this] { this->workspace().openPage(QStringLiteral("portfolio")); });
    connect(m_timeline, &ChartWidget::activated, this, [=, this](int mark) {
        reveal({entityOf<Task>(), m_data.timelineTasks[std::size_t(mark)].value});
    });

    connect(&m_figures, &PlanFigures::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

void DashboardPage::refresh()
{
    if (!isVisible()) return;
    m_fresh.settle();
    m_data = dashboardOf(portfolio(), m_figures.digests(workspace().projects()), workspace().scope(), session().today());
    m_header->setContext(m_data.context);
    fill();
    arrange();
}

void DashboardPage::fill()
{
    fillTiles();
    m_progress->setPoints(m_data.progress, m_data.asOf);
    m_progress->setAccessibleDescription(m_data.progress.empty() ? QString() : m_progressCard->accessibleName());
    m_slips->setBars(m_data.slips);
    m_slipCard->setTitle(tr("Slip by project"),
        int(m_data.slips.size()) < m_data.projects ? tr("working days, worst %1").arg(m_data.slips.size()) : tr("working days"));
    m_phases->setBars(m_data.phases);
    m_timeline->setMarks(m_data.timelineRows, m_data.timeline, m_data.asOf, m_data.asOf.addDays(milestoneDays));
    m_timelineCard->setTitle(tr("Milestones ahead"),
        m_data.timelineMissing > 0
            ? tr("first %1 of %2").arg(m_data.timelineRows.size()).arg(m_data.timelineRows.size() + m_data.timelineMissing)
            : QString());
    m_worst->setTable(m_data.worst);
    m_late->setTable(m_data.late);
    m_milestones->setTable(m_data.milestones);
}

void DashboardPage::fillTiles()
{
    while (m_tiles.size() < m_data.tiles.size()) {
        auto* tile = new KpiTile({}, m_grid);
        const std::size_t at = m_tiles.size();
        connect(tile, &QAbstractButton::clicked, this, [this, tile, at] { open(m_data.tiles[at], tile); });
        m_tiles.push_back(tile);
    }
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const bool used = i < m_data.tiles.size();
        m_tiles[i]->setObjectName(used ? m_data.tiles[i].key : QString());
        if (used) m_tiles[i]->setFigure(m_data.tiles[i].figure);
    }
}

void DashboardPage::arrange()
{
    if (m_fresh.isStale()) return;
    delete std::exchange(m_empty, m_data.projects == 0 ? emptyState() : nullptr);
    std::vector<CardGrid::Row> rows;
    if (m_empty) {
        rows.push_back({{{m_empty, CardGrid::columns}}, 240});
        m_grid->setRows(std::move(rows));
        return;
    }

    const bool broken = width() < narrow();
    const int inRow = broken ? 3 : tilesShown;
    for (std::size_t i = 0; i < m_data.tiles.size(); i += std::size_t(inRow)) {
        CardGrid::Row row{{}, grown(92), false};
        for (std::size_t j = i; j < std::min(m_data.tiles.size(), i + std::size_t(inRow)); ++j)
            row.items.push_back({m_tiles[j], CardGrid::columns / inRow});
        rows.push_back(std::move(row));
    }
    // The first card of a row takes what the others leave; where the page is narrow it has a row to itself.
    const auto addRow = [&](Card* first, std::vector<Card*> others, int height) {
        const int span = m_data.projects > 1 ? 3 : 5;
        if (broken) {
            rows.push_back({{{first, CardGrid::columns}}, height});
            CardGrid::Row row{{}, height};
            for (Card* card : others) row.items.push_back({card, CardGrid::columns / int(others.size())});
            if (!others.empty()) rows.push_back(std::move(row));
            return;
        }
        CardGrid::Row row{{{first, CardGrid::columns - span * int(others.size())}}, height};
        for (Card* card : others) row.items.push_back({card, span});
        rows.push_back(std::move(row));
    };
    Card* progress = m_data.progress.empty() ? m_noBaselineCard : m_progressCard;
    const bool ahead = !m_data.timeline.empty();
    if (m_data.projects > 1) {
        std::vector<Card*> upper{m_phaseCard}, lower;
        if (!m_data.slips.empty()) upper.insert(upper.begin(), m_slipCard);
        if (ahead) lower = {m_timelineCard, m_milestonesCard};
        addRow(progress, std::move(upper), grown(240));
        addRow(m_worstCard, std::move(lower), grown(260));
    } else {
        std::vector<Card*> upper;
        if (!m_data.late.rows.empty()) upper.push_back(m_lateCard);
        addRow(progress, std::move(upper), grown(240));
        if (ahead) addRow(m_timelineCard, {m_milestonesCard}, 260);
    }
    m_grid->setRows(std::move(rows));
}

QWidget* DashboardPage::emptyState()
{
    auto* add = new QAction(icon("plus"), tr("New project"), this);
    add->setEnabled(!session().isReadOnly());
    connect(add, &QAction::triggered, this, &DashboardPage::addProject);
    // The window has the command to take in schedules; where it is not there, nothing is offered.
    auto* import = window()->findChild<QAction*>(QStringLiteral("file/import"));
    auto* empty = new EmptyState("dashboard",
        import ? tr("No projects here yet. Add one, or take in schedules from Microsoft Project or Primavera P6.")
               : tr("No projects here yet. Add one, and its progress, slip and milestones show here."),
        add, import, m_grid);
    add->setParent(empty);
    empty->setObjectName(QStringLiteral("no-projects"));
    return empty;
}

void DashboardPage::addProject()
{
    NodeId under = workspace().scope();
    auto set = addNode(portfolio(), session().ids(), under, NodeKind::Project, tr("New project"), {}, session().today());
    if (!set) {
        workspace().report(set.error());
        return;
    }
    const auto node = std::ranges::find(set->changes, entityOf<Node>(), &Change::entity);
    const RecordKey record{node->entity, node->id};
    if (workspace().apply(std::move(set))) workspace().reveal(record);
}

void DashboardPage::open(const DashboardTile& tile, QWidget* anchor)
{
    const auto projects = workspace().projects();
    if (tile.behind == Behind::Portfolio || (tile.behind == Behind::Slips && projects.size() == 1)) {
        if (projects.size() == 1)
            workspace().reveal({entityOf<Node>(), projects.front().value});
        else
            workspace().openPage(QStringLiteral("portfolio"));
        return;
    }
    auto* popup = new RecordsPopup(recordsBehind(tile.behind, portfolio(), m_figures.digests(projects), m_data.asOf), anchor);
    connect(popup, &RecordsPopup::chosen, this, [this](RecordKey record) { workspace().reveal(record); });
    popup->show();
    popup->setFocus();
}

void DashboardPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if ((event->size().width() < narrow()) != (event->oldSize().width() < narrow())) arrange();
}

void DashboardPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.page"_token]);
}

} // namespace gantry
