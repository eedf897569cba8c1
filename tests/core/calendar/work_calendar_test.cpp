#include "core/calendar/calendar_rules.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;

namespace {

qint64 at(const char* text) { return parseDateTime(QString::fromLatin1(text)).value().seconds; }
QString shown(qint64 t) { return isoText(DateTime{t}).chopped(3).replace(u'T', u' '); }
qint64 day(const char* text) { return dayOf({at(text)}); }
constexpr qint64 hour = 3600;

/// Second by second would be slow; quarter by quarter of an hour is enough where all times are such.
struct Counted {
    const WorkCalendar& calendar;
    bool works(qint64 t) const
    {
        for (const Shift& s : calendar.shiftsOf(dayOf({t})))
            if (secondOfDay({t}) >= s.from && secondOfDay({t}) < s.to) return true;
        return false;
    }
    qint64 work(qint64 from, qint64 to) const
    {
        qint64 sum = 0;
        for (qint64 t = from; t < to; t += 900) sum += works(t) ? 900 : 0;
        return sum;
    }
    qint64 start(qint64 t, qint64 work) const
    {
        for (;; t += 900)
            if (works(t)) {
                if (work == 0) return t;
                work -= 900;
            }
    }
    qint64 finish(qint64 t, qint64 work) const
    {
        for (;; t += 900) {
            if (work == 0) return t;
            if (works(t)) work -= 900;
        }
    }
};

} // namespace

TEST_CASE("a start lands where work goes on, a finish where it stopped", "[calendar]")
{
    const WorkCalendar c(standardRules());
    CHECK(shown(c.plus(at("2026-03-06 08:00"), 8 * hour, Edge::Finish)) == QStringLiteral("2026-03-06 17:00"));
    CHECK(shown(c.plus(at("2026-03-06 08:00"), 8 * hour, Edge::Start)) == QStringLiteral("2026-03-09 08:00"));
    CHECK(shown(c.plus(at("2026-03-06 08:00"), 4 * hour, Edge::Finish)) == QStringLiteral("2026-03-06 12:00"));
    CHECK(shown(c.plus(at("2026-03-06 08:00"), 4 * hour, Edge::Start)) == QStringLiteral("2026-03-06 13:00"));
    CHECK(shown(c.next(at("2026-03-07 10:00"))) == QStringLiteral("2026-03-09 08:00"));
    CHECK(shown(c.previous(at("2026-03-07 10:00"))) == QStringLiteral("2026-03-06 17:00"));
    CHECK(shown(c.next(at("2026-03-06 17:00"))) == QStringLiteral("2026-03-09 08:00"));
    CHECK(shown(c.previous(at("2026-03-09 08:00"))) == QStringLiteral("2026-03-06 17:00"));
    CHECK(shown(c.previous(at("2026-03-09 09:30"))) == QStringLiteral("2026-03-09 09:30"));
    CHECK(shown(c.plus(at("2026-03-10 08:00"), -8 * hour, Edge::Start)) == QStringLiteral("2026-03-09 08:00"));
    CHECK(shown(c.plus(at("2026-03-10 08:00"), -8 * hour, Edge::Finish)) == QStringLiteral("2026-03-06 17:00"));
    CHECK(c.work(at("2026-03-02 00:00"), at("2026-03-09 00:00")) == 40 * hour);
    CHECK(c.work(at("2026-03-09 00:00"), at("2026-03-02 00:00")) == -40 * hour);
}

TEST_CASE("work across midnight is one piece of work", "[calendar]")
{
    CalendarRules night{{{WorkCalendar::firstDay, WorkCalendar::lastDay, {}}}, {}};
    night.weeks[0].days.fill(Shifts{{{0, 6 * hour}, {22 * hour, 24 * hour}}});
    const WorkCalendar c(night);
    CHECK(shown(c.plus(at("2026-03-02 22:00"), 8 * hour, Edge::Finish)) == QStringLiteral("2026-03-03 06:00"));
    CHECK(shown(c.plus(at("2026-03-02 22:00"), 8 * hour, Edge::Start)) == QStringLiteral("2026-03-03 22:00"));
    CHECK(shown(c.plus(at("2026-03-02 22:00"), 2 * hour, Edge::Finish)) == QStringLiteral("2026-03-03 00:00"));
    CHECK(shown(c.plus(at("2026-03-02 22:00"), 2 * hour, Edge::Start)) == QStringLiteral("2026-03-03 00:00"));
    const WorkCalendar always = WorkCalendar::always();
    CHECK(always.isAlways());
    CHECK(shown(always.plus(at("2026-03-06 17:00"), 16 * hour, Edge::Finish)) == QStringLiteral("2026-03-07 09:00"));
}

