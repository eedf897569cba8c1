#include "core/exchange/p6/calendar_text.h"
#include "tests/support/strings.h"

#include <string>

using namespace gantry;
using namespace gantry::p6;

namespace {

/// "closed", "08:00-12:00 13:00-17:00", "-" where nothing is said.
QString day(const CalendarText& c, int weekday)
{
    return c.week[std::size_t(weekday)] ? shiftsText(*c.week[std::size_t(weekday)]) : QStringLiteral("-");
}
QString exceptions(const CalendarText& c)
{
    QStringList out;
    for (const auto& e : c.exceptions) out << e.day.toString(Qt::ISODate) + u' ' + shiftsText(e.shifts);
    return out.join(QStringLiteral("; "));
}

} // namespace

TEST_CASE("a calendar of P6 gives its week and its exceptions", "[xer]")
{
    const CalendarText c =
        readCalendarText("(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))"
                         "(0||7()((0||0(f|16:00|s|08:00)())))))(0||VIEW(ShowTotal|N)())(0||Exceptions()((0||0(d|46085)())"
                         "(0||1(d|46086)((0||0(s|08:00|f|12:00)())))))))");
    CHECK(day(c, 0) == QStringLiteral("closed"));
    CHECK(day(c, 1) == QStringLiteral("08:00-12:00 13:00-17:00"));
    CHECK(day(c, 2) == QStringLiteral("-"));
    CHECK(day(c, 6) == QStringLiteral("08:00-16:00"));
    CHECK(exceptions(c) == QStringLiteral("2026-03-04 closed; 2026-03-05 08:00-12:00"));
    CHECK_FALSE(c.repaired);
}

TEST_CASE("line breaks written as 0x7F, blanks and an absent part do no harm", "[xer]")
{
    const CalendarText c =
        readCalendarText("(0||CalendarData()(\x7F\x7F  (0||DaysOfWeek()(\x7F\x7F    (0||2()(\x7F\x7F      (0||0(s|07:00|f|12:00)())\n"
                         "      (0||1(s|13:00|f|18:00)())))))))");
    CHECK(day(c, 1) == QStringLiteral("07:00-12:00 13:00-18:00"));
    CHECK(c.exceptions.empty());
    CHECK(readCalendarText("").exceptions.empty());
    CHECK(day(readCalendarText("no calendar at all"), 1) == QStringLiteral("-"));
}

TEST_CASE("midnight as a finish is the end of the day", "[xer]")
{
    CHECK(day(readCalendarText("(0||CalendarData()((0||DaysOfWeek()((0||1()((0||0(s|00:00|f|00:00)())))))))"), 0)
        == QStringLiteral("00:00-24:00"));
    CHECK(day(readCalendarText("(0||CalendarData()((0||DaysOfWeek()((0||1()((0||0(s|20:00|f|00:00)())))))))"), 0)
        == QStringLiteral("20:00-24:00"));
}

TEST_CASE("working times out of order are put right and said so", "[xer]")
{
    const CalendarText c = readCalendarText(
        "(0||CalendarData()((0||DaysOfWeek()((0||1()((0||0(s|13:00|f|17:00)())(0||1(s|08:00|f|14:00)())(0||2(s|19:00|f|18:00)())))"
        "(0||9()((0||0(s|08:00|f|12:00)())))))(0||Exceptions()((0||0(d|0)())(0||1(d|99999999)())(0||2(d|46086)())(0||3(d|46085)())"
        "(0||4(d|46086)((0||0(s|08:00|f|12:00)())))))))");
    CHECK(day(c, 0) == QStringLiteral("08:00-17:00"));
    CHECK(c.repaired);
    CHECK(c.unreadable == 2);
    CHECK(exceptions(c) == QStringLiteral("2026-03-04 closed; 2026-03-05 08:00-12:00"));
}

TEST_CASE("calendar text that breaks off, or only nests, gives what can be read", "[xer]")
{
    const std::string whole = "(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))))(0||"
                              "Exceptions()((0||0(d|46085)())))))";
    for (std::size_t n = 0; n <= whole.size(); ++n) {
        const CalendarText c = readCalendarText(std::string_view(whole).substr(0, n));
        CHECK(c.exceptions.size() <= 1);
        if (c.week[1] && !c.week[1]->list.empty()) CHECK(c.week[1]->list[0] == Shift{8 * 3600, 12 * 3600});
    }
    CHECK(readCalendarText(std::string(1'000'000, '(')).exceptions.empty());
    CHECK(readCalendarText(std::string(1'000'000, ')')).exceptions.empty());
}
