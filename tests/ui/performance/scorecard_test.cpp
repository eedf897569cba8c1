#include "core/edit/kpis.h"
#include "core/edit/records.h"
#include "core/session/closing.h"
#include "tests/support/strings.h"
#include "tests/ui/workspace_desk.h"
#include "ui/charts/trend_chart.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/performance/health_card.h"
#include "ui/pages/performance/performance_page.h"
#include "ui/pages/performance/scorecard.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QTreeWidget>
#include <QtTest>

using namespace gantry;
using namespace gantry::test;

namespace {

struct Desk : WorkspaceDesk {
    PerformancePage page{workspace};
    Scorecard& card = page.scorecard();

    explicit Desk(bool starters = true)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        if (starters) apply(addStarterKpis(workspace.portfolio(), session->ids()));
        page.openPart(QStringLiteral("scorecard"));
        page.resize(1248, 800);
        page.show();
        QCoreApplication::processEvents();
    }
    void apply(Result<ChangeSet> set)
    {
        REQUIRE(workspace.apply(std::move(set)));
        QCoreApplication::processEvents();
    }
    const RecordRow& row(const char* code)
    {
        const auto& rows = card.list().table().rows;
        const auto it = std::ranges::find_if(rows, [&](const RecordRow& r) { return r.cells[0].code == QLatin1String(code); });
        REQUIRE(it != rows.end());
        return *it;
    }
    QString value(const char* code) { return row(code).cells[2].text; }
    KpiId add(const char* code, const char* formula, const char* unit, double green, double amber)
    {
        const auto limit = [](double l) { return Value(qint64(l * double(e8))); };
        auto set = addRecord(workspace.portfolio(), session->ids(), entityOf<Kpi>(), 0,
            {{fieldIndex<&Kpi::code>(), QLatin1String(code)}, {fieldIndex<&Kpi::name>(), QLatin1String(code)},
                {fieldIndex<&Kpi::formula>(), QLatin1String(formula)}, {fieldIndex<&Kpi::unit>(), QLatin1String(unit)},
                {fieldIndex<&Kpi::greenLimit>(), limit(green)}, {fieldIndex<&Kpi::amberLimit>(), limit(amber)},
                {fieldIndex<&Kpi::dimension>(), QStringLiteral("scope")}});
        REQUIRE(set);
        const KpiId id{set->changes.front().id};
        apply(std::move(set));
        return id;
    }
    QAction* action(const char* text)
    {
        for (QAction* a : page.pageActions())
            if (a->text() == QLatin1String(text)) return a;
        FAIL(text);
        return nullptr;
    }
    void choose(HealthDimension dimension, Health health)
    {
        QComboBox* box = card.health().choiceOf(dimension);
        box->setCurrentIndex(int(health));
        Q_EMIT box->activated(int(health));
        QCoreApplication::processEvents();
    }
};

} // namespace

TEST_CASE("a portfolio without KPIs is offered the starter KPIs, and shows them at once", "[scorecard]")
{
    Desk desk(false);
    CHECK(desk.card.isEmpty());
    desk.action("Add the starter KPIs")->trigger();
    QCoreApplication::processEvents();
    CHECK_FALSE(desk.card.isEmpty());
    CHECK(desk.card.list().table().rows.size() == desk.workspace.portfolio().all<Kpi>().size());
    CHECK(desk.session->undoLabel() == QStringLiteral("Add the starter KPIs"));
}

TEST_CASE("the scorecard shows value, status and n/a, and follows edits of plan and KPI", "[scorecard]")
{
    Desk desk;
    const KpiId tasks = desk.add("N", "tasks", "count", 4, 3);
    CHECK(desk.value("N") == QStringLiteral("3"));
    CHECK(desk.row("N").cells[0].mark == Status::Watch);
    CHECK(desk.value("FFC") == QStringLiteral("n/a"));
    CHECK(desk.row("FFC").cells[0].mark == Status::Neutral);
    desk.plan.task(QStringLiteral("Handover"));
    QCoreApplication::processEvents();
    CHECK(desk.value("N") == QStringLiteral("4"));
    CHECK(desk.row("N").cells[0].mark == Status::Good);
    desk.apply(setCell(desk.workspace.portfolio(), {entityOf<Kpi>(), tasks.value}, fieldFor<&Kpi::active>(), qint64(0)));
    CHECK(std::ranges::none_of(desk.card.list().table().rows, [](const RecordRow& r) { return r.cells[0].code == u"N"; }));
}

