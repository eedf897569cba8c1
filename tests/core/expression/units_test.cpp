#include "tests/core/expression/ledger.h"

using namespace gantry;
using namespace gantry::expression;
using gantry::expression::test::Ledger;

TEST_CASE("units that belong together make the unit that they should", "[expression]")
{
    const auto [text, answer] = GENERATE(table<const char*, const char*>({
        {"budget - spent", "666.67 EUR"},
        {"budget * 2", "2000 EUR"},
        {"0.5 * spent", "166.67 EUR"}, // 166.665, half away from zero
        {"-0.5 * spent", "-166.67 EUR"},
        {"spent * -0.5", "-166.67 EUR"},
        {"spent / 2", "166.67 EUR"},
        {"spent / -2", "-166.67 EUR"},
        {"budget * done", "850 EUR"},
        {"budget * 1.005", "1005 EUR"},
        {"budget / spent * spent = budget", "yes"},
        {"spent / budget", "0.33333"},
        {"budget + 100", "1100 EUR"},
        {"budget > 999.99", "yes"},
        {"1000 = budget", "yes"},
        {"yen + 1", "71 JPY"},
        {"round(yen, -2)", "100 JPY"},
        {"max(budget, 2000)", "2000 EUR"},
        {"coalesce(spent, 0)", "333.33 EUR"},
        {"if(active, 0, budget)", "0 EUR"},
        {"done + 5%", "90%"},
        {"1 - done", "15%"},
        {"done * 2", "170%"},
        {"done * done", "72.25%"},
        {"done / 50%", "1.7"},
        {"done / 2", "42.5%"},
        {"count * done", "5.95"},
        {"spent / budget < 50%", "yes"},
        {"done > 0", "yes"},
        {"count + done", "7.85"},
        {"work + 8h", "48h"},
        {"work = 5d", "yes"}, // working days of eight hours
        {"work / 1d", "5"},
        {"work * 1.5", "60h"},
        {"work > 0", "yes"},
        {"5d > work - 1h", "yes"},
        {"min(work, 4d, 33h)", "32h"},
        {"slip + 2", "-1d"},
        {"slip < 0", "yes"},
        {"slip / 2d", "-1.5"},
        {"slip * 2", "-6d"},
        {"1d + 2d", "3d"},
        {"rate * 2", "160 EUR"},
        {"rate > 79.5", "yes"},
        {"rate / 40", "2 EUR"},
        {"-slip", "3d"},
        {"work in (5d, 3h)", "yes"},
    }));
    CAPTURE(text);
    CHECK(Ledger().answer(text) == QString::fromUtf8(answer));
}

