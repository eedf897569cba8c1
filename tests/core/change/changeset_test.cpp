#include "core/change/changeset.h"

#include <catch2/catch.hpp>

using namespace gantry;

TEST_CASE("a record refused for one value after its project was set leaves nothing behind", "[change]")
{
    Portfolio portfolio;
    ChangeSet bad{QStringLiteral("test"),
        {{Change::Insert, entityOf<Task>(), 5,
            {{fieldIndex<&Task::project>(), {}, qint64(7)}, {fieldIndex<&Task::milestone>(), {}, QStringLiteral("not a yes or no")}}}}};
    const auto refused = applyToMemory(portfolio, bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::Invalid);
    CHECK(portfolio.all<Task>().size() == 0);
    CHECK(portfolio.all<Task>().group(7).isEmpty());
    CHECK(portfolio.all<Task>().group(0).isEmpty());
}
