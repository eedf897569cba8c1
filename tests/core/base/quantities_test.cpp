#include "core/base/quantities.h"
#include "tests/support/strings.h"

#include <limits>

using namespace gantry;

TEST_CASE("wall-clock time is read and written without a zone", "[base]")
{
    CHECK(isoText(*parseDateTime(u"2026-03-02T08:00")) == QLatin1String("2026-03-02T08:00:00"));
    CHECK(isoText(*parseDateTime(u"2026-03-02 17:30:05")) == QLatin1String("2026-03-02T17:30:05"));
    CHECK(isoText(*parseDateTime(u"1969-12-31T23:59:59")) == QLatin1String("1969-12-31T23:59:59"));
    CHECK(isoText(*parseDateTime(u"2026-03-02")) == QLatin1String("2026-03-02T00:00:00"));
    CHECK(isoText(*parseDateTime(u"2026-03-02T24:00")) == QLatin1String("2026-03-03T00:00:00"));
    for (auto bad : {u"", u"02-Mar-26 08:00", u"2026-02-30", u"2026-03-02T8:00", u"2026-03-02T25:00", u"1066-01-01", u"2026-03-02Tnoon"})
        CHECK_FALSE(parseDateTime(bad));
}

TEST_CASE("a product of money is rounded once, half away from zero, and never overflows silently", "[base]")
{
    CHECK(mulDiv(100, 1, 3) == 33);
    CHECK(mulDiv(5, 1, 2) == 3);
    CHECK(mulDiv(-5, 1, 2) == -3);
    CHECK(mulDiv(std::numeric_limits<qint64>::max(), 2, 2) == std::numeric_limits<qint64>::max());
    CHECK_FALSE(mulDiv(std::numeric_limits<qint64>::max(), 2, 1));
    CHECK_FALSE(mulDiv(1, 1, 0));
}

TEST_CASE("decimal text is exact or refused", "[base]")
{
    CHECK(parseDecimal(u"-12.5", 2) == -1250);
    CHECK(parseDecimal(u"12.500", 2) == 1250);
    CHECK_FALSE(parseDecimal(u"12.505", 2));
    CHECK(parseDecimalRounded(u"12.505", 2) == 1251);
    CHECK_FALSE(parseDecimal(u"1e5", 2));
    CHECK_FALSE(parseDecimal(u"", 2));
    CHECK_FALSE(parseDecimal(u"99999999999999999999", 2));
    CHECK(decimalText(-1250, 2) == QLatin1String("-12.5"));
    CHECK(decimalText(5, 2) == QLatin1String("0.05"));
}

TEST_CASE("days, seconds of a day and nearest wholes hold for every amount that fits", "[base]")
{
    constexpr qint64 least = std::numeric_limits<qint64>::min(), most = std::numeric_limits<qint64>::max();
    for (qint64 seconds : {least, least + 1, qint64(-86'401), qint64(-86'400), qint64(-1), qint64(0), qint64(86'399), most}) {
        CAPTURE(seconds);
        const qint64 second = secondOfDay({seconds});
        CHECK((second >= 0 && second < secondsPerDay));
        if (seconds >= least + secondsPerDay) CHECK(dayOf({seconds}) * secondsPerDay + second == seconds);
    }
    CHECK(dayOf({-1}) == -1);
    CHECK(dayOf({-86'400}) == -1);
    CHECK(dayOf({-86'401}) == -2);
    CHECK(nearest(150, 100) == 2);
    CHECK(nearest(-150, 100) == -2);
    CHECK(nearest(149, 100) == 1);
    CHECK(nearest(most, e8) == 92'233'720'369);
    CHECK(nearest(least, e8) == -92'233'720'369);
}
