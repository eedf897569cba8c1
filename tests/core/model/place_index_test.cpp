#include "core/model/place_index.h"

#include <catch2/catch.hpp>
#include <random>

using namespace gantry;

TEST_CASE("every id finds its place, near others and far from all, until it is removed", "[model]")
{
    std::mt19937_64 random(5);
    PlaceIndex index;
    QHash<qint64, quint32> right;
    std::vector<qint64> ids{0, 1, 63, 64, 65, (qint64(1) << 62) - 1, qint64(1) << 62};
    for (int i = 0; i < 2000; ++i) ids.push_back((qint64(1) << 40) + qint64(random() % 3000));
    for (int i = 0; i < 500; ++i) ids.push_back(qint64(random() >> 2));
    for (int step = 0; step < 20000; ++step) {
        const qint64 id = ids[random() % ids.size()];
        if (right.contains(id) && random() % 3 == 0) {
            index.remove(id);
            right.remove(id);
        } else {
            index.set(id, quint32(step));
            right.insert(id, quint32(step));
        }
    }
    for (const qint64 id : ids) CHECK(index.find(id) == right.value(id, PlaceIndex::none));
    CHECK(index.find((qint64(1) << 40) + 5000) == PlaceIndex::none);
}

TEST_CASE("a copy of the places stays as it was when either is written", "[model]")
{
    PlaceIndex index;
    for (qint64 id = 100; id < 300; ++id) index.set(id, quint32(id));
    PlaceIndex copy = index;
    index.set(150, 7);
    index.remove(200);
    copy.set(250, 9);
    CHECK(index.find(150) == 7);
    CHECK(index.find(200) == PlaceIndex::none);
    CHECK(index.find(250) == 250);
    CHECK(copy.find(150) == 150);
    CHECK(copy.find(200) == 200);
    CHECK(copy.find(250) == 9);
}
