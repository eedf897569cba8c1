#include "tests/support/money.h"

#include <numeric>

using namespace gantry;
using namespace gantry::test;

TEST_CASE("a total shared out by weights adds up to the cent", "[cost]")
{
    CHECK(allocated(100, std::vector<qint64>{1, 1, 1}) == std::vector<qint64>{33, 34, 33});
    CHECK(allocated(-100, std::vector<qint64>{1, 1, 1}) == std::vector<qint64>{-33, -34, -33});
    CHECK(allocated(5, std::vector<qint64>{0, 0}) == std::vector<qint64>{3, 2});
    CHECK(allocated(7, std::vector<qint64>{-4, 7}) == std::vector<qint64>{0, 7});
    CHECK(allocated(7, std::vector<qint64>{}).empty());
    std::mt19937_64 random(7);
    for (int i = 0; i < 500; ++i) {
        std::vector<qint64> weights(1 + random() % 9);
        for (qint64& w : weights) w = qint64(random() >> (random() % 60));
        const qint64 total = qint64(random()) >> (random() % 40);
        const auto parts = allocated(total, weights);
        CHECK(std::accumulate(parts.begin(), parts.end(), qint64(0)) == total);
        for (qint64 part : parts) CHECK((total < 0 ? part <= 0 : part >= 0));
    }
}

TEST_CASE("a sum that does not fit is unknown, never wrong", "[cost]")
{
    Amount sum{std::numeric_limits<qint64>::max()};
    CHECK((sum + Amount{1}).state == Amount::TooLarge);
    CHECK((sum + Amount{1} - Amount{1}).state == Amount::TooLarge);
    CHECK((sum - Amount{1}).minor == std::numeric_limits<qint64>::max() - 1);
    CHECK(scaled({10}, 1, 4).minor == 3); // 2.5, half away from zero
    CHECK(scaled({-10}, 1, 4).minor == -3);
    CHECK((Amount{5} + Amount{0, Amount::NoRate}).state == Amount::NoRate);
}

TEST_CASE("amounts go from one currency to another by the rate of the day", "[cost]")
{
    MoneyDesk desk;
    desk.rate(desk.currency("EUR"), 160'000'000);
    const CurrencyId yen = desk.currency("JPY", 0);
    desk.rate(yen, 1'000'000, QDate(2026, 1, 1)); // 0.01 AUD
    desk.rate(yen, 2'000'000, QDate(2026, 7, 1));
    desk.currency("USD");
    const ExchangeRates rates(desk.portfolio);
    const auto to = [&](qint64 minor, const char* from, const char* into, QDate day) {
        return rates.converted({minor}, QLatin1String(from), QLatin1String(into), day);
    };
    CHECK(to(100, "EUR", "AUD", QDate(2026, 3, 1)).minor == 160);
    CHECK(to(5000, "JPY", "AUD", QDate(2026, 6, 30)).minor == 5000); // 5,000 yen have no digits: 50.00 AUD
    CHECK(to(5000, "JPY", "AUD", QDate(2026, 7, 1)).minor == 10'000);
    CHECK(to(5000, "JPY", "AUD", QDate(2020, 1, 1)).minor == 5000); // before the first rate: the first
    CHECK(to(16'000, "EUR", "JPY", QDate(2026, 6, 30)).minor == 25'600); // through the portfolio's
    CHECK(to(1, "USD", "AUD", QDate(2026, 1, 1)).state == Amount::NoRate);
    CHECK(to(1, "GBP", "AUD", QDate(2026, 1, 1)).state == Amount::NoRate);
    CHECK(to(1, "", "AUD", QDate(2026, 1, 1)).minor == 1);
}
