#include "core/calendar/calendar_rules.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

QDate date(const char* text) { return QDate::fromString(QString::fromLatin1(text), Qt::ISODate); }

QString daysText(const CalendarException& e)
{
    QStringList out;
    for (qint64 day : daysOf(e)) out << QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate);
    return out.join(u' ');
}

template <class E> E& add(Portfolio& p, qint64 id) { return *static_cast<E*>(p.edit(entityOf<E>()).insert(id)); }
Shifts hoursOf(qint64 from, qint64 to) { return {{{from * 3600, to * 3600}}}; }

} // namespace

TEST_CASE("an exception recurs on the days that its pattern names", "[calendar]")
{
    CalendarException e{.from = date("2026-01-01"), .to = date("2026-12-31")};
    SECTION("every day of a range, whatever number of occurrences stands beside it")
    {
        e.from = date("2026-05-12"), e.to = date("2026-05-14"), e.occurrences = 1;
        CHECK(daysText(e) == QStringLiteral("2026-05-12 2026-05-13 2026-05-14"));
    }
    SECTION("every third day, four times")
    {
        e.every = 3, e.occurrences = 4;
        CHECK(daysText(e) == QStringLiteral("2026-01-01 2026-01-04 2026-01-07 2026-01-10"));
    }
    SECTION("once, where the next time lies beyond all days, as a file from elsewhere may say")
    {
        for (auto recurrence : {Recurrence::Daily, Recurrence::Weekly, Recurrence::MonthlyByDay, Recurrence::YearlyByDay}) {
            e.recurrence = recurrence, e.every = std::numeric_limits<qint64>::max(), e.monthDay = 1, e.month = 1, e.weekdays = 16;
            CHECK(daysText(e) == QStringLiteral("2026-01-01"));
        }
    }
    SECTION("Monday and Friday of every second week")
    {
        e.recurrence = Recurrence::Weekly, e.weekdays = 2 | 32, e.every = 2, e.to = date("2026-01-31");
        CHECK(daysText(e) == QStringLiteral("2026-01-02 2026-01-12 2026-01-16 2026-01-26 2026-01-30"));
    }
    SECTION("the 31st of the months that have one")
    {
        e.recurrence = Recurrence::MonthlyByDay, e.monthDay = 31, e.occurrences = 4;
        CHECK(daysText(e) == QStringLiteral("2026-01-31 2026-03-31 2026-05-31 2026-07-31"));
    }
    SECTION("the last Friday of every sixth month")
    {
        e.recurrence = Recurrence::MonthlyByPosition, e.position = 5, e.weekdays = 32, e.every = 6;
        CHECK(daysText(e) == QStringLiteral("2026-01-30 2026-07-31"));
    }
    SECTION("a day of the year, by date and by position")
    {
        e.to = date("2028-12-31"), e.recurrence = Recurrence::YearlyByDay, e.month = 12, e.monthDay = 25;
        CHECK(daysText(e) == QStringLiteral("2026-12-25 2027-12-25 2028-12-25"));
        e.recurrence = Recurrence::YearlyByPosition, e.month = 11, e.position = 4, e.weekdays = 16;
        CHECK(daysText(e) == QStringLiteral("2026-11-26 2027-11-25 2028-11-23"));
    }
    SECTION("a number of occurrences without a last day")
    {
        e.to = e.from, e.recurrence = Recurrence::YearlyByDay, e.month = 2, e.monthDay = 29, e.occurrences = 2;
        CHECK(daysText(e) == QStringLiteral("2028-02-29 2032-02-29"));
    }
}

TEST_CASE("a calendar takes from its base what it does not say itself", "[calendar]")
{
    Portfolio p;
    add<Calendar>(p, 1);
    add<Calendar>(p, 2).base = {1};
    auto& week = add<CalendarWeek>(p, 10);
    week.calendar = {1}, week.monday = hoursOf(8, 16), week.tuesday = hoursOf(8, 16);
    p.edit(entityOf<CalendarWeek>()).regroup(10, 0);
    auto& own = add<CalendarWeek>(p, 11);
    own.calendar = {2}, own.tuesday = hoursOf(10, 12);
    p.edit(entityOf<CalendarWeek>()).regroup(11, 0);
    auto& summer = add<CalendarWeek>(p, 12);
    summer.calendar = {1}, summer.from = date("2026-07-01"), summer.to = date("2026-07-31"), summer.monday = hoursOf(6, 10);
    p.edit(entityOf<CalendarWeek>()).regroup(12, 0);
    auto& holiday = add<CalendarException>(p, 20);
    holiday.calendar = {1}, holiday.from = date("2026-03-09"), holiday.to = date("2026-03-09");
    p.edit(entityOf<CalendarException>()).regroup(20, 0);

    const WorkCalendar c(rulesOf(p, {2}));
    const auto hoursOn = [&](const char* day) {
        qint64 sum = 0;
        for (const Shift& s : c.shiftsOf(QDate(1970, 1, 1).daysTo(date(day)))) sum += s.to - s.from;
        return sum / 3600;
    };
    CHECK(hoursOn("2026-03-02") == 8);
    CHECK(hoursOn("2026-03-03") == 2);
    CHECK(hoursOn("2026-03-04") == 0);
    CHECK(hoursOn("2026-03-09") == 0);
    CHECK(hoursOn("2026-07-06") == 4);
    CHECK(hoursOn("2026-07-07") == 2);

    static_cast<Calendar*>(p.edit(entityOf<Calendar>()).edit(1))->base = {2}; // a loop must end
    CHECK(WorkCalendar(rulesOf(p, {2})).hasWork());
}
