#include "core/expression/number.h"
#include "tests/support/strings.h"

#include <random>

namespace gantry::expression {
namespace {
constexpr qint64 most = std::numeric_limits<qint64>::max();
bool same(std::optional<Number> a, Number b) { return a && order(*a, b) == 0; }
} // namespace

TEST_CASE("fractions are exact where decimals and binary figures are not", "[expression]")
{
    const Number third{1, 3};
    CHECK(same(sum(*sum(third, third), third), {1}));
    CHECK(same(sum({1, 10}, {2, 10}), {3, 10}));
    CHECK(same(quotient(*product({7, 9}, {9, 7}), {-2}), {-1, 2}));
    CHECK(same(Number::of(0.1), {1, 10}));
    CHECK(same(Number::of(-1250.5), {-2501, 2}));
    CHECK_FALSE(same(Number::of(1.0 / 3), {1, 3}));
    CHECK(Number::of(1.0 / 3)->real() == 1.0 / 3);
}

TEST_CASE("what does not fit is no number, and never a wrong one", "[expression]")
{
    CHECK_FALSE(sum({most}, {1}));
    CHECK_FALSE(difference({-most}, {2}));
    CHECK_FALSE(product({most}, {2}));
    CHECK_FALSE(quotient({1, most}, {most}));
    CHECK_FALSE(quotient({5}, {0}));
    CHECK_FALSE(Number::of(1e300));
    CHECK_FALSE(Number::of(1e-300));
    CHECK_FALSE(Number::of(std::numeric_limits<double>::quiet_NaN()));
    CHECK(sum({most}, {-1})->over == most - 1);
}

TEST_CASE("a fraction that outgrows its parts is the nearest that fits", "[expression]")
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const auto some = [&] { return Number{qint64(random() >> (1 + random() % 40)) + 1, qint64(random() >> (1 + random() % 40)) + 1}; };
        const Number a = some(), b = some();
        const long double exact = (long double)(a.over) / a.under * b.over / b.under;
        const auto found = product(a, b);
        if (exact > 0x1p61L || exact < 0x1p-61L) continue;
        REQUIRE(found);
        CHECK(std::abs((long double)(found->over) / found->under / exact - 1) < 0x1p-58L);
    }
}

TEST_CASE("rounding goes to the nearest step, halves away from zero", "[expression]")
{
    CHECK(same(rounded({25, 10}, {1}), {3}));
    CHECK(same(rounded({-25, 10}, {1}), {-3}));
    CHECK(same(rounded({1005, 1000}, {1, 100}), {101, 100}));
    CHECK(same(rounded({-149}, {100}), {-100}));
    CHECK(same(rounded({2, 3}, {1, 100}), {67, 100}));
    CHECK(nearest({3, 2}) == 2);
    CHECK(floorOf({-3, 2}) == -2);
    CHECK(floorOf({-4, 2}) == -2);
}

} // namespace gantry::expression
