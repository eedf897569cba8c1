#include "ui/pages/register/money_bar.h"

#include "core/edit/cost_rules.h"
#include "core/edit/periods.h"
#include "core/model/closes.h"
#include "core/model/cost_rules.h"
#include "core/model/currencies.h"
#include "core/text/cost_text.h"
#include "core/text/numbers.h"
#include "ui/explain/explained_costs.h"
#include "ui/models/closed_rows.h"
#include "ui/models/rolled_costs.h"
#include "ui/pages/register/register_page.h"
#include "ui/periods/period_actions.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/kpi_tile.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPainter>

namespace gantry {
namespace {

constexpr CostMeasure shown[] = {CostMeasure::Budget, CostMeasure::Committed, CostMeasure::ForecastFinalCost, CostMeasure::Variance,
    CostMeasure::Paid, CostMeasure::Contingency};

/// "76.2 %"; empty where there is nothing to be a part of.
QString shareText(Amount part, Amount whole)
{
    if (!part || !whole || whole.minor == 0) return {};
    const auto perMille = mulDiv(part.minor, 1000, whole.minor);
    return perMille ? numberText(*perMille, 1, 1, QLocale()) + QStringLiteral(" %") : QString();
}

bool hasOwnRules(const Portfolio& portfolio, NodeId project)
{
    bool own = false;
    portfolio.all<CostOptions>().forEachIn(project, [&](const CostOptions&) { own = true; });
    return own;
}

} // namespace

MoneyBar::MoneyBar(Workspace& workspace, RegisterPage& page)
    : m_workspace(workspace)
    , m_periods(new PeriodActions(workspace, &page))
    , m_actuals(new QAction(icon("import"), tr("Import actuals..."), &page))
    , m_rules(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_change(new QAction(icon("settings"), tr("House rules"), this))
    , m_menu(new QMenu(this))
{
    auto* figures = new QHBoxLayout;
    figures->setSpacing(0);
    for (const CostMeasure measure : shown) {
        auto* tile = m_tiles.emplace_back(new KpiTile({}, this, KpiTile::Look::Strip));
        tile->setObjectName(wordOf(measure));
        connect(tile, &QAbstractButton::clicked, this, [this, measure] { explain(measure); });
        figures->addWidget(tile, 1);
    }
    m_change->setToolTip(tr("Change the rules that decide what counts"));
    m_change->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &MoneyBar::fillMenu);
    auto* change = new ActionButton(m_change, ActionButton::Look::Bare);
    change->setFixedHeight(grown(24));
    m_rules->setObjectName(QStringLiteral("house-rules"));
    auto* rules = new QHBoxLayout;
    rules->setContentsMargins(mirrored(QMargins(8, 2, 16, 3)));
    rules->setSpacing(4);
    rules->addWidget(change);
    rules->addWidget(m_rules, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 1); // the rules above and below
    column->setSpacing(0);
    column->addLayout(figures);
    column->addLayout(rules);
    fillMenu();
    m_actuals->setToolTip(tr("Entries of the ledger from a table, with the mapping that was chosen before"));
    connect(m_actuals, &QAction::triggered, this, [&page] { page.importInto(entityOf<LedgerEntry>()); });
    connect(&workspace.session(), &Session::costsChanged, this, &RegisterHead::stale);
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) { // the open period and whose rules hold
        const auto said = [](const Change& c) { return c.entity == entityOf<Period>() || c.entity == entityOf<CostOptions>(); };
        if (std::ranges::any_of(set.changes, said)) Q_EMIT stale();
    });
}

/// "GBP", "2026-11 is open".
QStringList MoneyBar::context() const
{
    QStringList words;
    if (const QString unit = currency(); !unit.isEmpty()) words << unit;
    if (const Period* open = nextToClose(m_workspace.portfolio())) words << tr("%1 is open").arg(open->name);
    return words;
}

QList<QAction*> MoneyBar::headerActions() const { return {m_actuals, m_periods->close, m_periods->compare}; }

QList<QAction*> MoneyBar::overflowActions() const
{
    return {m_periods->moves, m_periods->restatements, m_periods->reopen, m_periods->addYear};
}

QAction* MoneyBar::maker(Entity entity) const { return entity == entityOf<Period>() ? m_periods->addYear : nullptr; }

QString MoneyBar::currency() const
{
    const Portfolio& portfolio = m_workspace.portfolio();
    if (const NodeId project = m_workspace.project()) return currencyOf(portfolio, project);
    const Node* root = portfolio.root();
    return root ? root->currency : QString();
}

