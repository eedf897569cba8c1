#include "tests/core/schedule/plan_text.h"

#include <random>

using namespace gantry;
using namespace gantry::schedule;

namespace {

/// Whole days on one calendar, every link relaxed until nothing moves: slow, and with nothing in common with the engine.
struct Relaxed {
    std::vector<qint64> early, late;
    explicit Relaxed(const Network& n)
        : early(n.tasks.size(), 0)
        , late(n.tasks.size(), 0)
    {
        const auto d = [&](int t) { return n.tasks[std::size_t(t)].duration / day; };
        for (bool moved = true; moved;) {
            moved = false;
            for (const NetworkLink& l : n.links) {
                const qint64 bound = early[std::size_t(l.predecessor)] + offset(l, d(l.predecessor), d(l.successor));
                if (bound <= early[std::size_t(l.successor)]) continue;
                early[std::size_t(l.successor)] = bound;
                moved = true;
            }
        }
        qint64 end = 0;
        for (std::size_t t = 0; t < early.size(); ++t) end = std::max(end, early[t] + d(int(t)));
        for (std::size_t t = 0; t < late.size(); ++t) late[t] = end - d(int(t));
        for (bool moved = true; moved;) {
            moved = false;
            for (const NetworkLink& l : n.links) {
                const qint64 bound = late[std::size_t(l.successor)] - offset(l, d(l.predecessor), d(l.successor));
                if (bound >= late[std::size_t(l.predecessor)]) continue;
                late[std::size_t(l.predecessor)] = bound;
                moved = true;
            }
        }
    }
    static qint64 offset(const NetworkLink& l, qint64 from, qint64 to)
    {
        const bool ofFinish = l.type == LinkType::FinishToStart || l.type == LinkType::FinishToFinish;
        const bool toFinish = l.type == LinkType::FinishToFinish || l.type == LinkType::StartToFinish;
        return (ofFinish ? from : 0) + l.lag / day - (toFinish ? to : 0);
    }
    static constexpr qint64 day = 8 * 3600;
};

test::TextPlan randomPlan(std::mt19937& random, int tasks)
{
    test::TextPlan plan("");
    const auto some = [&](int n) { return int(random() % unsigned(n)); };
    std::vector<int> shuffled;
    for (int i = 0; i < tasks; ++i) {
        NetworkTask t;
        t.calendar = 0;
        t.duration = Relaxed::day * some(6);
        plan.network.tasks.push_back(t);
        plan.names << QString::number(i);
        shuffled.push_back(i);
    }
    std::ranges::shuffle(shuffled, random);
    for (int i = 0; i < tasks * 2; ++i) {
        const int a = some(tasks), b = some(tasks);
        if (a >= b) continue;
        plan.network.links.push_back({shuffled[std::size_t(a)], shuffled[std::size_t(b)], LinkType(some(4)), LagKind::Working,
            some(3) ? 0 : Relaxed::day * (some(7) - 2)});
    }
    return plan;
}

} // namespace

TEST_CASE("dates and floats of random networks are those of plain relaxation", "[schedule][property]")
{
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        const test::TextPlan plan = randomPlan(random, 2 + int(random() % 25));
        const WorkCalendar& calendar = plan.network.calendars[0];
        const Moment origin = plan.network.projects[0].start;
        const Relaxed expected(plan.network);
        const ScheduleResult result = compute(plan.network);
        REQUIRE(result.problems.empty());
        for (std::size_t t = 0; t < result.tasks.size(); ++t) {
            const ScheduledTask& found = result.tasks[t];
            REQUIRE(calendar.work(origin, found.earlyStart) == expected.early[t] * Relaxed::day);
            REQUIRE(calendar.work(found.earlyStart, found.earlyFinish) == plan.network.tasks[t].duration);
            REQUIRE(calendar.work(origin, found.lateStart) == expected.late[t] * Relaxed::day);
            REQUIRE(found.totalFloat == (expected.late[t] - expected.early[t]) * Relaxed::day);
            REQUIRE(found.freeFloat >= 0);
            REQUIRE(found.freeFloat <= found.totalFloat);
        }
    }
}

TEST_CASE("removing a link that does not drive moves no early date", "[schedule][property]")
{
    std::mt19937 random(12);
    for (int round = 0; round < 60; ++round) {
        test::TextPlan plan = randomPlan(random, 20);
        if (plan.network.links.empty()) continue;
        const ScheduleResult before = compute(plan.network);
        const auto gone = random() % plan.network.links.size();
        const NetworkLink link = plan.network.links[gone];
        if (before.tasks[std::size_t(link.successor)].drivingLink == int(gone)) continue;
        plan.network.links.erase(plan.network.links.begin() + std::ptrdiff_t(gone));
        const ScheduleResult after = compute(plan.network);
        for (std::size_t t = 0; t < before.tasks.size(); ++t) REQUIRE(before.tasks[t].earlyStart == after.tasks[t].earlyStart);
    }
}

TEST_CASE("each part of a network of tens of thousands of tasks has the dates that it has alone", "[schedule][property]")
{
    std::mt19937 random(13);
    const test::TextPlan part = randomPlan(random, 50);
    Network whole = part.network;
    const int copies = 1'100, size = int(part.network.tasks.size());
    for (int c = 1; c < copies; ++c) {
        whole.tasks.insert(whole.tasks.end(), part.network.tasks.begin(), part.network.tasks.end());
        for (NetworkLink link : part.network.links) {
            link.predecessor += c * size, link.successor += c * size;
            whole.links.push_back(link);
        }
    }
    const ScheduleResult alone = compute(part.network), together = compute(whole);
    REQUIRE(together.tasks.size() == std::size_t(copies * size));
    for (std::size_t t = 0; t < together.tasks.size(); ++t) {
        const ScheduledTask &expected = alone.tasks[t % std::size_t(size)], &found = together.tasks[t];
        if (found.scheduled && found.start == expected.start && found.lateFinish == expected.lateFinish
            && found.totalFloat == expected.totalFloat && found.freeFloat == expected.freeFloat && found.critical == expected.critical)
            continue;
        FAIL("task " << t);
    }
}