TEST_CASE("the chosen KPI is explained below the list, with the numbers put in", "[scorecard]")
{
    Desk desk;
    const KpiId id = desk.add("N", "tasks - late_tasks", "count", 3, 2);
    REQUIRE(desk.page.reveal({entityOf<Kpi>(), id.value}));
    const QString text = desk.card.explanation();
    INFO(text.toStdString());
    CHECK(text.contains(QStringLiteral("Formula: tasks - late_tasks")));
    CHECK(text.contains(QStringLiteral("3 - 0 = 3")));
    CHECK(text.contains(QStringLiteral("Late tasks | late_tasks | 0")));
    CHECK(text.contains(QStringLiteral("green from 3, amber from 2, else red")));
    CHECK(desk.workspace.selection() == RecordKey{entityOf<Kpi>(), id.value});

    desk.action("Edit KPI")->trigger();
    CHECK(desk.revealed == RecordKey{entityOf<Kpi>(), id.value});
}

TEST_CASE("a rolled up KPI shows what each project adds, and leads there", "[scorecard]")
{
    Desk desk;
    PlanBuilder second(*desk.session, QStringLiteral("Quay"), QStringLiteral("QW"));
    second.task(QStringLiteral("Piles"));
    const KpiId id = desk.add("N", "tasks", "count", 3, 2);
    desk.apply(setCell(desk.workspace.portfolio(), {entityOf<Kpi>(), id.value}, fieldFor<&Kpi::rollUp>(), QStringLiteral("average")));
    REQUIRE(desk.page.reveal({entityOf<Kpi>(), id.value}));
    CHECK(desk.value("N") == QStringLiteral("2"));
    const QString text = desk.card.explanation();
    INFO(text.toStdString());
    CHECK(text.contains(QStringLiteral("Average of 2 of 2 projects")));
    CHECK(text.contains(QStringLiteral("Quay | 0.00 | 1")));

    desk.workspace.setScope(second.project());
    QCoreApplication::processEvents();
    CHECK(desk.value("N") == QStringLiteral("1"));
    CHECK_FALSE(desk.card.explanation().contains(QStringLiteral("Average")));
}

TEST_CASE("explain opens the figure with its measures", "[scorecard]")
{
    Desk desk;
    const KpiId id = desk.add("N", "tasks - late_tasks", "count", 3, 2);
    REQUIRE(desk.page.reveal({entityOf<Kpi>(), id.value}));
    desk.card.actionsOfTable().front()->trigger();
    auto* dialog = desk.page.window()->findChild<QDialog*>(QStringLiteral("explain"));
    REQUIRE(dialog);
    const auto* tree = dialog->findChild<QTreeWidget*>();
    REQUIRE(tree);
    CHECK(tree->findItems(QStringLiteral("Late tasks"), Qt::MatchExactly | Qt::MatchRecursive).size() == 1);
}

