#include "tests/core/exchange/mspdi_text.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::mspdi_text;

namespace {

ParsedSource withCalendars(const QByteArray& calendars) { return read(file({}, "<Calendars>" + calendars + "</Calendars>")); }
QByteArray calendar(int uid, const QByteArray& more)
{
    return "<Calendar><UID>" + QByteArray::number(uid) + "</UID><Name>C" + QByteArray::number(uid) + "</Name>" + more + "</Calendar>";
}
QByteArray times(std::initializer_list<std::pair<const char*, const char*>> list)
{
    QByteArray out = "<WorkingTimes>";
    for (const auto& [from, to] : list)
        out += QByteArray("<WorkingTime><FromTime>") + from + "</FromTime><ToTime>" + to + "</ToTime></WorkingTime>";
    return out + "</WorkingTimes>";
}
QByteArray period(const char* from, const char* to)
{
    return QByteArray("<TimePeriod><FromDate>") + from + "</FromDate><ToDate>" + to + "</ToDate></TimePeriod>";
}
QByteArray exception(const QByteArray& more)
{
    return "<Exception>" + period("2026-01-01T00:00:00", "2026-12-31T23:59:00") + "<DayWorking>0</DayWorking>" + more + "</Exception>";
}

} // namespace

TEST_CASE("a week of a calendar: closed, working and inherited days", "[mspdi][calendar]")
{
    const auto s = withCalendars(calendar(1,
        "<IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>"
        "<WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>"
        "<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>"
            + times({{"20:00:00", "00:00:00"}, {"08:00:00", "12:00:00"}})
            + "</WeekDay><WeekDay><DayType>3</DayType><DayWorking>1</DayWorking></WeekDay>"
              "<WeekDay><DayType>4</DayType><DayWorking>1</DayWorking>"
            + times({{"22:00", "06:00"}, {"08:00", "12:00"}, {"11:00", "13:00"}})
            + "</WeekDay><WeekDay><DayType>9</DayType></WeekDay></WeekDays>"));
    const auto& weeks = s.projects[0].weeks;
    REQUIRE(weeks.size() == 1);
    CHECK(weeks[0].calendar == s.projects[0].calendars[0].id);
    CHECK(weeks[0].sunday == Shifts{});
    CHECK(shiftsText(weeks[0].monday.value()) == QStringLiteral("08:00-12:00 20:00-24:00"));
    CHECK(shiftsText(weeks[0].tuesday.value()) == QStringLiteral("08:00-12:00 13:00-17:00"));
    CHECK(shiftsText(weeks[0].wednesday.value()) == QStringLiteral("08:00-13:00 22:00-24:00"));
    CHECK_FALSE(weeks[0].thursday);
    CHECK_FALSE(weeks[0].from);
    CHECK(noted(s, "default-hours") == 1);
    CHECK(noted(s, "shift-repaired") == 2);
    CHECK(tally(s, "WeekDay") == QStringLiteral("5 seen, 4 taken, 1 unreadable"));
}

TEST_CASE("a calendar derives from a base that may stand later; loops and strangers are told", "[mspdi][calendar]")
{
    const auto s = withCalendars(calendar(1, "<BaseCalendarUID>3</BaseCalendarUID><IsBaseCalendar>0</IsBaseCalendar>")
        + calendar(2, "<BaseCalendarUID>99</BaseCalendarUID>") + calendar(3, "<BaseCalendarUID>0</BaseCalendarUID>")
        + calendar(4, "<BaseCalendarUID>5</BaseCalendarUID>") + calendar(5, "<BaseCalendarUID>4</BaseCalendarUID>")
        + calendar(6, "<BaseCalendarUID>6</BaseCalendarUID>") + calendar(1, ""));
    const auto& c = s.projects[0].calendars;
    REQUIRE(c.size() == 6);
    CHECK(c[0].base == c[2].id);
    CHECK(c[0].forResource);
    CHECK_FALSE(c[2].base);
    CHECK(c[3].base == c[4].id);
    CHECK_FALSE(c[4].base);
    CHECK_FALSE(c[5].base);
    CHECK(noted(s, "unknown-calendar") == 1);
    CHECK(noted(s, "calendar-loop") == 1);
    CHECK(tally(s, "Calendar") == QStringLiteral("7 seen, 6 taken, 1 duplicate-id"));
}

