// The checks of plans, on a portfolio in memory with its plans computed.
#include "core/schedule/quality.h"

#include "tests/bench/run.h"

namespace gantry::bench {
namespace {

void quality(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        const auto session = run.open(run.copyOf(size));
        const Portfolio& portfolio = session->portfolio();
        std::vector<QualityInput> inputs;
        for (NodeId project : portfolio.projectsUnder(portfolio.root()->id))
            inputs.push_back({session->schedule(project), session->baselineOf(project)});
        for (int threads : {1, 2})
            run.add({QStringLiteral("quality.threads%1").arg(threads), name, QStringLiteral("ms"),
                timed(9, [&] { (void)qualityOf(portfolio, inputs, threads); })});
        std::vector<double> single;
        for (std::size_t i = 0; i < std::min<std::size_t>(inputs.size(), 200); ++i)
            single.push_back(milliseconds([&] { (void)qualityOf(portfolio, std::span(&inputs[i], 1)); }));
        run.add({QStringLiteral("quality.project"), name, QStringLiteral("ms"), std::move(single)});
    }
}

} // namespace

constinit const Benchmark qualityBenchmark{"quality", "every check of every plan with 1 and 2 threads; of one plan after an edit", quality};

} // namespace gantry::bench
