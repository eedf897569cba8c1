// The engine alone, on a portfolio in memory.
#include "core/calendar/calendar_rules.h"
#include "core/schedule/adapter.h"
#include "tests/bench/run.h"

#include <random>
#include <thread>

namespace gantry::bench {
namespace {

/// The passes alone, over networks that are made already, on two threads. Those of a thread share their calendars, as in scheduleAll.
std::vector<double> passes(const Portfolio& portfolio, const std::vector<std::vector<NodeId>>& parts)
{
    struct Share {
        schedule::CompiledCalendars calendars;
        std::vector<schedule::Network> networks;
        void compute()
        {
            for (schedule::Network& network : networks) {
                network.calendars = calendars.take();
                (void)schedule::compute(network);
                calendars.giveBack(std::move(network.calendars));
            }
        }
    };
    std::array<Share, 2> shares;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Share& share = shares[i % shares.size()];
        share.networks.push_back(schedule::planOf(portfolio, parts[i], share.calendars).network);
        share.calendars.giveBack(std::move(share.networks.back().calendars));
    }
    return timed(9, [&] {
        const std::jthread other([&] { shares[1].compute(); });
        shares[0].compute();
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
    network.tasks.reserve(std::size_t(count));
    network.links.reserve(2 * std::size_t(count));
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
        forgetPeak();
        const std::optional<double> before = peakMb();
        const schedule::Network network = oneNetwork(count);
        forgetPeak();
        auto times = timed(5, [&] { (void)schedule::compute(network); });
        const std::optional<double> peak = peakMb();
        run.add({QStringLiteral("linked.pass"), QLatin1String(size.name), QStringLiteral("ms"), std::move(times), peak});
        // The network itself, what the passes keep, and the results.
        if (before && peak && *peak > *before)
            run.add({QStringLiteral("linked.memory-a-task"), QLatin1String(size.name), QStringLiteral("bytes"),
                {(*peak - *before) * 1024 * 1024 / count}});
    }
}

/// One project of thousands of tasks, as after an edit: the calendars are at hand.
void project(Run& run)
{
    const Size size = run.isTiny() ? Size{"60", 1, 60} : Size{"11k", 1, 11'000};
    const auto session = run.open(run.copyOf(size));
    const auto parts = gantry::schedule::components(session->portfolio());
    gantry::schedule::CompiledCalendars calendars;
    const auto compute = [&] { (void)gantry::schedule::scheduleOf(session->portfolio(), parts.front(), calendars); };
    compute();
    run.add({QStringLiteral("project.schedule"), QLatin1String(size.name), QStringLiteral("ms"), timed(50, compute)});
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
constinit const Benchmark projectBenchmark{"project", "a project of 11,000 tasks from the model to its dates", project};
constinit const Benchmark scheduleBenchmark{
    "schedule", "every project from scratch with 1 and 2 threads; one with those tied to it", schedule};

} // namespace gantry::bench
