// The engine alone, on a portfolio in memory.
#include "core/calendar/calendar_rules.h"
#include "core/schedule/adapter.h"
#include "tests/bench/run.h"

#include <random>
#include <thread>

namespace gantry::bench {
namespace {

/// The passes alone, over networks that are made already, on two threads.
std::vector<double> passes(const Portfolio& portfolio, const std::vector<std::vector<NodeId>>& parts)
{
    constexpr std::size_t threads = 2;
    std::array<std::vector<schedule::Network>, threads> networks;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        schedule::CompiledCalendars calendars; // a network's own, as its tables grow
        networks[i % threads].push_back(schedule::planOf(portfolio, parts[i], calendars).network);
    }
    const auto work = [](const std::vector<schedule::Network>& mine) {
        for (const schedule::Network& network : mine) (void)schedule::compute(network);
    };
    return timed(9, [&] {
        const std::jthread other(work, std::cref(networks[1]));
        work(networks[0]);
    });
}

/// As many tasks as five portfolios of the size hold, in one network: each follows up to two of the hundred before it, a few by another
/// link and lag, under eight calendars.
schedule::Network oneNetwork(int count)
{
    std::mt19937 random(4);
    schedule::Network network;
    network.projects.resize(1);
    network.projects[0].start = parseDateTime(u"2026-03-02T08:00:00")->seconds;
    for (int c = 0; c < 8; ++c) {
        CalendarRules rules = standardRules();
        if (c % 2) rules.weeks[0].days[6] = rules.weeks[0].days[1];
        for (int day = 0; day < 8 * c; ++day) rules.exceptions.push_back({20'500 + 13 * day, {}});
        network.calendars.emplace_back(rules);
    }
    network.projects[0].calendar = 0;
    for (int i = 0; i < count; ++i) {
        schedule::NetworkTask task;
        task.calendar = int(random() % network.calendars.size());
        task.duration = 1800 * qint64(1 + random() % 16);
        network.tasks.push_back(task);
        for (int k = 0; k < 2 && i % 1000 > 0; ++k) {
            const int from = i - 1 - int(random() % unsigned(std::min(i % 1000, 100)));
            const bool plain = random() % 10 > 0;
            network.links.push_back(
                {from, i, plain ? LinkType::FinishToStart : LinkType::StartToStart, LagKind::Working, plain ? 0 : 7200});
        }
    }
    return network;
}

void linked(Run& run)
{
    for (const Size& size : run.sizes()) {
        const int count = 5 * size.projects * size.tasks;
        const schedule::Network network = oneNetwork(count);
        forgetPeak();
        run.add({QStringLiteral("linked.pass"), QLatin1String(size.name), QStringLiteral("ms"),
            timed(3, [&] { (void)schedule::compute(network); }), peakMb()});
    }
}

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
        run.add({QStringLiteral("schedule.pass"), name, QStringLiteral("ms"), passes(portfolio, parts)});
        std::vector<double> single;
        for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 200); ++i)
            single.push_back(milliseconds([&] { (void)gantry::schedule::scheduleOf(portfolio, parts[i]); }));
        run.add({QStringLiteral("schedule.project"), name, QStringLiteral("ms"), std::move(single)});
    }
}

} // namespace

constinit const Benchmark linkedBenchmark{"linked", "the passes over five times as many tasks in one network", linked};
constinit const Benchmark scheduleBenchmark{
    "schedule", "every project from scratch with 1 and 2 threads; one with those tied to it", schedule};

} // namespace gantry::bench
