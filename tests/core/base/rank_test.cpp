#include "core/base/rank.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;

TEST_CASE("between any two ranks there is another", "[base]")
{
    std::vector<QString> ranks = evenRanks(5);
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        const std::size_t at = random() % (ranks.size() + 1);
        const QString before = at ? ranks[at - 1] : QString(), after = at < ranks.size() ? ranks[at] : QString();
        const QString rank = rankBetween(before, after);
        REQUIRE(before < rank);
        REQUIRE((after.isEmpty() || rank < after));
        REQUIRE_FALSE(rank.endsWith(u'0'));
        ranks.insert(ranks.begin() + qsizetype(at), rank);
    }
}

TEST_CASE("a pasted block stays together between its neighbours", "[base]")
{
    const QString a = QStringLiteral("V"), b = QStringLiteral("W");
    const auto block = rankBlock(a, b, 500);
    REQUIRE(block.size() == 500);
    CHECK(std::is_sorted(block.begin(), block.end()));
    CHECK(std::adjacent_find(block.begin(), block.end()) == block.end());
    CHECK((a < block.front() && block.back() < b));
}

TEST_CASE("an import spaces its rows evenly with short ranks", "[base]")
{
    const auto ranks = evenRanks(50'000);
    CHECK(std::is_sorted(ranks.begin(), ranks.end()));
    CHECK(std::adjacent_find(ranks.begin(), ranks.end()) == ranks.end());
    CHECK(ranks[40'000].size() <= 3);
}
