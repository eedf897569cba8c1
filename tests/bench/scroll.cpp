// Frames: real widgets, a step of scrolling, everything painted that it makes due.
#include "tests/bench/window.h"
#include "ui/gantt/gantt_view.h"
#include "ui/pages/plan/plan_half.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"

namespace gantry::bench {
namespace {

void plan(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        Shown shown(run.open(run.copyOf(size)));
        PlanPage& page = shown.show<PlanPage>();
        const auto measure = [&](const char* what) {
            PlanTable& table = *page.table();
            GanttView& gantt = *page.gantt();
            QScrollBar& bar = *table.verticalBar();
            const int step = 3 * table.rowHeight();
            const auto add = [&](const char* part, std::vector<double> times) {
                run.add({QStringLiteral("plan.%1.%2").arg(QLatin1String(what), QLatin1String(part)), name, QStringLiteral("ms"),
                    std::move(times)});
            };
            add("scroll", scrolled(bar, step, settle));
            add("table", timed(frames, [&] { table.tasks()->viewport()->repaint(), table.cells()->viewport()->repaint(); }));
            add("gantt", timed(frames, [&] { gantt.viewport()->repaint(); }));
            QScrollBar& across = *gantt.horizontalScrollBar();
            add("gantt-across", scrolled(across, 40, settle));
        };
        const double opened = milliseconds([&] { page.table()->expandAll(), settle(); });
        run.add({QStringLiteral("plan.portfolio.expand"), name, QStringLiteral("ms"), {opened}});
        measure("portfolio");
        const auto projects = shown.workspace.projects();
        const double scoped = milliseconds([&] { shown.workspace.setScope(projects[projects.size() / 2]), settle(); });
        run.add({QStringLiteral("plan.project.scope"), name, QStringLiteral("ms"), {scoped}});
        measure("project");
    }
}

void registers(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        Shown shown(run.open(run.copyOf(size)));
        RegisterPage& page = shown.show<RegisterPage>(generalRegisters());
        const double opened = milliseconds([&] { page.openPart(QStringLiteral("task")), settle(); });
        run.add({QStringLiteral("register.open"), name, QStringLiteral("ms"), {opened}});
        TableView& view = page.sheet().view();
        run.add({QStringLiteral("register.scroll"), name, QStringLiteral("ms"), scrolled(*view.verticalScrollBar(), 3 * 28, settle)});
        run.add({QStringLiteral("register.table"), name, QStringLiteral("ms"), timed(frames, [&] { view.viewport()->repaint(); })});
    }
}

} // namespace

constinit const Benchmark planBenchmark{
    "plan", "frames of table and Gantt while scrolling: the whole portfolio unfolded, one project", plan};
constinit const Benchmark registerBenchmark{"register", "frames of the register of tasks while scrolling", registers};

} // namespace gantry::bench
