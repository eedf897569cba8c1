#include "core/change/changeset.h"
#include "core/model/findings.h"
#include "tests/support/strings.h"

#include <array>
#include <random>

using namespace gantry;

TEST_CASE("a link is found to close a loop exactly where its successor leads back to its predecessor, over projects too", "[findings]")
{
    constexpr int tasks = 12, projects = 3;
    std::mt19937 random(11);
    int loops = 0, clear = 0;
    for (int round = 0; round < 120; ++round) {
        Portfolio portfolio;
        ChangeBuilder build(QStringLiteral("test"));
        for (qint64 p = 1; p <= projects; ++p) build.insert(Node{.id = {p}, .name = QStringLiteral("P")});
        for (qint64 t = 0; t < tasks; ++t) build.insert(Task{.id = {100 + t}, .project = {1 + t % projects}, .name = QStringLiteral("T")});
        std::array<std::array<bool, tasks>, tasks> reach{};
        std::vector<RecordKey> links;
        for (qint64 l = 0; l < 14; ++l) {
            const qint64 from = random() % tasks, to = random() % tasks;
            if (from == to) continue;
            reach[std::size_t(from)][std::size_t(to)] = true;
            build.insert(Link{.id = {1000 + l}, .project = {1 + to % projects}, .predecessor = {100 + from}, .successor = {100 + to}});
            links.push_back({entityOf<Link>(), 1000 + l});
        }
        ChangeSet set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
        for (std::size_t k = 0; k < tasks; ++k)
            for (std::size_t i = 0; i < tasks; ++i)
                for (std::size_t j = 0; j < tasks; ++j) reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j]);
        const auto found = findingsOn(portfolio, links);
        for (const RecordKey& key : links) {
            const Link& link = *portfolio.find<Link>(key.id);
            const bool closes = reach[std::size_t(link.successor.value - 100)][std::size_t(link.predecessor.value - 100)];
            const auto said = std::ranges::count_if(
                found, [&](const Finding& f) { return f.record == key && QLatin1String(f.reason) == QLatin1String("link.loop"); });
            REQUIRE(said == (closes ? 1 : 0));
            ++(closes ? loops : clear);
        }
    }
    CHECK(loops > 100);
    CHECK(clear > 100);
}
