#include "ui/pages/performance/scorecard.h"

#include "core/edit/kpis.h"
#include "core/session/closed_history.h"
#include "core/session/project_measures.h"
#include "core/text/kpi_text.h"
#include "core/text/text.h"
#include "ui/charts/trend_chart.h"
#include "ui/pages/figures/plan_figures.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/performance/explained_kpi.h"
#include "ui/pages/performance/health_card.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace gantry {
namespace {

constexpr int gap = 12, padding = 16; // px
int healthWidth() { return grown(460); }
int howHeight() { return grown(264); }

std::optional<TrendMark> markOf(Trend trend)
{
    if (trend == Trend::None) return std::nullopt;
    return trend == Trend::Up ? TrendMark::Up : trend == Trend::Flat ? TrendMark::Flat : TrendMark::Down;
}

} // namespace

Scorecard::Scorecard(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_explain(keyMap().action("help", "table/explain", this))
    , m_edit(new QAction(icon("edit"), tr("Edit KPI"), this))
    , m_starters(new QAction(icon("plus"), tr("Add the starter KPIs"), this))
    , m_new(new QAction(icon("registers"), tr("Register of KPIs"), this))
    , m_stack(new QStackedWidget)
    , m_content(new QWidget)
    , m_list(new RecordList)
    , m_parts(new RecordList)
    , m_how(new Card({}))
    , m_purpose(new TextLabel({}, TypeRole::Table, "text.secondary"_token))
    , m_formula(new TextLabel({}, TypeRole::Table, "text.primary"_token))
    , m_numbers(new TextLabel({}, TypeRole::Table, "text.primary"_token))
    , m_rule(new TextLabel({}, TypeRole::Small, "text.tertiary"_token))
    , m_trend(new TrendChart)
    , m_noTrend(new TextLabel(
          tr("Closing a period freezes the value; from the first close on its trend stands here."), TypeRole::Table, "text.tertiary"_token))
    , m_health(new HealthCard(workspace))
{
    auto* tools = new ToolRow;
    tools->addAction(m_explain);
    tools->addAction(m_edit);
    tools->addAction(m_new);
    auto* kpis = new Card(tr("KPIs"));
    kpis->body()->setContentsMargins(0, 0, 0, 0);
    kpis->body()->addWidget(m_list, 1);
    m_list->setShowsCurrent(true);
    m_list->setAccessibleName(tr("KPIs"));
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({m_explain, m_edit});
    m_parts->setAccessibleName(tr("What the value is made of"));
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    for (TextLabel* label : {m_purpose, m_formula, m_numbers, m_rule}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    words->addWidget(m_parts, 1);
    m_noTrend->setWordWrap(true);
    m_noTrend->setAlignment(Qt::AlignCenter);
    auto* trend = new QVBoxLayout;
    trend->addWidget(m_trend, 1);
    trend->addWidget(m_noTrend, 1);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(padding);
    sides->addLayout(words, 3);
    sides->addLayout(trend, 2);
    m_how->body()->addLayout(sides, 1);
    m_how->setFixedHeight(howHeight());
    m_health->setFixedWidth(healthWidth());

    auto* left = new QVBoxLayout;
    left->setSpacing(gap);
    left->addWidget(kpis, 1);
    left->addWidget(m_how);
    auto* cards = new QHBoxLayout;
    cards->setContentsMargins(padding, padding, padding, padding);
    cards->setSpacing(gap);
    cards->addLayout(left, 1);
    cards->addWidget(m_health);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(tools);
    content->addLayout(cards, 1);
    m_empty = new EmptyState("chart",
        tr("No KPIs count here yet. The starter KPIs are those in common use; edit them, or write your own in the register."), m_starters,
        m_new);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    m_waiting = new EmptyState("chart", tr("The figures of these projects are being worked out."));
    m_stack->addWidget(m_waiting);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setFocusProxy(m_list);

    connect(m_explain, &QAction::triggered, this, &Scorecard::explain);
    connect(m_edit, &QAction::triggered, this, &Scorecard::edit);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &Scorecard::explain);
    connect(m_new, &QAction::triggered, this, [this] { m_workspace.openPage(QStringLiteral("register.") + infoOf<Kpi>().keyText()); });
    connect(m_starters, &QAction::triggered, this,
        [this] { m_workspace.apply(addStarterKpis(m_workspace.portfolio(), m_workspace.session().ids())); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        fillExplanation();
        if (const RecordKey record = m_list->currentRecord(); record.id) m_workspace.select(record);
    });
    connect(m_parts, &RecordList::chosen, this, [this](RecordKey record) {
        if (record.id) m_workspace.reveal(record);
    });
    connect(&workspace.session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace.session(), &Session::derived, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace.session(), &Session::found, this, [this] {
        if (m_fresh.isStale()) m_fresh.outdate();
    });
    connect(&workspace, &Workspace::scopeChanged, &m_fresh, &RefreshWhenSeen::outdate);
}

void Scorecard::refresh()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    Session& session = m_workspace.session();
    if (!session.isAtHand(m_workspace.projects(), Aside::Measures)) {
        session.findOut(m_workspace.projects(), Aside::Measures);
        if (m_shown != m_workspace.scope()) m_stack->setCurrentWidget(m_waiting), Q_EMIT refreshed();
        return;
    }
    m_fresh.settle();
    m_shown = m_workspace.scope();
    m_scores = scoresOf(session, m_shown);
    m_starters->setEnabled(!m_workspace.session().isReadOnly());
    m_stack->setCurrentWidget(m_scores.empty() ? m_empty : m_content);
    fillList();
    fillExplanation();
    const auto history = session.closedHistory(m_workspace.scope());
    const ClosedMoment last = history->empty() ? ClosedMoment{} : history->back();
    m_health->setHealth(m_workspace.scope(), healthByDimension(portfolio, m_workspace.scope(), m_scores), last.values, last.period);
    Q_EMIT refreshed();
}

