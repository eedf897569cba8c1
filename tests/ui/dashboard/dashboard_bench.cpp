#include "core/edit/nodes.h"
#include "tests/support/portfolio_file.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/figures/plan_figures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <cstdio>
#include <ctime>
#include <random>

using namespace gantry;

// Hidden unless asked for by name: dashboard_tests "[.bench]"
TEST_CASE("the dashboard of 1,000 projects with 200,000 tasks opens", "[.bench]")
{
    test::PortfolioFolder folder;
    const auto session = folder.create();
    const NodeId root = session->portfolio().root()->id;
    const auto made = session->applyBulkNow(
        [root](const Portfolio&, IdSource& ids, const Progress&) -> Result<ChangeSet> {
            ChangeBuilder build(QStringLiteral("test.fill"));
            std::mt19937 random(1);
            for (int p = 0; p < 1000; ++p) {
                const NodeId project = ids.next<NodeId>();
                build.insert(Node{.id = project,
                    .parent = root,
                    .code = QStringLiteral("P%1").arg(p),
                    .name = QStringLiteral("Project %1").arg(p),
                    .phase = p % 3 ? QStringLiteral("Construct") : QStringLiteral("Design"),
                    .health = Health(p % 4)});
                const DateTime start = atDay(QDate(2025, 1, 1).addDays(int(random() % 400)), 8 * 3600);
                build.insert(ScheduleOptions{.id = ids.next<ScheduleOptionsId>(),
                    .project = project,
                    .plannedStart = start,
                    .statusDate = atDay(QDate(2026, 4, 30), 17 * 3600)});
                TaskId before;
                for (int i = 0; i < 200; ++i) {
                    const TaskId task = ids.next<TaskId>();
                    const bool milestone = i % 10 == 9;
                    build.insert(Task{.id = task,
                        .project = project,
                        .rank = QString::number(1000 + i),
                        .name = QStringLiteral("Task %1").arg(i),
                        .duration = milestone ? WorkTime{} : hours(8 * qint64(1 + random() % 5)),
                        .milestone = milestone});
                    if (before) build.insert(Link{.id = ids.next<LinkId>(), .project = project, .predecessor = before, .successor = task});
                    before = task;
                }
            }
            return build.take();
        },
        Source::Import);
    REQUIRE(made);
    QElapsedTimer clock;
    std::clock_t processor = 0;
    const auto start = [&] { clock.start(), processor = std::clock(); };
    const auto told = [&](const char* what) {
        const double busy = 1000.0 * double(std::clock() - processor) / CLOCKS_PER_SEC;
        std::printf("%-28s %7.1f ms, %7.1f of processor time\n", what, double(clock.nsecsElapsed()) / 1e6, busy);
        start();
    };
    start();
    const auto projects = session->portfolio().projectsUnder(root);
    for (NodeId project : projects) (void)session->schedule(project);
    told("schedules");
    ChangeSet baselines{QStringLiteral("test.baselines")};
    for (NodeId project : projects) {
        auto one = setBaseline(
            session->portfolio(), session->ids(), project, *session->schedule(project), QStringLiteral("Agreed"), {}, Instant{});
        REQUIRE(one);
        baselines.changes.insert(baselines.changes.end(), one->changes.begin(), one->changes.end());
        baselines.contents.insert(baselines.contents.end(), one->contents.begin(), one->contents.end());
    }
    REQUIRE(session->apply(std::move(baselines)));
    told("(taking the baselines)");

    QSettings settings(folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Workspace workspace(*session, settings);
    for (NodeId project : projects) (void)session->schedule(project);
    start();
    for (NodeId project : projects) REQUIRE(session->baselineDates(project));
    told("baselines read");
    PlanFigures& figures = PlanFigures::of(workspace);
    const PlanDigests plans = figures.digests(projects);
    told("digests");
    const DashboardData data = dashboardOf(session->portfolio(), plans, root, session->today());
    told("figures and series");
    CHECK(data.projects == 1000);
    DashboardPage page(workspace);
    page.resize(1248, 783);
    told("page made");
    page.show();
    told("page shown (all summed again)");
    (void)page.grab();
    told("page painted");

    const TaskId task = session->schedule(projects[500])->tasks[100];
    ChangeBuilder build(QStringLiteral("test.edit"));
    build.update<&Task::duration>(session->portfolio(), task.value, hours(80));
    REQUIRE(session->apply(build.take()));
    told("an edit committed");
    QCoreApplication::processEvents();
    told("the page after it");
}