TEST_CASE("counting and adding work agree with going through the calendar quarter by quarter", "[calendar]")
{
    std::mt19937 random(7);
    const auto some = [&](int n) { return int(random() % unsigned(n)); };
    for (int round = 0; round < 60; ++round) {
        CalendarRules rules{{{WorkCalendar::firstDay, WorkCalendar::lastDay, {}}}, {}};
        for (auto& shifts : rules.weeks[0].days) {
            shifts = Shifts{};
            for (qint64 t = 900 * some(40); t < secondsPerDay - 900 && some(3);) {
                const qint64 to = std::min<qint64>(secondsPerDay, t + 900 * (1 + some(30)));
                shifts->list.push_back({t, to});
                t = to + 900 * some(12);
            }
        }
        rules.weeks[0].days[3] = Shifts{{{9 * hour, 15 * hour}}};
        for (int i = some(9); i > 0; --i)
            rules.exceptions.push_back({20500 + some(40), some(2) ? Shifts{} : Shifts{{{hour * 10, hour * 11}}}});
        const WorkCalendar c(rules);
        const Counted counted{c};
        for (int i = 0; i < 40; ++i) {
            const qint64 from = (20490 + some(40)) * secondsPerDay + 900 * some(96), to = from + 900 * some(3000);
            REQUIRE(c.work(from, to) == counted.work(from, to));
            const qint64 amount = 900 * some(400);
            REQUIRE(shown(c.plus(from, amount, Edge::Start)) == shown(counted.start(from, amount)));
            if (amount > 0) REQUIRE(shown(c.plus(from, amount, Edge::Finish)) == shown(counted.finish(from, amount)));
            REQUIRE(c.plus(c.plus(from, amount, Edge::Start), -amount, Edge::Start) == c.next(from));
            REQUIRE(c.plus(c.plus(from, amount, Edge::Finish), -amount, Edge::Start) == c.next(from));
            REQUIRE(c.work(from, c.plus(from, amount, Edge::Finish)) == amount);
        }
        const WorkCalendar standard(standardRules()), both = WorkCalendar::common(c, standard);
        const Counted first{c}, second{standard};
        for (qint64 t = 20500 * secondsPerDay; both.hasWork() && t < 20514 * secondsPerDay; t += 900)
            REQUIRE((both.work(t, t + 900) == 900) == (first.works(t) && second.works(t)));
    }
}

TEST_CASE("a calendar without working time says so and never hangs", "[calendar]")
{
    const WorkCalendar nothing(CalendarRules{});
    CHECK_FALSE(nothing.hasWork());
    CHECK(nothing.plus(at("2026-03-02 08:00"), 8 * hour, Edge::Finish) == at("2026-03-02 08:00"));
    CalendarRules weekend{{{WorkCalendar::firstDay, WorkCalendar::lastDay, {Shifts{{{0, hour}}}}}}, {}};
    CHECK_FALSE(WorkCalendar::common(WorkCalendar(standardRules()), WorkCalendar(weekend)).hasWork());
}

TEST_CASE("a calendar that runs out of working time holds at the border of its range", "[calendar]")
{
    CalendarRules once{{}, {{day("2026-03-04"), Shifts{{{8 * hour, 12 * hour}}}}}};
    const WorkCalendar c(once);
    CHECK(c.hasWork());
    CHECK(shown(c.plus(at("2026-03-02 00:00"), 4 * hour, Edge::Finish)) == QStringLiteral("2026-03-04 12:00"));
    CHECK(c.plus(at("2026-03-02 00:00"), 5 * hour, Edge::Finish) == WorkCalendar::end);
    CHECK(c.plus(at("2026-03-06 00:00"), -5 * hour, Edge::Start) == WorkCalendar::begin);
    CHECK(c.previous(at("2026-03-01 00:00")) == WorkCalendar::begin);
    CHECK(c.next(at("2026-03-05 00:00")) == WorkCalendar::end);
    const WorkCalendar standard(standardRules());
    CHECK(standard.plus(at("1900-01-02 08:00"), -400 * hour, Edge::Start) == WorkCalendar::begin);
    CHECK(standard.plus(at("2200-12-30 08:00"), 4000 * hour, Edge::Finish) == WorkCalendar::end);
    CHECK(shown(standard.plus(at("1950-01-02 08:00"), 8 * hour, Edge::Finish)) == QStringLiteral("1950-01-02 17:00"));
    CHECK(standard.work(at("1900-01-01 00:00"), at("2200-12-31 00:00")) > 0);
}

TEST_CASE("work that comes once in decades is found in both directions", "[calendar]")
{
    CalendarRules rules{{{WorkCalendar::firstDay, WorkCalendar::lastDay, {}}}, {}};
    for (const char* working : {"1931-05-04T00:00", "2026-03-02T00:00", "2026-03-03T00:00", "2188-07-01T00:00"})
        rules.exceptions.push_back({day(working), Shifts{{{8 * hour, 12 * hour}}}});
    const WorkCalendar c(rules);
    CHECK(shown(c.plus(at("2026-03-02T08:00"), 9 * hour, Edge::Start)) == u"2188-07-01 09:00");
    CHECK(shown(c.plus(at("2026-03-02T08:00"), 8 * hour, Edge::Start)) == u"2188-07-01 08:00");
    CHECK(shown(c.plus(at("2026-03-02T08:00"), 8 * hour, Edge::Finish)) == u"2026-03-03 12:00");
    CHECK(shown(c.plus(at("2188-07-01T10:00"), -11 * hour, Edge::Start)) == u"1931-05-04 11:00");
    CHECK(c.work(at("1931-05-04T08:00"), at("2188-07-01T12:00")) == 16 * hour);
    CHECK(c.plus(at("2188-07-01T10:00"), 3 * hour, Edge::Finish) == WorkCalendar::end);
    CHECK(c.plus(at("1931-05-04T10:00"), -3 * hour, Edge::Start) == WorkCalendar::begin);
}
