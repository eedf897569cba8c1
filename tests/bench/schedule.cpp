// The engine alone, on a portfolio in memory.
#include "core/schedule/adapter.h"
#include "tests/bench/run.h"

namespace gantry::bench {
namespace {

void schedule(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        const auto session = run.open(run.copyOf(size));
        const Portfolio& portfolio = session->portfolio();
        for (int threads : {1, 2})
            run.add({QStringLiteral("schedule.threads%1").arg(threads), name, QStringLiteral("ms"),
                timed(9, [&] { (void)gantry::schedule::scheduleAll(portfolio, threads); })});
        run.add({QStringLiteral("schedule.components"), name, QStringLiteral("ms"),
            timed(9, [&] { (void)gantry::schedule::components(portfolio); })});
        const auto parts = gantry::schedule::components(portfolio);
        std::vector<double> single;
        for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 200); ++i)
            single.push_back(milliseconds([&] { (void)gantry::schedule::scheduleOf(portfolio, parts[i]); }));
        run.add({QStringLiteral("schedule.project"), name, QStringLiteral("ms"), std::move(single)});
    }
}

} // namespace

constinit const Benchmark scheduleBenchmark{
    "schedule", "every project from scratch with 1 and 2 threads; one with those tied to it", schedule};

} // namespace gantry::bench
