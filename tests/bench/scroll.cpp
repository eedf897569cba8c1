// Frames: real widgets, a step of scrolling, everything painted that it makes due.
#include "tests/bench/window.h"
#include "ui/gantt/gantt_view.h"
#include "ui/pages/plan/plan_half.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"

#include <QScrollBar>
#include <random>

namespace gantry::bench {
namespace {

constexpr int frames = 100;

/// A page as large as in a window of 1440x900, on a copy of a generated portfolio.
struct Shown {
    Shown(const Run& run, const Size& size)
        : session(run.open(run.copyOf(size)))
        , settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , workspace(*session, settings)
    {
    }
    template <class P, class... More> P& show(const More&... more)
    {
        auto made = std::make_unique<P>(workspace, more...);
        P& shown = *made;
        page = std::move(made);
        page->resize(1240, 800);
        page->show();
        settle();
        return shown;
    }
    std::unique_ptr<Session> session;
    QTemporaryDir folder;
    QSettings settings;
    Workspace workspace;
    std::unique_ptr<Page> page;
};

/// Steps of three rows, as a wheel makes them, and jumps as far as the bar reaches, as a person drags it.
template <class F> std::vector<double> scrolled(QScrollBar& bar, int step, F&& paint)
{
    std::mt19937 random(3);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const bool jump = i % 2;
        const int to = jump ? int(random() % unsigned(bar.maximum() + 1)) : bar.value() + step;
        times.push_back(milliseconds([&] {
            bar.setValue(to);
            paint();
        }));
    }
    return times;
}

void plan(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        Shown shown(run, size);
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
        Shown shown(run, size);
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