void Scorecard::fillList()
{
    RecordTable table;
    table.columns = {{tr("KPI"), Qt::AlignLeft, true}, {tr("Dimension")}, {tr("Value"), Qt::AlignRight}, {tr("Target"), Qt::AlignRight}};
    for (const KpiScore& score : m_scores) {
        const Kpi& kpi = *m_workspace.portfolio().find(score.kpi);
        const Status status = statusOf(score.status);
        RecordRow row{{entityOf<Kpi>(), kpi.id.value}, {}, {}};
        row.cells.push_back({.text = kpi.name, .code = kpi.code, .mark = status, .trend = markOf(score.trend)});
        row.cells.push_back({.text = enumText(wordOf(kpi.dimension)), .faint = true});
        row.cells.push_back({.text = kpiFigureText(kpi, score), .faint = !score.hasValue()});
        if (score.status == Health::Watch || score.status == Health::Bad) row.cells.back().judged = status;
        row.cells.push_back({.text = limitText(kpi, kpi.target), .faint = true});
        row.tip = QStringLiteral("%1: %2, %3. %4")
                      .arg(withCode(kpi.code, kpi.name), row.cells[2].text, healthWord(score.status).toLower(),
                          score.why ? sentence(*score.why) : limitsText(kpi));
        table.rows.push_back(std::move(row));
    }
    m_list->setTable(std::move(table));
    if (!m_list->currentIndex().isValid() && !m_scores.empty()) m_list->setCurrentIndex(m_list->model()->index(0, 0));
}

const KpiScore* Scorecard::current() const
{
    const RecordKey record = m_list->currentRecord();
    const auto it = std::ranges::find(m_scores, KpiId{record.id}, &KpiScore::kpi);
    return it == m_scores.end() ? nullptr : &*it;
}

void Scorecard::fillExplanation()
{
    const KpiScore* score = current();
    const Portfolio& portfolio = m_workspace.portfolio();
    const Kpi* kpi = score ? portfolio.find(score->kpi) : nullptr;
    m_explain->setEnabled(kpi);
    m_edit->setEnabled(kpi);
    if (!kpi) return;
    m_how->setTitle(kpi->name, kpiFigureText(*kpi, *score));
    m_purpose->setText(kpi->purpose);
    m_purpose->setVisible(!kpi->purpose.isEmpty());
    m_formula->setText(tr("Formula: %1").arg(kpi->formula));
    m_numbers->setText(score->why   ? sentence(*score->why)
            : score->inputs.empty() ? QString()
                                    : tr("With its numbers: %1 = %2").arg(formulaWithNumbers(*kpi, *score), kpiFigureText(*kpi, *score)));
    m_numbers->setInk(score->why ? "text.secondary"_token : "text.primary"_token);
    m_numbers->setVisible(!m_numbers->text().isEmpty());
    QStringList rule{limitsText(*kpi)};
    if (score->rolledUp) rule.prepend(rollUpText(*kpi, *score));
    if (!kpi->source.isEmpty()) rule << kpi->source;
    m_rule->setText(rule.join(QStringLiteral(" · ")));

    RecordTable table;
    const bool projects = !score->parts.empty();
    table.columns = {{projects ? tr("Project") : tr("Measure"), Qt::AlignLeft, true},
        {projects ? tr("Budget") : tr("Name in formulas"), projects ? Qt::AlignRight : Qt::AlignLeft}, {tr("Value"), Qt::AlignRight}};
    for (const auto& [name, value] : score->inputs) {
        const Measure* measure = measureCalled(name.text);
        if (!measure) continue;
        table.rows.push_back({{},
            {{.text = measureName(*measure)}, {.text = measure->key, .faint = true}, {.text = answerText(value, score->decimals)}}, {}});
    }
    for (const ScorePart& part : score->parts) {
        const Node* node = portfolio.find(part.project);
        const auto budget = expression::Answer{.type = {expression::Sort::Money}, .number = {part.weight.minor}};
        RecordRow row{{entityOf<Node>(), part.project.value}, {}, {}};
        row.cells = {{.text = node ? node->name : QString(), .code = node ? node->code : QString()},
            {.text = part.weight ? answerText(budget, score->decimals) : QStringLiteral("n/a"), .faint = true},
            {.text = answerText(part.value, score->decimals), .faint = part.value.isAbsent()}};
        table.rows.push_back(std::move(row));
    }
    m_parts->setTable(std::move(table));
    fillTrend(*kpi, *score);
}