TEST_CASE("health by dimension shows what the KPIs suggest beside what a person sets", "[scorecard]")
{
    Desk desk(false);
    desk.add("N", "tasks", "count", 5, 4); // red: there are three
    HealthCard& health = desk.card.health();
    CHECK(health.suggestionOf(HealthDimension::Scope) == QStringLiteral("Bad"));
    desk.choose(HealthDimension::Scope, Health::Good);
    CHECK(health.suggestionOf(HealthDimension::Scope) == QStringLiteral("Bad differs"));
    REQUIRE(desk.workspace.portfolio().all<HealthAssessment>().size() == 1);

    QLineEdit* comment = health.commentOf(HealthDimension::Scope);
    comment->setFocus();
    QTest::keyClicks(comment, QStringLiteral("The count is out of date"));
    QTest::keyClick(comment, Qt::Key_Return);
    QCoreApplication::processEvents();
    desk.workspace.portfolio().all<HealthAssessment>().forEach([&](const HealthAssessment& a) {
        CHECK(a.dimension == HealthDimension::Scope);
        CHECK(a.health == Health::Good);
        CHECK(a.comment == QStringLiteral("The count is out of date"));
        CHECK(a.date == desk.session->today());
    });
    CHECK(desk.workspace.portfolio().all<HealthAssessment>().size() == 1);
    desk.choose(HealthDimension::Scope, Health::Bad);
    CHECK(health.suggestionOf(HealthDimension::Scope) == QStringLiteral("Bad"));

    desk.choose(HealthDimension::Overall, Health::Watch);
    CHECK(desk.workspace.portfolio().root()->health == Health::Watch);
    REQUIRE(desk.session->undo());
    QCoreApplication::processEvents();
    CHECK(health.choiceOf(HealthDimension::Overall)->currentIndex() == int(Health::NotAssessed));
}

TEST_CASE("the trend of a KPI is drawn from what closes froze of it up to now", "[scorecard]")
{
    Desk desk;
    const KpiId tasks = desk.add("TSK", "tasks", "count", 0, 0);
    REQUIRE(desk.card.reveal({entityOf<Kpi>(), tasks.value}));
    QCoreApplication::processEvents();
    CHECK_FALSE(desk.card.trend().isVisible());
    desk.apply(createPeriods(desk.workspace.portfolio(), desk.session->ids(), 2026));
    const auto month = periodCalled(desk.workspace.portfolio(), QStringLiteral("2026-01"));
    desk.apply(
        closePeriod(desk.workspace.portfolio(), desk.session->ids(), *month, {QStringLiteral("Ada"), {}}, closedValuesOf(*desk.session)));
    REQUIRE(desk.card.reveal({entityOf<Kpi>(), tasks.value}));
    QCoreApplication::processEvents();
    REQUIRE(desk.card.trend().isVisible());
    REQUIRE(desk.card.trend().points().size() == 2);
    CHECK(desk.card.trend().points()[0].day == QDate(2026, 1, 31));
    CHECK(desk.card.trend().points()[0].what.startsWith(QStringLiteral("2026-01: ")));
    CHECK(desk.card.trend().points()[1].what.startsWith(QStringLiteral("Now: ")));
    CHECK(desk.card.trend().points()[0].value == desk.card.trend().points()[1].value);
    CHECK(desk.row("TSK").cells[0].trend == TrendMark::Flat);
}

TEST_CASE("a scorecard of many projects is worked out beside the window, and after an edit shows the old figures until then", "[scorecard]")
{
    WorkspaceDesk desk;
    const auto tasks = addRecord(desk.workspace.portfolio(), desk.session->ids(), entityOf<Kpi>(), 0,
        {{fieldIndex<&Kpi::code>(), QStringLiteral("N")}, {fieldIndex<&Kpi::name>(), QStringLiteral("Tasks")},
            {fieldIndex<&Kpi::formula>(), QStringLiteral("tasks")}, {fieldIndex<&Kpi::unit>(), QStringLiteral("count")}});
    REQUIRE(desk.workspace.apply(tasks));
    const auto value = [&](const Scorecard& card) { return card.list().table().rows.at(0).cells[2].text; };
    desk.session->computeAside(1);
    PerformancePage page(desk.workspace);
    Scorecard& card = page.scorecard();
    page.openPart(QStringLiteral("scorecard"));
    page.show();
    CHECK(card.scores().empty());
    CHECK_FALSE(card.list().isVisible());
    CHECK_FALSE(card.isEmpty());
    REQUIRE(QTest::qWaitFor([&] { return !card.scores().empty(); }));
    CHECK(card.list().isVisible());
    CHECK(value(card) == QStringLiteral("3"));

    desk.plan.task(QStringLiteral("Handover"));
    QCoreApplication::processEvents();
    CHECK(card.list().isVisible());
    REQUIRE(QTest::qWaitFor([&] { return value(card) == QStringLiteral("4"); }));
}