TEST_CASE("exceptions that stand in both forms are read once", "[mspdi][calendar]")
{
    const QByteArray older = "<WeekDay><DayType>0</DayType><DayWorking>1</DayWorking>"
        + period("2026-05-02T00:00:00", "2026-05-02T23:59:00") + times({{"08:00:00", "12:00:00"}}) + "</WeekDay>";
    const auto s = withCalendars(
        calendar(1, "<WeekDays>" + older + older + "</WeekDays><Exceptions>" + exception("<Name>Year</Name>") + "</Exceptions>")
        + calendar(2, "<WeekDays>" + older + "</WeekDays><Exceptions/>"));
    const auto& e = s.projects[0].exceptions;
    REQUIRE(e.size() == 2);
    CHECK(e[0].name == QStringLiteral("Year"));
    CHECK(e[0].shifts == Shifts{});
    CHECK(e[1].calendar == s.projects[0].calendars[1].id);
    CHECK(e[1].from == QDate(2026, 5, 2));
    CHECK(e[1].to == QDate(2026, 5, 2));
    CHECK(shiftsText(e[1].shifts) == QStringLiteral("08:00-12:00"));
    CHECK(tally(s, "WeekDay") == QStringLiteral("3 seen, 1 taken, 2 stands-twice"));
    CHECK(tally(s, "Exception") == QStringLiteral("1 seen, 1 taken"));
}

TEST_CASE("every kind of recurrence finds its place", "[mspdi][calendar]")
{
    const auto s = withCalendars(calendar(1,
        "<Exceptions>" + exception("<Type>1</Type>")
            + exception("<Type>7</Type><Period>3</Period><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>4</Occurrences>")
            + exception("<Type>6</Type><Period>2</Period><DaysOfWeek>34</DaysOfWeek>")
            + exception("<Type>4</Type><Period>5</Period><MonthDay>4</MonthDay>")
            + exception("<Type>5</Type><Period>2</Period><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition>")
            + exception("<Type>2</Type><Month>11</Month><MonthDay>24</MonthDay>")
            + exception("<Type>3</Type><Month>2</Month><MonthItem>2</MonthItem><MonthPosition>0</MonthPosition>")
            + exception("<Type>8</Type>") + "<Exception><Type>1</Type></Exception><Exception>"
            + period("1900-01-01T00:00:00", "2100-01-01T00:00:00") + "</Exception></Exceptions>"));
    const auto& e = s.projects[0].exceptions;
    REQUIRE(e.size() == 7);
    CHECK(e[0].recurrence == Recurrence::Daily);
    CHECK(e[0].every == 1);
    CHECK(e[1].recurrence == Recurrence::Daily);
    CHECK(e[1].every == 3);
    CHECK(e[1].occurrences == 4);
    CHECK(e[2].recurrence == Recurrence::Weekly);
    CHECK(e[2].weekdays == 34);
    CHECK(e[2].every == 2);
    CHECK(e[2].occurrences == 0);
    CHECK(e[3].recurrence == Recurrence::MonthlyByDay);
    CHECK(e[3].monthDay == 4);
    CHECK(e[4].recurrence == Recurrence::MonthlyByPosition);
    CHECK(e[4].position == 5);
    CHECK(e[4].weekdays == 2);
    CHECK(e[5].recurrence == Recurrence::YearlyByDay);
    CHECK(e[5].month == 12);
    CHECK(e[5].monthDay == 24);
    CHECK(e[6].recurrence == Recurrence::YearlyByPosition);
    CHECK(e[6].month == 3);
    CHECK(e[6].position == 1);
    CHECK(e[6].weekdays == 65);
    CHECK(tally(s, "Exception") == QStringLiteral("10 seen, 7 taken, 1 no-place, 1 range-too-long, 1 unreadable"));
}

TEST_CASE("a work week holds between its dates and inherits the days that it does not name", "[mspdi][calendar]")
{
    const auto s = withCalendars(calendar(1,
        "<WorkWeeks><WorkWeek>" + period("2026-07-01T00:00:00", "2026-08-31T23:59:00")
            + "<Name>Summer</Name><WeekDays><WeekDay><DayType>6</DayType>"
              "<DayWorking>1</DayWorking>"
            + times({{"07:00:00", "13:00:00"}}) + "</WeekDay></WeekDays></WorkWeek><WorkWeek/></WorkWeeks>"));
    const auto& w = s.projects[0].weeks;
    REQUIRE(w.size() == 1);
    CHECK(w[0].name == QStringLiteral("Summer"));
    CHECK(w[0].from == QDate(2026, 7, 1));
    CHECK(w[0].to == QDate(2026, 8, 31));
    CHECK(shiftsText(w[0].friday.value()) == QStringLiteral("07:00-13:00"));
    CHECK_FALSE(w[0].monday);
    CHECK(tally(s, "WorkWeek") == QStringLiteral("2 seen, 1 taken, 1 unreadable"));
}