void MoneyBar::refresh()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const NodeId project = m_workspace.project();
    const auto sheet = project ? m_workspace.session().costs(project) : nullptr;
    const CostFigures& figures = sheet ? sheet->total.figures : RolledCosts::of(m_workspace.session()).under(m_workspace.scope());
    const auto of = [&](CostMeasure m) { return figure(figures, m); };
    const int digits = minorDigitsOf(portfolio, currency());
    const Amount budget = of(CostMeasure::Budget), forecast = of(CostMeasure::ForecastFinalCost), variance = of(CostMeasure::Variance);
    const Snapshot* closed = lastClose(portfolio);
    ClosedRows& rows = ClosedRows::of(m_workspace.session());
    const auto then = project ? rows.amount({entityOf<Node>(), project.value}, CostMeasure::ForecastFinalCost, currency())
                              : rows.under(m_workspace.scope(), CostMeasure::ForecastFinalCost);
    const QString inForecast = shareText(forecast, budget);
    const auto ofForecast = [&](CostMeasure m) {
        const QString share = shareText(of(m), forecast);
        return share.isEmpty() ? QString() : tr("%1 of the forecast").arg(share);
    };
    const auto line = [&](CostMeasure m) -> QString {
        switch (m) {
        case CostMeasure::Budget: return tr("%1 original").arg(amountText(of(CostMeasure::OriginalBudget), digits));
        case CostMeasure::ForecastFinalCost:
            if (then && *then && forecast) {
                const Amount drift = forecast - *then;
                return tr("%1 since %2").arg((drift.minor > 0 ? QStringLiteral("+") : QString()) + amountText(drift, digits), closed->name);
            }
            return inForecast.isEmpty() ? QString() : tr("%1 of the budget").arg(inForecast);
        case CostMeasure::Variance: {
            const QString share = shareText(variance.minor < 0 ? Amount{} - variance : variance, budget);
            if (share.isEmpty()) return {};
            return (variance.minor < 0 ? tr("%1 over the budget") : tr("%1 under the budget")).arg(share);
        }
        default: return ofForecast(m);
        }
    };
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const CostMeasure measure = shown[i];
        KpiFigure tile{measureText(measure), amountText(of(measure), digits), {}, m_low ? QString() : line(measure)};
        if (!m_low && tile.line.isEmpty()) tile.line = u' '; // figures stand on one line, also where there is nothing to say of one
        if (measure == CostMeasure::Variance && variance && variance.minor < 0)
            tile.status = Status::Watch, tile.statusWord = tr("over the budget");
        m_tiles[i]->setFigure(std::move(tile));
        if (const QString why = whyUnknown(of(measure)); !why.isEmpty()) m_tiles[i]->setToolTip(why);
    }
    m_actuals->setEnabled(!m_workspace.session().isReadOnly());
    m_rules->setText(rulesText());
    QStringList tip = houseRules(costOptionsOf(portfolio, project), CostMeasure::ForecastFinalCost);
    m_rules->setToolTip(tip.join(u'\n'));
    arrange();
}

QString MoneyBar::rulesText() const
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const NodeId project = m_workspace.project();
    QStringList out{(project && hasOwnRules(portfolio, project) ? tr("Of this project: %1") : tr("Of the portfolio: %1"))
                        .arg(houseRulesInShort(costOptionsOf(portfolio, project)))};
    if (!project) {
        const auto own = std::ranges::count_if(m_workspace.projects(), [&](NodeId p) { return hasOwnRules(portfolio, p); });
        if (own > 0) out << (own == 1 ? tr("1 project has its own") : tr("%1 projects have their own").arg(own));
    }
    if (portfolio.all<ExchangeRate>().size() > 0) {
        const QDate day = reportingDay(portfolio, project);
        const bool last = day > m_workspace.session().today().addYears(50); // no day says which
        out << (last ? tr("other currencies at their last rates") : tr("other currencies at the rates of %1").arg(dateText(day)));
    }
    return out.join(QStringLiteral(" · "));
}

void MoneyBar::fillMenu()
{
    m_menu->clear();
    const Portfolio& portfolio = m_workspace.portfolio();
    const NodeId project = m_workspace.project();
    const bool writable = !m_workspace.session().isReadOnly(), own = project && hasOwnRules(portfolio, project);
    m_menu->addAction(project ? tr("Rules of %1").arg(portfolio.titleOf(entityOf<Node>(), project.value)) : tr("Rules of the portfolio"))
        ->setEnabled(false);
    const CostOptions options = costOptionsOf(portfolio, project);
    for (const Field* rule : {&fieldFor<&CostOptions::inPrincipleCommitted>(), &fieldFor<&CostOptions::contingencyInForecast>(),
             &fieldFor<&CostOptions::riskInForecast>(), &fieldFor<&CostOptions::directInForecast>(),
             &fieldFor<&CostOptions::draftContractsCount>()}) {
        QAction* action = m_menu->addAction(rule->labelText());
        action->setCheckable(true);
        action->setChecked(intOf(rule->get(&options)) != 0);
        action->setEnabled(writable);
        connect(action, &QAction::triggered, this, [this, rule, project](bool on) {
            m_workspace.apply(setCostRule(m_workspace.portfolio(), m_workspace.session().ids(), project, *rule, Value(qint64(on))));
        });
    }
    m_menu->addSeparator();
    if (project) {
        QAction* follow = m_menu->addAction(tr("As the portfolio has them"));
        follow->setToolTip(tr("The project follows the rules of the portfolio again, those of earned value and cash flow included"));
        follow->setCheckable(true);
        follow->setChecked(!own);
        follow->setEnabled(writable && own);
        connect(follow, &QAction::triggered, this, [this, project] { m_workspace.apply(dropCostRules(m_workspace.portfolio(), project)); });
    }
    QAction* all = m_menu->addAction(tr("All rules"));
    connect(all, &QAction::triggered, this, [this] { m_workspace.openPage(QStringLiteral("money.cost_options")); });
}

void MoneyBar::explain(CostMeasure measure)
{
    const NodeId project = m_workspace.project(), scope = project ? project : m_workspace.scope();
    showExplanation(
        m_workspace,
        [&session = m_workspace.session(), scope, project, measure] {
            return explainedCosts(session, {entityOf<Node>(), scope.value}, measure, project ? ToldIn::Project : ToldIn::Portfolio);
        },
        window());
}

void MoneyBar::setLow(bool low)
{
    if (std::exchange(m_low, low) != low) refresh();
}

/// Figures are never cut: the last ones go where the width does not hold them.
void MoneyBar::arrange()
{
    int room = width();
    for (KpiTile* tile : m_tiles) {
        room -= tile->minimumSizeHint().width();
        tile->setVisible(room >= 0 || tile == m_tiles.front());
    }
}

void MoneyBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MoneyBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.surface"_token]);
    for (const int y : {0, height() - 1}) fillSharp(p, QRectF(0, y, width(), 1), t["line.default"_token]);
}

} // namespace gantry