void Scorecard::fillTrend(const Kpi& kpi, const KpiScore& score)
{
    const Session& session = m_workspace.session();
    std::vector<TrendPoint> points;
    const auto add = [&](QDate day, const QString& when, double number, Health status) {
        const QStringList words{kpiNumberText(kpi, number), status == Health::NotAssessed ? QString() : healthWord(status).toLower()};
        points.push_back({day, number, status, tr("%1: %2").arg(when, words.join(u' ').trimmed())});
    };
    for (const FormerKpi& former : formerKpis(session, score.node, kpi.id))
        add(former.end, former.period, former.score.number, former.score.status);
    const bool closed = !points.empty();
    if (closed && score.hasValue())
        add(std::max(session.today(), points.back().day.addDays(1)), tr("Now"), score.number(kpi), score.status);
    const auto limit = [](const std::optional<Quantity>& q) { return q ? std::optional(double(q->e8) / e8) : std::nullopt; };
    m_trend->setPoints(
        std::move(points), {limit(kpi.greenLimit), limit(kpi.amberLimit)}, kpi.unit == KpiUnit::Percent ? tr(" %") : QString());
    m_trend->setVisible(closed);
    m_noTrend->setVisible(!closed);
}

QString Scorecard::explanation() const
{
    QStringList lines{m_purpose->text(), m_formula->text(), m_numbers->text(), m_rule->text()};
    for (const RecordRow& row : m_parts->table().rows) {
        QStringList cells;
        for (const RecordCell& cell : row.cells) cells << cell.text;
        lines << cells.join(QStringLiteral(" | "));
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString Scorecard::context() const
{
    if (m_scores.empty() || m_shown != m_workspace.scope()) return {};
    QStringList parts{m_scores.size() == 1 ? tr("1 KPI") : tr("%1 KPIs").arg(QLocale().toString(qulonglong(m_scores.size())))};
    for (Health health : {Health::Bad, Health::Watch, Health::Good})
        if (const auto n = std::ranges::count(m_scores, health, &KpiScore::status))
            parts << QLocale().toString(qint64(n)) + u' ' + healthWord(health).toLower();
    if (const auto n = std::ranges::count_if(m_scores, [](const KpiScore& s) { return !s.hasValue(); }))
        parts << tr("%1 n/a").arg(QLocale().toString(qint64(n)));
    return parts.join(QStringLiteral(" · "));
}

QList<QAction*> Scorecard::actionsOfTable() const { return {m_explain, m_edit, m_new, m_starters}; }

bool Scorecard::isEmpty() const { return m_stack->currentWidget() == m_empty; }

bool Scorecard::reveal(RecordKey record)
{
    if (record.entity != entityOf<Kpi>()) return false;
    m_fresh.catchUp();
    const auto& rows = m_list->table().rows;
    const auto it = std::ranges::find(rows, record, &RecordRow::record);
    if (it == rows.end()) return false;
    m_list->setCurrentIndex(m_list->model()->index(int(it - rows.begin()), 0));
    return true;
}

void Scorecard::explain()
{
    const KpiScore* score = current();
    if (!score) return;
    const Session& session = m_workspace.session();
    showExplanation(
        m_workspace, [&session, node = m_workspace.scope(), kpi = score->kpi] { return explainedKpi(session, node, kpi); }, window());
}

void Scorecard::edit()
{
    if (const RecordKey record = m_list->currentRecord(); record.id) m_workspace.reveal(record);
}

} // namespace gantry
