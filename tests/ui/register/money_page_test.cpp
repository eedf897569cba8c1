#include "core/cost/closed_figures.h"
#include "core/model/cost_rules.h"
#include "core/sample/sample.h"
#include "core/text/cost_text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/explain/explain_dialog.h"
#include "ui/pages/register/money_bar.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/periods/close_dialog.h"
#include "ui/periods/compare_closes_dialog.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/kpi_tile.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/window/main_window.h"

#include <QMenu>
#include <QTreeWidget>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

/// A window on the sample, which keeps books.
struct Desk {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    MainWindow window{settings, identityOf(QStringLiteral("Ada"))};

    Desk()
    {
        {
            auto made = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), samplePortfolio());
            REQUIRE(made);
        }
        REQUIRE(window.openFile(folder.path()));
        window.resize(1440, 900);
        window.show();
        window.workspace()->setScope(project("TWT"));
        REQUIRE(window.openPage(QStringLiteral("money.cost_account")));
        QCoreApplication::processEvents();
    }
    Session& session() { return window.workspace()->session(); }
    NodeId project(const char* code)
    {
        NodeId found;
        session().portfolio().all<Node>().forEach([&](const Node& n) {
            if (n.code == QLatin1String(code)) found = n.id;
        });
        return found;
    }
    RegisterPage& page() { return *static_cast<RegisterPage*>(window.currentPage()); }
    QString heading()
    {
        QStringList out;
        for (const TextLabel* label : page().findChild<PageHeader*>()->findChildren<TextLabel*>()) out << label->text();
        return out.join(u' ');
    }
    MoneyBar& bar() { return *page().findChild<MoneyBar*>(); }
    KpiTile& tile(CostMeasure measure)
    {
        auto* found = bar().findChild<KpiTile*>(wordOf(measure));
        REQUIRE(found);
        return *found;
    }
    QString total(CostMeasure measure) { return amountText(figure(session().costs(project("TWT"))->total.figures, measure), 2); }
    void chooseRule(const QString& text)
    {
        Q_EMIT bar().rulesMenu().aboutToShow();
        for (QAction* action : bar().rulesMenu().actions())
            if (action->text() == text) {
                REQUIRE(action->isEnabled());
                action->trigger();
                return QCoreApplication::processEvents();
            }
        FAIL("no rule " << text.toStdString());
    }
    ActionButton& button(const QString& text)
    {
        for (auto* each : page().findChildren<ActionButton*>())
            if (each->action()->text() == text && each->isVisible()) return *each;
        FAIL("no button " << text.toStdString());
        throw 0;
    }
    CostAccountId account(const char* title)
    {
        CostAccountId found;
        session().portfolio().all<CostAccount>().forEachIn(project("TWT"), [&](const CostAccount& a) {
            if (a.title == QLatin1String(title)) found = a.id;
        });
        REQUIRE(found);
        return found;
    }
    QString cell(qint64 record, const char* column)
    {
        RecordTableModel& model = page().sheet().model();
        return model.index(model.rowOf(record), model.columnOf(QString::fromLatin1(column))).data().toString();
    }
};

} // namespace

