#include "core/model/task_places.h"

#include <QHash>
#include <catch2/catch.hpp>
#include <random>

using namespace gantry;

TEST_CASE("every task of a list finds its place, however near or far the ids lie", "[model]")
{
    std::mt19937_64 random(11);
    for (const qint64 apart : {qint64(1), qint64(5), qint64(1000), qint64(1) << 50}) {
        std::vector<TaskId> tasks;
        QHash<TaskId, int> right;
        for (int i = 0; i < 300; ++i) {
            tasks.push_back({(qint64(1) << 40) + qint64(random() % 400) * apart});
            right[tasks.back()] = i; // of a task that stands there twice the last place counts
        }
        const TaskPlaces places(tasks.size(), [&](std::size_t i) { return tasks[i]; });
        for (auto it = right.cbegin(); it != right.cend(); ++it) CHECK(places.value(it.key()) == *it);
        for (const qint64 other : {qint64(0), qint64(1), (qint64(1) << 40) - 1, std::numeric_limits<qint64>::max(), tasks[0].value + 1}) {
            CHECK(places.value({other}, -7) == right.value({other}, -7));
            CHECK(places.contains({other}) == right.contains({other}));
        }
    }
    CHECK(TaskPlaces().value({5}) == -1);
    CHECK_FALSE(TaskPlaces(0, [](std::size_t) { return TaskId{}; }).contains({0}));
}
