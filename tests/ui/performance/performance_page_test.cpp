#include "core/edit/baselines.h"
#include "core/model/cost_rules.h"
#include "core/text/earned_text.h"
#include "tests/ui/desk.h"
#include "ui/charts/earned_chart.h"
#include "ui/explain/explain_dialog.h"
#include "ui/pages/performance/earned_view.h"
#include "ui/pages/performance/performance_page.h"
#include "ui/shell/controls/kpi_tile.h"
#include "ui/shell/controls/notice_bar.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

using namespace gantry;

namespace {

/// Depot (EUR): Slab and Wall, ten days from 2 March 2026, 1,000.00 each; Slab is 40 % done and has cost 500.00, as of Friday 6 March.
/// Ferry has a task and no baseline.
struct EarnedDesk : test::Desk {
    NodeId depot, ferry;
    TaskId slab, wall;

    EarnedDesk()
    {
        set<&Node::currency>(portfolio().root()->id.value, QStringLiteral("EUR"));
        depot = addProject("Depot", "DP");
        slab = addTask(depot, "Slab", 10);
        wall = addTask(depot, "Wall", 10);
        for (TaskId task : {slab, wall}) assign(task, 1000'00);
        ferry = addProject("Ferry", "FE");
        addTask(ferry, "Refit", 5);
    }
    void assign(TaskId task, qint64 cost)
    {
        ChangeBuilder build(QStringLiteral("test.assign"));
        build.insert(Assignment{.id = session().ids().next<AssignmentId>(),
            .project = portfolio().find(task)->project,
            .task = task,
            .cost = {cost},
            .remainingCost = {cost}});
        apply(build.take());
    }
    void baseline()
    {
        apply(setBaseline(portfolio(), session().ids(), *session().schedule(depot), {}, {QStringLiteral("Ada"), Instant{}}));
    }
    void work()
    {
        baseline();
        set<&ScheduleOptions::statusDate>(portfolio().optionsOf(depot).id.value, atDay({2026, 3, 6}, 17 * 3600));
        apply(setPercentComplete(portfolio(), slab, percent(40), *session().dates(slab)));
        portfolio().all<Assignment>().forEach([&](const Assignment& a) {
            if (a.task == slab) spent = a.id;
        });
        set<&Assignment::actualCost>(spent.value, {500'00});
    }
    template <auto M> void set(qint64 id, typename Member<decltype(M)>::Type value)
    {
        ChangeBuilder build(QStringLiteral("test.set"));
        build.update<M>(portfolio(), id, value);
        apply(build.take());
    }
    /// As the page stands before anything that was begun beside the window can have come back.
    EarnedView& show(NodeId scope)
    {
        workspace().setScope(scope);
        REQUIRE(window.openPage(QStringLiteral("performance")));
        return qobject_cast<PerformancePage*>(window.currentPage())->earned();
    }
    EarnedView& open(NodeId scope)
    {
        EarnedView& view = show(scope);
        QCoreApplication::processEvents();
        return view;
    }
    /// The shown sentence of an area without figures; empty where there are some.
    QString emptySentence(EarnedView& view)
    {
        for (QLabel* label : view.findChildren<QLabel*>())
            if (label->isVisible() && (label->text().contains(u"baseline") || label->text().contains(u"costs"))) return label->text();
        return {};
    }
    QString cell(EarnedView& view, RecordKey record, const char* key)
    {
        const auto* model = qobject_cast<const EarnedModel*>(view.tree().model());
        const auto column = std::ranges::find(model->columns(), QLatin1StringView(key), &Column::key);
        REQUIRE(column != model->columns().end());
        const QModelIndex index = model->indexOf(record, int(column - model->columns().begin()));
        REQUIRE(index.isValid());
        return index.data().toString();
    }
    RecordKey row(TaskId task) { return {entityOf<Task>(), task.value}; }
    RecordKey row(NodeId node) { return {entityOf<Node>(), node.value}; }
    AssignmentId spent;
};

} // namespace

TEST_CASE("the page shows what was planned, earned and spent, as tiles, curves and a table", "[ui][performance]")
{
    EarnedDesk desk;
    desk.work();
    EarnedView& view = desk.open(desk.depot);
    QAbstractItemModelTester tester(view.tree().model());
    CHECK(view.tileText(QStringLiteral("bac")) == u"2,000 |  | of the baseline");
    CHECK(view.tileText(QStringLiteral("pv")) == u"1,000 |  | 50.0 % of BAC");
    CHECK(view.tileText(QStringLiteral("ev")) == u"400 |  | 20.0 % of BAC");
    CHECK(view.tileText(QStringLiteral("ac")) == u"500 |  | 25.0 % of BAC");
    CHECK(view.tileText(QStringLiteral("spi")) == u"0.40 |  | SV -600.00");
    CHECK(view.tileText(QStringLiteral("cpi")) == u"0.80 |  | CV -100.00");
    CHECK(view.tileText(QStringLiteral("eac")) == u"2,500 |  | BAC / CPI");
    CHECK(view.context().startsWith(u"as of 6 Mar 2026 · EUR"));
    for (const char* key : {"bac", "spi", "eac", "spi_t", "forecast_finish"}) CHECK(desk.find<KpiTile>(key).isVisible());

    CHECK(desk.cell(view, desk.row(desk.depot), "ev") == u"400.00");
    CHECK(desk.cell(view, desk.row(desk.slab), "cpi") == u"0.80");
    CHECK(desk.cell(view, desk.row(desk.wall), "cpi") == u"n/a");
    CHECK(desk.cell(view, desk.row(desk.wall), "spi") == u"0.00");
    CHECK(desk.cell(view, desk.row(desk.slab), "technique") == u"Percent complete");

    REQUIRE_FALSE(view.chart().series().empty());
    CHECK(view.chart().series().back().planned == Amount{2000'00});

    SECTION("every edit shows at once")
    {
        desk.apply(setPercentComplete(desk.portfolio(), desk.slab, percent(60), *desk.session().dates(desk.slab)));
        QCoreApplication::processEvents();
        CHECK(view.tileText(QStringLiteral("ev")) == u"600 |  | 30.0 % of BAC");
        CHECK(desk.cell(view, desk.row(desk.slab), "spi") == u"1.20");
        desk.undo();
        QCoreApplication::processEvents();
        CHECK(desk.cell(view, desk.row(desk.slab), "spi") == u"0.80");
    }
    SECTION("a click on a title sorts, and what is absent comes last")
    {
        const auto* model = qobject_cast<const EarnedModel*>(view.tree().model());
        const auto names = [&] {
            QStringList out;
            const QModelIndex top = model->index(0, 0);
            for (int i = 0; i < model->rowCount(top); ++i) out << model->index(i, 0, top).data().toString();
            return out.join(u' ');
        };
        const int cpi = int(std::ranges::find(model->columns(), QStringView(u"cpi"), &Column::key) - model->columns().begin());
        CHECK(names() == u"Slab Wall");
        view.tree().sortByColumn(0, Qt::DescendingOrder);
        CHECK(names() == u"Wall Slab");
        view.tree().sortByColumn(cpi, Qt::DescendingOrder);
        CHECK(names() == u"Slab Wall");
        view.tree().sortByColumn(cpi, Qt::AscendingOrder);
        CHECK(names() == u"Slab Wall");
    }
    SECTION("columns that were chosen are remembered")
    {
        ColumnLayout layout = view.tree().columnLayout();
        for (ColumnPlace& place : layout.places)
            if (place.key == u"etc") place.shown = false;
        view.tree().setColumnLayout(layout);
        desk.window.currentPage()->store();
        const auto kept = desk.settings.value(QStringLiteral("page/performance/columns")).toStringList();
        CHECK(std::ranges::any_of(kept, [](const QString& line) { return line.startsWith(u"etc|") && line.endsWith(u"|0"); }));
    }
}

TEST_CASE("a figure explains itself: the rule with its numbers, and parts that lead to their records", "[ui][performance]")
{
    EarnedDesk desk;
    desk.work();
    EarnedView& view = desk.open(desk.depot);
    const auto* model = qobject_cast<const EarnedModel*>(view.tree().model());
    const int cpi = int(std::ranges::find(model->columns(), QStringView(u"cpi"), &Column::key) - model->columns().begin());
    view.tree().setCurrentIndex(model->indexOf(desk.row(desk.depot), cpi));
    view.actionsOfTable().front()->trigger(); // Alt+Y
    auto& dialog = desk.find<ExplainDialog>("explain");
    CHECK(dialog.text().contains(u"CPI = EV / AC = 400.00 / 500.00 = 0.80"));
    CHECK(dialog.text().contains(u"Slab"));
    CHECK(dialog.text().contains(u"400.00"));
    CHECK(dialog.text().contains(u"500.00"));

    SECTION("it follows edits")
    {
        desk.set<&Assignment::actualCost>(desk.spent.value, {800'00});
        CHECK(QTest::qWaitFor([&] { return dialog.text().contains(u"CPI = EV / AC = 400.00 / 800.00 = 0.50"); }));
    }
    SECTION("a tile explains its figure as well")
    {
        dialog.close();
        QTest::mouseClick(&desk.find<KpiTile>("pv"), Qt::LeftButton);
        CHECK(QTest::qWaitFor([&] {
            const auto* again = desk.window.findChild<ExplainDialog*>(QStringLiteral("explain"));
            return again && again->text().contains(u"PV = 1,000.00");
        }));
    }
}

TEST_CASE("above a project the table lists projects; one without a baseline is named and left out", "[ui][performance]")
{
    EarnedDesk desk;
    desk.work();
    EarnedView& view = desk.open(desk.portfolio().root()->id);
    CHECK(view.tileText(QStringLiteral("ev")).startsWith(u"400 |"));
    CHECK(view.context().contains(u"1 more without a baseline"));
    CHECK(desk.cell(view, desk.row(desk.depot), "spi") == u"0.40");
    CHECK(desk.cell(view, desk.row(desk.ferry), "technique") == u"no baseline");
    CHECK(desk.cell(view, desk.row(desk.ferry), "spi") == u"–");
    CHECK(desk.cell(view, desk.row(desk.portfolio().root()->id), "bac") == u"2,000.00");
}

TEST_CASE("rules are chosen where the figures are, and become rules of the project", "[ui][performance]")
{
    EarnedDesk desk;
    desk.work();
    EarnedView& view = desk.open(desk.depot);
    const auto choose = [&](const QString& words) {
        for (QMenu* menu : view.findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == words) {
                    action->trigger();
                    QCoreApplication::processEvents();
                    return;
                }
        FAIL("no rule " << words.toStdString());
    };
    choose(estimateText(EstimateMethod::ActualPlusRest));
    CHECK(view.tileText(QStringLiteral("eac")) == u"2,100 |  | AC + (BAC – EV)");
    CHECK(costOptionsOf(desk.portfolio(), desk.depot).estimateMethod == EstimateMethod::ActualPlusRest);
    choose(QStringLiteral("Ledger"));
    CHECK(view.tileText(QStringLiteral("cpi")).startsWith(u"n/a"));
    CHECK(costOptionsOf(desk.portfolio(), desk.depot).estimateMethod == EstimateMethod::ActualPlusRest);
    CHECK(costOptionsOf(desk.portfolio(), desk.ferry).actualCostFrom == ActualCostFrom::Assignments);
    CHECK(desk.portfolio().all<CostOptions>().size() == 1);
}

TEST_CASE("EVM-03: what is missing is said in a sentence, with what to do", "[ui][performance][cases]")
{
    EarnedDesk desk;
    SECTION("no baseline")
    {
        EarnedView& view = desk.open(desk.ferry);
        CHECK(desk.emptySentence(view).contains(u"This project has no baseline"));
        bool leads = false;
        for (QPushButton* button : view.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == u"Open plan") {
                leads = true;
                button->click();
                break;
            }
        CHECK(leads);
        CHECK(desk.window.currentPageKey() == u"plan");
    }
    SECTION("a baseline without costs")
    {
        desk.apply(setBaseline(
            desk.portfolio(), desk.session().ids(), *desk.session().schedule(desk.ferry), {}, {QStringLiteral("Ada"), Instant{}}));
        CHECK(desk.emptySentence(desk.open(desk.ferry)).contains(u"The baseline has no costs"));
    }
    SECTION("no status date: the day that counts is shown, and can be set")
    {
        desk.baseline();
        EarnedView& view = desk.open(desk.depot);
        auto* notice = view.findChild<NoticeBar*>();
        REQUIRE(notice);
        CHECK(notice->isVisible());
        CHECK(notice->sentence().contains(u"as of today, 4 Mar 2026"));
        CHECK(view.context().startsWith(u"as of 4 Mar 2026"));
        for (QPushButton* button : notice->findChildren<QPushButton*>())
            if (button->text() == u"Set it to today") {
                button->click();
                break;
            }
        QCoreApplication::processEvents();
        CHECK(desk.portfolio().optionsOf(desk.depot).statusDate == atDay({2026, 3, 4}, 17 * 3600));
        CHECK_FALSE(notice->isVisible());
    }
}

TEST_CASE("the window does not wait for baselines: it says that they are being worked out, and later keeps the old figures meanwhile",
    "[ui][performance]")
{
    EarnedDesk desk;
    desk.work();
    desk.session().computeAside(1);
    EarnedView& view = desk.show(desk.depot);
    const auto waits = [&] {
        return std::ranges::any_of(view.findChildren<QLabel*>(),
            [](const QLabel* label) { return label->isVisible() && label->text().contains(u"is being worked out"); });
    };
    CHECK(waits());
    CHECK(view.context().isEmpty());
    const auto shows = [&](const QString& earned) { return view.tileText(QStringLiteral("ev")).startsWith(earned); };
    REQUIRE(QTest::qWaitFor([&] { return shows(QStringLiteral("400 ")); }));
    CHECK_FALSE(waits());
    CHECK(desk.find<KpiTile>("bac").isVisible());

    desk.apply(setPercentComplete(desk.portfolio(), desk.slab, percent(60), *desk.session().dates(desk.slab)));
    QCoreApplication::processEvents();
    CHECK_FALSE(waits());
    REQUIRE(QTest::qWaitFor([&] { return shows(QStringLiteral("600 ")); }));

    desk.workspace().setScope(desk.portfolio().root()->id);
    REQUIRE(QTest::qWaitFor([&] { return view.context().contains(u"1 more without a baseline"); }));
    CHECK_FALSE(waits());
}
