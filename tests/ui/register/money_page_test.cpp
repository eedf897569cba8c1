#include "core/cost/closed_figures.h"
#include "core/sample/sample.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/explain/explain_dialog.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/window/main_window.h"

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
    auto* tabs = desk.page().findChild<SegmentedButton*>();
    REQUIRE(tabs);
    CHECK(tabs->current() == 0);
    tabs->setCurrent(2);
    QCoreApplication::processEvents();
    CHECK(desk.page().sheet().entity() == entityOf<Contract>());
    CHECK(desk.page().sheet().model().rowCount() == 3);
    REQUIRE(desk.window.openPage(QStringLiteral("money.ledger_entry")));
    CHECK(tabs->current() == -1);
    const QString project = desk.heading();
    CHECK(project.contains(QStringLiteral("Forecast final cost ")));
    desk.window.workspace()->setScope(desk.session().portfolio().root()->id);
    REQUIRE(desk.window.openPage(QStringLiteral("money.node")));
    CHECK(desk.heading() != project);
    CHECK_FALSE(desk.cell(desk.session().portfolio().root()->id.value, "computed.forecast_final_cost").isEmpty());
}
