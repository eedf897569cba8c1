#include "ui/pages/performance/earned_view.h"

#include "core/edit/cost_rules.h"
#include "core/edit/records.h"
#include "core/model/cost_rules.h"
#include "core/text/cost_text.h"
#include "core/text/earned_text.h"
#include "ui/charts/earned_chart.h"
#include "ui/pages/performance/earned_tiles.h"
#include "ui/pages/performance/explained_earned.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/notice_bar.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"
#include "ui/tables/column_chooser.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>

namespace gantry {
namespace {

const QString columnsKey = QStringLiteral("page/performance/columns");
constexpr int tilesInRow = 5, gap = 12, padding = 16, tileHeight = 92, chartHeight = 200; // px
int narrow() { return grown(1060); } // px of page width below which the chart has a row to itself

} // namespace

EarnedView::EarnedView(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new EarnedModel(workspace.session(), this))
    , m_explain(keyMap().action("help", "table/explain", this))
    , m_columns(new QAction(icon("columns"), tr("Columns"), this))
    , m_open(new QAction(icon("plan"), tr("Open plan"), this))
    , m_rules(new QAction(icon("settings"), tr("Rules"), this))
    , m_rulesMenu(new QMenu(this))
    , m_period(new SegmentedButton({tr("Months"), tr("Weeks")}))
    , m_notice(new NoticeBar)
    , m_stack(new QStackedWidget)
    , m_content(new QWidget)
    , m_top(new QWidget)
    , m_card(new Card(tr("S-curve")))
    , m_chart(new EarnedChart)
    , m_tree(new EarnedTree(*m_model, workspace.rowHeight()))
{
    auto* tools = new ToolRow;
    m_rules->setMenu(m_rulesMenu);
    m_rules->setToolTip(tr("By which rules the figures are made"));
    tools->addAction(m_rules);
    auto* columns = tools->addAction(m_columns);
    tools->addAction(m_explain);
    tools->addRightWidget(m_period);
    m_chart->setAccessibleName(tr("Planned, earned and spent"));
    m_card->body()->addWidget(m_chart, 1);
    m_card->legend()->addWidget(new LegendItem("chart.baseline"_token, {2, 3}, tr("Planned")));
    m_card->legend()->addWidget(new LegendItem("status.good"_token, {}, tr("Earned")));
    m_card->legend()->addWidget(new LegendItem("chart.actual"_token, {}, tr("Spent")));
    m_card->legend()->addWidget(new LegendItem("chart.forecast"_token, {5, 3}, tr("Estimate")));

    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(tools);
    content->addWidget(m_top);
    content->addWidget(m_tree, 1);
    m_stack->addWidget(m_content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->addActions({m_explain, m_open, m_columns});
    if (const QStringList kept = workspace.settings().value(columnsKey).toStringList(); !kept.isEmpty())
        m_tree->setColumnLayout(ColumnLayout::restored(kept, m_model->columns()));
    setFocusProxy(m_tree);

    connect(m_explain, &QAction::triggered, this, [this] { explain(m_tree->currentIndex()); });
    connect(m_tree, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) { explain(index); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && m_model->rowAt(current).record.id) m_workspace.select(m_model->rowAt(current).record);
    });
    connect(m_open, &QAction::triggered, this, [this] {
        const QModelIndex current = m_tree->currentIndex();
        RecordKey record = current.isValid() ? m_model->rowAt(current).record : RecordKey{};
        if (!record.id && !m_workspace.projects().empty()) record = {entityOf<Node>(), m_workspace.projects().front().value};
        if (record.id) m_workspace.reveal(record);
    });
    connect(m_columns, &QAction::triggered, this, [this, columns] {
        auto* chooser = new ColumnChooser(m_model->columns(), m_tree->columnLayout(), m_tree->standardLayout(), this);
        connect(chooser, &ColumnChooser::changed, m_tree, &EarnedTree::setColumnLayout);
        chooser->move(columns->mapToGlobal(QPoint(0, columns->height() + 2)));
        chooser->show();
    });
    connect(m_period, &SegmentedButton::currentChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace.session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace.session(), &Session::derived, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace.session(), &Session::found, this, [this] {
        if (m_fresh.isStale()) m_fresh.outdate();
    });
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

/// What stands there is the scope's, if only as it was before the last edit.
bool EarnedView::isOfScope() const
{
    return shown().project == m_workspace.project() && !shown().rows.empty()
        && shown().rows.front().record == RecordKey{entityOf<Node>(), m_workspace.scope().value};
}

void EarnedView::refresh()
{
    Session& session = m_workspace.session();
    if (!session.isAtHand(m_workspace.projects(), Aside::EarnedValue)) {
        session.findOut(m_workspace.projects(), Aside::EarnedValue);
        m_waiting = !isOfScope();
        if (m_waiting) fillEmpty(), Q_EMIT refreshed();
        return;
    }
    m_fresh.settle();
    m_waiting = false;
    const QModelIndex current = m_tree->currentIndex();
    const RecordKey held = current.isValid() ? m_model->rowAt(current).record : RecordKey{};
    const int column = current.column(), scrolled = m_tree->verticalScrollBar()->value();
    const bool same = isOfScope();
    QSet<qint64> closed; // what somebody folded stays folded
    for (int i = 0; same && i < int(shown().rows.size()); ++i)
        if (const EarnedTableRow& row = shown().rows[std::size_t(i)]; !row.children.empty() && !m_tree->isExpanded(m_model->indexAt(i)))
            closed.insert(row.record.id);
    m_model->setTable(earnedTableOf(session, m_workspace.scope()));
    m_tree->expandAll();
    for (int i = 0; !closed.isEmpty() && i < int(shown().rows.size()); ++i)
        if (closed.contains(shown().rows[std::size_t(i)].record.id)) m_tree->collapse(m_model->indexAt(i));
    if (const QModelIndex again = m_model->indexOf(held, column); again.isValid()) m_tree->setCurrentIndex(again);
    if (same) m_tree->verticalScrollBar()->setValue(scrolled);

    EarnedTotals totals = shown().totals;
    m_period->setVisible(bool(shown().project)); // several projects are joined by month
    if (m_period->isVisibleTo(this) && m_period->current() == 1)
        if (const auto weeks = session.earnedValue(shown().project, EarnedPeriod::Week)) totals.series = weeks->totals.series;
    m_chart->setSeries(totals.series, totals.asOf, m_model->digits());
    m_card->setTitle(tr("S-curve"), QStringList{totals.currency, m_chart->scaleWord()}.join(u' ').trimmed());
    fillTiles();
    fillRules();
    fillNotice();
    fillEmpty();
    arrange();
    Q_EMIT refreshed();
}

void EarnedView::fillTiles()
{
    const auto tiles = earnedTiles(shown().totals, m_model->digits());
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        if (i == m_tiles.size()) {
            m_tiles.push_back(new KpiTile({}, m_top));
            m_tiles.back()->setObjectName(tiles[i].key);
            if (const auto measure = tiles[i].measure)
                connect(m_tiles.back(), &QAbstractButton::clicked, this, [this, measure] {
                    if (!shown().rows.empty()) explain(shown().rows.front(), *measure);
                });
        }
        m_tiles[i]->setFigure(tiles[i].figure);
        m_tiles[i]->setToolTip(tiles[i].tip);
    }
}

