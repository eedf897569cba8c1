// Earned value, on a portfolio in memory with its plans and the costs of its baselines at hand.
#include "core/earned/earned_value.h"
#include "tests/bench/run.h"

namespace gantry::bench {
namespace {

void earned(Run& run)
{
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        const auto session = run.open(run.copyOf(size));
        const Portfolio& portfolio = session->portfolio();
        const auto projects = portfolio.projectsUnder(portfolio.root()->id);
        for (NodeId project : projects) (void)session->schedule(project);
        std::vector<EarnedInput> inputs;
        run.add({QStringLiteral("earned.baselines"), name, QStringLiteral("ms"), timed(1, [&] {
                     for (NodeId project : projects) inputs.push_back(session->earnedInput(project));
                 })});
        run.add({QStringLiteral("earned"), name, QStringLiteral("ms"), timed(9, [&] {
                     for (const EarnedInput& input : inputs) (void)earnedValue(portfolio, input);
                 })});
        std::vector<std::shared_ptr<const EarnedValue>> values;
        for (NodeId project : projects) values.push_back(session->earnedValue(project));
        run.add({QStringLiteral("earned.rollup"), name, QStringLiteral("ms"),
            timed(9, [&] { (void)rolledUp(portfolio, values, ExchangeRates(portfolio), portfolio.root()->id); })});
        std::vector<double> single;
        for (std::size_t i = 0; i < std::min<std::size_t>(inputs.size(), 200); ++i)
            single.push_back(milliseconds([&] { (void)earnedValue(portfolio, inputs[i]); }));
        run.add({QStringLiteral("earned.project"), name, QStringLiteral("ms"), std::move(single)});
    }
}

} // namespace

constinit const Benchmark earnedBenchmark{
    "earned", "the costs of every baseline read; every project's earned value; their sum; one project's after an edit", earned};

} // namespace gantry::bench
