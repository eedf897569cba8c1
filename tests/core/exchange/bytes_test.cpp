#include "core/exchange/bytes.h"
#include "tests/support/strings.h"

#include <limits>
#include <string>

using namespace gantry;

TEST_CASE("decimal numbers of a file become exact integers of the places wanted", "[exchange]")
{
    CHECK(decimalOf("1234.5", 2) == 123450);
    CHECK(decimalOf(" -0.125 ", 2) == -13);
    CHECK(decimalOf("0.004999", 2) == 0);
    CHECK(decimalOf("+7", 0) == 7);
    CHECK(decimalOf(".5", 1) == 5);
    CHECK(decimalOf("5.", 1) == 50);
    CHECK(decimalOf("88.923077", 6) == 88923077);
    CHECK(decimalOf("0.3076923076923076923076923076923", 8) == 30769231);
    for (const char* none : {"", " ", "-", ".", "abc", "1.2.3", "12a", "1 2", "--1", "NaN"}) CHECK_FALSE(decimalOf(none, 2));
}

TEST_CASE("the decimal sign may be a point or a comma, the other one groups", "[exchange]")
{
    CHECK(decimalOf("1234,5", 2) == 123450);
    CHECK(decimalOf("1.234.567,89", 2) == 123456789);
    CHECK(decimalOf("1,234,567.89", 2) == 123456789);
    CHECK_FALSE(decimalOf("1,234.567,89", 2));
}

TEST_CASE("numbers with an exponent are read, however small or large", "[exchange]")
{
    CHECK(decimalOf("1.5e3", 0) == 1500);
    CHECK(decimalOf("1.5E+3", 2) == 150000);
    CHECK(decimalOf("2.27373675443232E-13", 6) == 0);
    CHECK(decimalOf("-2.27373675443232E-13", 6) == 0);
    CHECK(decimalOf("123.4e-3", 2) == 12);
    CHECK(decimalOf("125e-2", 1) == 13);
    CHECK(decimalOf("4e-3", 2) == 0);
    CHECK(decimalOf("6e-3", 2) == 1);
    CHECK(decimalOf("0e300", 2) == 0);
    CHECK_FALSE(decimalOf("1e300", 2));
    CHECK_FALSE(decimalOf("1e", 2));
    CHECK_FALSE(decimalOf("e5", 2));
    CHECK_FALSE(decimalOf("1e99999999999", 2));
}

TEST_CASE("a number that does not fit is none, and a hostile one costs no stack", "[exchange]")
{
    CHECK(decimalOf("9223372036854775807", 0) == std::numeric_limits<qint64>::max());
    CHECK(decimalOf("92233720368547758.07", 2) == std::numeric_limits<qint64>::max());
    CHECK_FALSE(decimalOf("9223372036854775808", 0));
    CHECK_FALSE(decimalOf("9223372036854775807.5", 0));
    CHECK(decimalOf("9223372036854775807.4", 0) == std::numeric_limits<qint64>::max());
    CHECK_FALSE(decimalOf("99999999999999999999999999999999999999999999", 2));
    CHECK(decimalOf("99999999999999999999999999999999999999999999e-40", 0) == 10000);
    std::string nested;
    for (int i = 0; i < 500'000; ++i) nested += "1e";
    CHECK_FALSE(decimalOf(nested, 2));
    CHECK_FALSE(integerOf(nested));
}

TEST_CASE("integers may be written as decimals", "[exchange]")
{
    CHECK(integerOf("42") == 42);
    CHECK(integerOf(" +42 ") == 42);
    CHECK(integerOf("-3.0") == -3);
    CHECK_FALSE(integerOf("4x"));
    CHECK_FALSE(integerOf(""));
}

TEST_CASE("hours become seconds, rounded to the second", "[exchange]")
{
    CHECK(hoursOf("8") == 28800);
    CHECK(hoursOf("0.5") == 1800);
    CHECK(hoursOf("-1.25") == -4500);
    CHECK(hoursOf("88.923077") == 320123);
    CHECK_FALSE(hoursOf("eight"));
}

TEST_CASE("times of a file are wall-clock times", "[exchange]")
{
    CHECK(dateTimeOf("2026-03-02 08:00") == parseDateTime(u"2026-03-02T08:00:00"));
    CHECK(dateTimeOf("2026-03-02T08:00:30") == parseDateTime(u"2026-03-02T08:00:30"));
    CHECK(dateTimeOf("2026-03-02") == parseDateTime(u"2026-03-02T00:00:00"));
    CHECK(dateTimeOf("2026-03-02 24:00") == parseDateTime(u"2026-03-03T00:00:00"));
    CHECK(dateTimeOf("2024-02-29") == parseDateTime(u"2024-02-29"));
    for (const char* none :
        {"", "02-Mar-26 08:00", "2026-02-29", "2026-13-01", "1899-01-01", "2026-03-02 25:00", "2026-03-02 08", "2026-03-02x"})
        CHECK_FALSE(dateTimeOf(none));
    CHECK(clockOf("08:00") == 8 * 3600);
    CHECK(clockOf("8:30") == 8 * 3600 + 1800);
    CHECK(clockOf("24:00") == 86400);
    CHECK_FALSE(clockOf("24:01"));
    CHECK_FALSE(clockOf("noon"));
}

TEST_CASE("durations as ISO 8601 writes them", "[exchange]")
{
    CHECK(secondsOf("PT8H30M0S") == 30600);
    CHECK(secondsOf("-PT1H") == -3600);
    CHECK(secondsOf("P1DT2H") == 93600);
    CHECK(secondsOf("PT0.5S") == 1);
    for (const char* none : {"", "P", "PT", "8H", "PT8", "PT8X", "PT99999999999999999999H"}) CHECK_FALSE(secondsOf(none));
}