TEST_CASE("the cost sheet of a project is a tree of accounts whose figures follow each edit", "[money]")
{
    Desk desk;
    RecordTableModel& model = desk.page().sheet().model();
    CHECK(model.isTree());
    const CostAccountId fees = desk.account("Professional fees");
    const auto sheet = desk.session().costs(desk.project("TWT"));
    const Amount budget = figure(sheet->find({entityOf<CostAccount>(), fees.value})->figures, CostMeasure::Budget);
    CHECK(desk.cell(fees.value, "computed.budget") == QLocale().toString(double(budget.minor) / 100, 'f', 2));
    const QModelIndex cell = model.index(model.rowOf(fees.value), model.columnOf(u"original_budget_minor"));
    REQUIRE(model.setData(cell, QStringLiteral("1234.50"), Qt::EditRole));
    CHECK(desk.cell(fees.value, "computed.budget") == QLocale().toString(1234.5, 'f', 2));
    CHECK(desk.session().portfolio().find(fees)->originalBudget == Money{123'450});
    REQUIRE(desk.session().undo());
    CHECK(desk.cell(fees.value, "computed.budget") == QLocale().toString(double(budget.minor) / 100, 'f', 2));
}

TEST_CASE("a figure explains itself down to the records, and each leads to its page", "[money]")
{
    Desk desk;
    RegisterSheet& sheet = desk.page().sheet();
    const CostAccountId frame = desk.account("Frame and envelope");
    REQUIRE(sheet.view().setCurrent(frame.value, QStringLiteral("computed.forecast_final_cost")));
    REQUIRE(sheet.actions().explain->isEnabled());
    sheet.view().setFocus();
    sheet.actions().explain->trigger();
    auto* dialog = desk.window.findChild<ExplainDialog*>();
    REQUIRE(dialog);
    CHECK(dialog->text().startsWith(QStringLiteral("Forecast final cost of Frame and envelope: ")));
    CHECK(dialog->text().contains(QStringLiteral("House rules: ")));
    CHECK(dialog->text().contains(desk.cell(frame.value, "computed.forecast_final_cost")));
    QTreeWidgetItem* leaf = dialog->parts()->topLevelItem(0);
    while (leaf->childCount() > 0) leaf = leaf->child(0);
    Q_EMIT dialog->parts()->itemActivated(leaf, 0);
    QCoreApplication::processEvents();
    CHECK(desk.page().sheet().entity() == entityOf<ContractLine>());
    CHECK(desk.window.workspace()->selection().entity == entityOf<ContractLine>());
    dialog->close();
    REQUIRE(desk.window.openPage(QStringLiteral("money.cost_account")));
    REQUIRE(desk.page().sheet().view().setCurrent(frame.value, QStringLiteral("title")));
    CHECK_FALSE(desk.page().sheet().actions().explain->isEnabled());
}

TEST_CASE("the drift since the last close stands beside the forecast, and Explain names the records that moved it", "[money]")
{
    Desk desk;
    const CostAccountId frame = desk.account("Frame and envelope");
    const RecordKey key{entityOf<CostAccount>(), frame.value};
    const auto drift = [&] { return desk.cell(frame.value, "computed.drift"); };
    const auto text = [](Amount amount) { return QLocale().toString(double(amount.minor) / 100, 'f', 2); };
    const NodeId project = desk.project("TWT");
    const auto closed = desk.session().lastClosed();
    REQUIRE(closed);
    const auto then = std::ranges::find(closed->find(project)->accounts, key, &ClosedRow::record);
    const auto now = [&] { return figure(desk.session().costs(project)->find(key)->figures, CostMeasure::ForecastFinalCost); };
    const Amount moved = now() - then->at(CostMeasure::ForecastFinalCost).own;
    CHECK(QString(drift()).remove(u'−').remove(u'-') == text(Amount{std::abs(moved.minor)}));

    ChangeBuilder build(QStringLiteral("test.add"));
    build.insert(ForecastItem{.id = desk.session().ids().next<ForecastItemId>(),
        .project = project,
        .title = QStringLiteral("Scaffold hire"),
        .account = frame,
        .amount = {Money{50'000'00}}});
    REQUIRE(desk.session().apply(build.take()));
    CHECK(now() - then->at(CostMeasure::ForecastFinalCost).own == moved + Amount{50'000'00});
    CHECK(QString(drift()).remove(u'−').remove(u'-') == text(Amount{std::abs(moved.minor + 50'000'00)}));
    REQUIRE(desk.page().sheet().view().setCurrent(frame.value, QStringLiteral("computed.drift")));
    desk.page().sheet().actions().explain->trigger();
    auto* dialog = desk.window.findChild<ExplainDialog*>();
    REQUIRE(dialog);
    REQUIRE(dialog->parts()->topLevelItemCount() == 2);
    QTreeWidgetItem* since = dialog->parts()->topLevelItem(1);
    CHECK(since->text(0).startsWith(QStringLiteral("Since the close of ")));
    const auto scaffold =
        dialog->parts()->findItems(QStringLiteral("Forecast item “Scaffold hire”"), Qt::MatchExactly | Qt::MatchRecursive);
    REQUIRE(scaffold.size() == 1);
    CHECK(scaffold.front()->text(1) == QStringLiteral("Added"));
    CHECK(scaffold.front()->text(2) == QStringLiteral("50,000.00"));
    CHECK(scaffold.front()->parent() == since);
}

TEST_CASE("the registers of money stand side by side, and the totals of the scope above them", "[money]")
{
    Desk desk;
    SegmentedButton* tabs = nullptr; // the header has another one
    for (auto* each : desk.page().findChildren<SegmentedButton*>())
        if (each->accessibleName() == u"Registers of this page") tabs = each;
    REQUIRE(tabs);
    CHECK(tabs->current() == 0);
    tabs->setCurrent(2);
    QCoreApplication::processEvents();
    CHECK(desk.page().sheet().entity() == entityOf<Contract>());
    CHECK(desk.page().sheet().model().rowCount() == 3);
    REQUIRE(desk.window.openPage(QStringLiteral("money.cost_accrual")));
    CHECK(tabs->current() == -1);
    const QString project = desk.tile(CostMeasure::ForecastFinalCost).figure().figure;
    CHECK(project == desk.total(CostMeasure::ForecastFinalCost));
    CHECK(desk.heading().contains(QStringLiteral("Money GBP · 2026-10 is open · ")));
    desk.window.workspace()->setScope(desk.session().portfolio().root()->id);
    REQUIRE(desk.window.openPage(QStringLiteral("money.node")));
    CHECK(desk.tile(CostMeasure::ForecastFinalCost).figure().figure != project);
    CHECK_FALSE(desk.cell(desk.session().portfolio().root()->id.value, "computed.forecast_final_cost").isEmpty());
}

TEST_CASE("each figure above the registers of money explains itself to the same sum", "[money]")
{
    Desk desk;
    REQUIRE(desk.bar().tiles().size() >= 5);
    for (const CostMeasure measure : {CostMeasure::Budget, CostMeasure::Committed, CostMeasure::ForecastFinalCost, CostMeasure::Paid}) {
        KpiTile& tile = desk.tile(measure);
        CHECK(tile.figure().figure == desk.total(measure));
        REQUIRE(tile.isVisible());
        QTest::mouseClick(&tile, Qt::LeftButton);
        auto* dialog = desk.window.findChild<ExplainDialog*>();
        REQUIRE(dialog);
        CHECK(dialog->text().startsWith(
            QStringLiteral("%1 of Thornwick treatment works: %2 GBP").arg(measureText(measure), desk.total(measure))));
    }
}

TEST_CASE("the house rules stand beside the figures and are changed there, for the project or as the portfolio has them", "[money]")
{
    Desk desk;
    const auto& options = desk.session().portfolio().all<CostOptions>();
    const NodeId project = desk.project("TWT");
    const std::size_t before = options.size();
    const QString committed = desk.total(CostMeasure::Committed);
    auto* words = desk.bar().findChild<TextLabel*>(QStringLiteral("house-rules"));
    REQUIRE(words);
    CHECK(words->text().startsWith(QStringLiteral("Of the portfolio: In-principle variations not committed")));
    CHECK(words->text().contains(QStringLiteral("other currencies at ")));
    CHECK(words->isVisible());
    desk.chooseRule(QStringLiteral("In-principle variations are committed"));
    CHECK(costOptionsOf(desk.session().portfolio(), project).inPrincipleCommitted);
    CHECK_FALSE(costOptionsOf(desk.session().portfolio(), {}).inPrincipleCommitted);
    CHECK(words->text().startsWith(QStringLiteral("Of this project: In-principle variations committed")));
    CHECK(desk.total(CostMeasure::Committed) != committed);
    CHECK(desk.tile(CostMeasure::Committed).figure().figure == desk.total(CostMeasure::Committed));

    desk.window.workspace()->setScope(desk.session().portfolio().root()->id);
    QCoreApplication::processEvents();
    CHECK(desk.bar().rulesText().contains(QStringLiteral("1 project has its own")));
    desk.window.workspace()->setScope(project);
    QCoreApplication::processEvents();
    desk.chooseRule(QStringLiteral("As the portfolio has them"));
    CHECK(options.size() == before);
    CHECK(desk.tile(CostMeasure::Committed).figure().figure == committed);
    CHECK(words->text().startsWith(QStringLiteral("Of the portfolio: ")));
}

TEST_CASE("periods are closed and compared from the page of money, whatever register is on show", "[money]")
{
    Desk desk;
    QTest::mouseClick(&desk.button(QStringLiteral("Close period…")), Qt::LeftButton);
    auto* close = desk.window.findChild<CloseDialog*>();
    REQUIRE(close);
    CHECK(close->isVisible());
    close->reject();
    QTest::mouseClick(&desk.button(QStringLiteral("Compare periods…")), Qt::LeftButton);
    REQUIRE(desk.window.findChild<CompareClosesDialog*>());
    QStringList offered;
    for (QAction* action : desk.page().pageActions()) offered << action->text();
    for (const char* each : {"Reopen…", "Add fiscal year…", "Import actuals..."}) {
        CAPTURE(each);
        CHECK(offered.contains(QString::fromUtf8(each)));
    }
}