TEST_CASE("units that do not belong together are refused with the place and both units", "[expression]")
{
    const auto [text, answer] = GENERATE(table<const char*, const char*>({
        {"budget + slip", "Column 8: “budget” is money in EUR and “slip” is days, so they cannot be added."},
        {"1 + (budget - work)", "Column 13: “budget” is money in EUR and “work” is hours, so they cannot be subtracted."},
        {"budget + dollars", "Column 8: “budget” is money in EUR and “dollars” is money in USD, so they cannot be added."},
        {"budget > dollars", "Column 8: “budget” is money in EUR and “dollars” is money in USD, so they cannot be compared."},
        {"budget / dollars", "Column 8: “budget” is money in EUR and “dollars” is money in USD, so they cannot be divided."},
        {"budget * spent", "Column 8: “budget” is money in EUR and “spent” is money in EUR, so they cannot be multiplied."},
        {"1 / budget", "Column 3: “1” is a number and “budget” is money in EUR, so they cannot be divided."},
        {"budget + count", "Column 8: “budget” is money in EUR and “count” is a number, so they cannot be added."},
        {"budget + done", "Column 8: “budget” is money in EUR and “done” is a percentage, so they cannot be added."},
        {"count > budget", "Column 7: “count” is a number and “budget” is money in EUR, so they cannot be compared."},
        {"budget > 0.005", "Column 8: 0.005 stands beside money, which has 2 decimal places. Write it with those or fewer."},
        {"yen > 0.5", "Column 5: 0.5 stands beside money, which has 0 decimal places. Write it with those or fewer."},
        {"work > 40", "Column 6: 40 stands beside an amount of time and needs its unit. Write 40h for hours, 40d for working days."},
        {"done > 85", "Column 6: 85 stands beside a percentage and needs its sign. Write it as 85% is written."},
        {"slip > work", "Column 6: “slip” is days and “work” is hours, so they cannot be compared."},
        {"min(5d, slip, work)", "Column 1: “5d” is days and “work” is hours, so they cannot be compared."},
        {"due + started", "Column 5: “due” is a date and “started” is a date with a time, so they cannot be added."},
        {"due + work", "Column 5: “due” is a date and “work” is hours, so they cannot be added."},
        {"due > 5", "Column 5: “due” is a date and “5” is a number, so they cannot be compared."},
        {"due = '2026-11-29'", "Column 5: “due” is a date and “'2026-11-29'” is text, so they cannot be compared."},
        {"5 > due", "Column 3: “5” is a number and “due” is a date, so they cannot be compared."},
        {"owner + 'x'", "Column 7: “owner” is text and “'x'” is text, so they cannot be added."},
        {"owner = 5", "Column 7: “owner” is text and “5” is a number, so they cannot be compared."},
        {"active > false", "Column 8: “active” is yes or no and “false” is yes or no, so they cannot be put in an order."},
        {"count and active", "Column 7: “count” is a number, where yes or no is wanted."},
        {"not count", "Column 1: “count” is a number, where yes or no is wanted."},
        {"-owner", "Column 1: “owner” is text, where a figure is wanted."},
        {"abs(due)", "Column 1: “due” is a date, where a figure is wanted."},
        {"count contains '7'", "Column 7: “count” is a number, where text is wanted."},
        {"if(count, 1, 2)", "Column 1: “count” is a number, where yes or no is wanted."},
        {"if(active, budget, work)", "Column 1: “budget” is money in EUR and “work” is hours, so they cannot be put in one place."},
        {"min(owner, 'x')", "Column 1: “owner” is text, where a figure or a date is wanted."},
        {"days(due, 5)", "Column 1: “5” is a number, where a date is wanted."},
        {"status = 'dormant'", "Column 10: “dormant” is no word of status. Its words are active, on_hold."},
        {"status in ('active', 'dormant')", "Column 22: “dormant” is no word of status. Its words are active, on_hold."},
    }));
    CAPTURE(text);
    CHECK(Ledger().answer(text) == QString::fromUtf8(answer));
}

TEST_CASE("a filter is a condition", "[expression]")
{
    Ledger ledger;
    const auto read = Expression::readCondition(QStringLiteral("budget - spent"), ledger);
    REQUIRE_FALSE(read);
    CHECK(sentence(read.error())
        == QStringLiteral("A filter needs a condition, and this gives money in EUR. Compare it with something, such as … > 0."));
    const auto condition = Expression::readCondition(QStringLiteral("budget - spent > 0 and nothing > 1"), ledger);
    REQUIRE(condition);
    CHECK_FALSE(Evaluation(*condition).holds(ledger)); // no value is not yes
}

TEST_CASE("an answer is a value as the model keeps it", "[expression]")
{
    Ledger ledger;
    const auto value = [&](const char* text) { return Evaluation(*Expression::read(QString::fromUtf8(text), ledger)).of(ledger).value(); };
    CHECK(value("budget / 3") == Value(qint64(33'333)));
    CHECK(value("done / 2") == Value(qint64(4'250'000'000)));
    CHECK(value("work / 7") == Value(qint64(20'571)));
    CHECK(value("count / 2") == Value(3.5));
    CHECK(value("due + 1") == Value(test::julian("2026-11-30")));
    CHECK(value("rate / 3") == Value(qint64(2'666'666'667)));
    CHECK(value("count = 7") == Value(qint64(1)));
    CHECK(value("owner") == Value(QStringLiteral("Ann Lee")));
    CHECK(isAbsent(value("count / 0")));
}