QString EarnedView::tileText(const QString& key) const
{
    for (const EarnedTile& tile : earnedTiles(shown().totals, m_model->digits()))
        if (tile.key == key) return QStringList{tile.figure.figure, tile.figure.beside, tile.figure.line}.join(QStringLiteral(" | "));
    return {};
}

QString EarnedView::context() const
{
    const EarnedTotals& totals = shown().totals;
    if (!totals.projects || m_waiting) return {};
    QStringList parts{tr("as of %1").arg(dateText(totals.asOf))};
    if (!totals.currency.isEmpty()) parts << totals.currency;
    if (!shown().project) parts << (totals.projects == 1 ? tr("1 project") : tr("%1 projects").arg(totals.projects));
    if (totals.withoutBaseline) parts << tr("%1 more without a baseline").arg(totals.withoutBaseline);
    parts << tr("EAC = %1").arg(estimateText(totals.method));
    if (shown().value) parts << tr("AC from %1").arg(enumText(wordOf(shown().value->options.actualCostFrom)).toLower());
    return parts.join(QStringLiteral(" · "));
}

void EarnedView::fillNotice()
{
    if (shown().hasStatusDate || !shown().totals.projects) {
        m_notice->dismiss();
        return;
    }
    const QString day = dateText(m_workspace.session().today());
    QList<NoticeAction> actions;
    if (shown().project && m_workspace.portfolio().optionsOf(shown().project).id && !m_workspace.session().isReadOnly())
        actions << NoticeAction{tr("Set it to today"), [this] { setStatusDate(); }};
    m_notice->present(Status::Neutral,
        shown().project ? tr("The project has no status date, so the figures are as of today, %1.").arg(day)
                        : tr("Projects without a status date count as of today, %1.").arg(day),
        actions);
}

void EarnedView::setStatusDate()
{
    const ScheduleOptions& options = m_workspace.portfolio().optionsOf(shown().project);
    const DateTime evening = atDay(m_workspace.session().today(), options.dayFinish.seconds);
    m_workspace.apply(setCell(m_workspace.portfolio(), {entityOf<ScheduleOptions>(), options.id.value},
        fieldFor<&ScheduleOptions::statusDate>(), Value(evening.seconds)));
}

