// Scores of the starter KPIs, of many projects and after an edit of one.
#include "core/edit/kpis.h"
#include "core/edit/tasks.h"
#include "core/session/project_measures.h"
#include "tests/bench/run.h"

namespace gantry::bench {
namespace {

void kpis(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        const auto session = run.open(run.copyOf(size));
        const Portfolio& portfolio = session->portfolio();
        (void)orEnd(session->apply(orEnd(addStarterKpis(portfolio, session->ids()))));
        const NodeId root = portfolio.root()->id;
        const auto projects = portfolio.projectsUnder(root);
        for (NodeId project : projects) (void)session->earnedInput(project), (void)session->baselineDates(project);
        std::vector<ProjectMeasures> measures;
        const auto add = [&](const char* part, std::vector<double> times) {
            run.add({QStringLiteral("kpi.") + QLatin1String(part), name, QStringLiteral("ms"), std::move(times)});
        };
        add("measures", timed(1, [&] { measures = measuresOf(*session, projects); }));
        add("scores", timed(9, [&] {
            if (scoresOf(portfolio, root, measures).empty()) end(QStringLiteral("The benchmark has no KPIs."));
        }));
        std::vector<double> edits;
        portfolio.all<Task>().forEach([&](const Task& task) {
            if (!task.duration || task.duration->seconds == 0 || task.actualStart || edits.size() == 50) return;
            const auto longer = hours(8 + task.duration->seconds / 3600);
            (void)orEnd(session->apply(orEnd(setDuration(portfolio, task.id, longer, DurationUnit::Days, false))));
            (void)session->schedule(task.project);
            edits.push_back(milliseconds([&] { (void)scoresOf(*session, root); }));
        });
        add("edit", std::move(edits));
    }
}

} // namespace

constinit const Benchmark kpiBenchmark{
    "kpi", "what KPIs are told from, with plans and baselines at hand; the portfolio's scores; these after an edit", kpis};

} // namespace gantry::bench