QString EarnedView::sentenceOfNothing() const
{
    if (m_waiting) return tr("The earned value of these projects is being worked out.");
    if (m_workspace.projects().empty()) return tr("No projects here yet. Earned value shows how far they are for their money.");
    if (!shown().totals.projects)
        return shown().project
            ? tr(
                "This project has no baseline, so nothing was planned. Set one on the Plan page; its costs are what is planned and earned.")
            : tr("No project here has a baseline, so nothing was planned. Set one on the Plan page of a project.");
    const EarnedSums& s = shown().totals.sums;
    if (s.budget == Amount{} && s.actual == Amount{})
        return tr("The baseline has no costs. Give tasks a fixed cost, or their assignments a cost, and set a new baseline.");
    return {};
}

void EarnedView::fillEmpty()
{
    const QString sentence = sentenceOfNothing();
    if (QWidget* old = std::exchange(m_empty, nullptr)) {
        m_stack->removeWidget(old);
        old->deleteLater();
    }
    if (sentence.isEmpty()) {
        m_stack->setCurrentWidget(m_content);
        return;
    }
    m_empty = new EmptyState("chart", sentence, m_workspace.projects().empty() || m_waiting ? nullptr : m_open);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentWidget(m_empty);
}

void EarnedView::fillRules()
{
    qDeleteAll(m_rulesMenu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    m_rulesMenu->clear();
    const Portfolio& portfolio = m_workspace.portfolio();
    const Node* root = portfolio.root();
    const bool whole = root && m_workspace.scope() == root->id;
    m_rules->setVisible(whole || shown().project); // a programme has no rules of its own
    if (!m_rules->isVisible()) return;
    const CostOptions options = costOptionsOf(portfolio, shown().project);
    for (const Field* field :
        {&fieldFor<&CostOptions::estimateMethod>(), &fieldFor<&CostOptions::actualCostFrom>(), &fieldFor<&CostOptions::technique>()}) {
        QMenu* menu = m_rulesMenu->addMenu(field->labelText());
        menu->setEnabled(!m_workspace.session().isReadOnly());
        const QString now = textOf(field->get(&options));
        for (std::size_t i = 0; i < field->words.size(); ++i) {
            const QString word = QString::fromLatin1(field->words[i].data(), qsizetype(field->words[i].size()));
            const bool estimate = field == &fieldFor<&CostOptions::estimateMethod>();
            QAction* choice = menu->addAction(estimate ? estimateText(EstimateMethod(i)) : enumText(word));
            choice->setCheckable(true);
            choice->setChecked(word == now);
            connect(choice, &QAction::triggered, this, [this, field, word] { chooseRule(*field, word); });
        }
    }
}

void EarnedView::chooseRule(const Field& field, const QString& word)
{
    const NodeId project = shown().project; // none: of the whole portfolio
    m_workspace.apply(setCostRule(m_workspace.portfolio(), m_workspace.session().ids(), project, field, word));
}

void EarnedView::explain(const QModelIndex& index)
{
    if (index.isValid()) explain(m_model->rowAt(index), m_model->measureAt(index.column()).value_or(EarnedMeasure::Earned));
}

void EarnedView::explain(const EarnedTableRow& row, EarnedMeasure measure)
{
    if (!row.known)
        return m_workspace.notify({Notice::Tone::Info, tr("“%1” has no baseline, so there is nothing to explain.").arg(row.title)});
    const Session& session = m_workspace.session();
    showExplanation(
        m_workspace,
        [&session, scope = m_workspace.scope(), record = row.record, title = row.title, measure] {
            return explainedEarned(session, scope, record, title, measure);
        },
        window());
}

void EarnedView::arrange()
{
    const bool broken = width() < narrow();
    if (m_broken == broken || m_tiles.empty()) return;
    m_broken = broken;
    delete m_top->layout();
    auto* grid = new QGridLayout(m_top);
    grid->setContentsMargins(padding, padding, padding, padding);
    grid->setSpacing(gap);
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        grid->addWidget(m_tiles[std::size_t(i)], i / tilesInRow, i % tilesInRow);
        m_tiles[std::size_t(i)]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        m_tiles[std::size_t(i)]->show();
    }
    for (int c = 0; c < tilesInRow; ++c) grid->setColumnStretch(c, 1);
    if (broken)
        grid->addWidget(m_card, 2, 0, 1, tilesInRow);
    else
        grid->addWidget(m_card, 0, tilesInRow, 2, 1), grid->setColumnStretch(tilesInRow, tilesInRow);
    m_card->setMinimumWidth(broken ? 0 : grown(420));
    m_top->setFixedHeight(2 * padding + 2 * grown(tileHeight) + gap + (broken ? gap + grown(chartHeight) : grown(40)));
}

void EarnedView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool EarnedView::reveal(RecordKey record)
{
    const QModelIndex index = m_model->indexOf(record);
    if (!index.isValid()) return false;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    return true;
}

void EarnedView::store()
{
    const ColumnLayout layout = m_tree->columnLayout();
    if (layout.places == m_tree->standardLayout().places)
        m_workspace.settings().remove(columnsKey);
    else
        m_workspace.settings().setValue(columnsKey, layout.state());
}

} // namespace gantry
