#include "core/calendar/calendar_rules.h"

#include <algorithm>

namespace gantry {
namespace {

qint64 dayNumber(QDate d) { return QDate(1970, 1, 1).daysTo(d); }

/// The day of a month in the given place (1 to 4, 5 the last) among the weekdays of the mask (Sunday 1, Monday 2, ...).
QDate dayByPosition(int year, int month, qint64 position, qint64 weekdays)
{
    QDate found;
    qint64 seen = 0;
    for (QDate d(year, month, 1); d.isValid() && d.month() == month; d = d.addDays(1)) {
        if (!(weekdays >> (d.dayOfWeek() % 7) & 1)) continue;
        found = d;
        if (++seen == position && position < 5) break;
    }
    return found;
}

} // namespace

std::vector<qint64> daysOf(const CalendarException& e)
{
    if (!e.from || !e.from->isValid()) return {};
    const QDate to = e.to && e.to->isValid() ? *e.to : *e.from;
    const qint64 every = std::clamp<qint64>(e.every, 1, WorkCalendar::lastDay - WorkCalendar::firstDay + 1); // else it comes but once
    const bool plainRange = e.recurrence == Recurrence::Daily && every == 1;
    const qint64 limit = e.occurrences > 0 && !plainRange ? e.occurrences : WorkCalendar::lastDay;
    const qint64 first = std::max(dayNumber(*e.from), WorkCalendar::firstDay);
    const bool openEnd = e.occurrences > 0 && !plainRange && to <= *e.from;
    const qint64 last = openEnd ? WorkCalendar::lastDay : std::min(dayNumber(to), WorkCalendar::lastDay);
    std::vector<qint64> out;
    const auto take = [&](QDate d) {
        if (!d.isValid()) return;
        const qint64 n = dayNumber(d);
        if (n >= first && n <= last && qint64(out.size()) < limit) out.push_back(n);
    };
    const auto full = [&] { return qint64(out.size()) >= limit; };
    switch (e.recurrence) {
    case Recurrence::Daily:
        for (qint64 n = first; n <= last && !full(); n += every) out.push_back(n);
        break;
    case Recurrence::Weekly: {
        const qint64 sunday = first - (first + 4) % 7;
        for (qint64 n = first; n <= last && !full(); ++n)
            if ((e.weekdays >> ((n + 4) % 7 + 7) % 7 & 1) && (n - sunday) / 7 % every == 0) out.push_back(n);
        break;
    }
    case Recurrence::MonthlyByDay:
    case Recurrence::MonthlyByPosition:
    case Recurrence::YearlyByDay:
    case Recurrence::YearlyByPosition: {
        const bool monthly = e.recurrence == Recurrence::MonthlyByDay || e.recurrence == Recurrence::MonthlyByPosition;
        const bool byDay = e.recurrence == Recurrence::MonthlyByDay || e.recurrence == Recurrence::YearlyByDay;
        const qint64 months = monthly ? every : 12 * every;
        int year = e.from->year(), month = monthly ? e.from->month() : int(std::clamp<qint64>(e.month, 1, 12));
        while (!full() && year <= 2200 && dayNumber(QDate(year, month, 1)) <= last) {
            take(byDay ? QDate(year, month, int(std::clamp<qint64>(e.monthDay, 0, 32)))
                       : dayByPosition(year, month, e.position, e.weekdays));
            const qint64 next = month - 1 + months;
            year += int(std::min<qint64>(next / 12, 400));
            month = int(next % 12) + 1;
        }
        break;
    }
    }
    return out;
}

CalendarRules rulesOf(const Portfolio& portfolio, CalendarId calendar)
{
    if (!portfolio.find(calendar)) return standardRules();
    CalendarRules out;
    std::vector<CalendarId> seen;
    for (const Calendar* c = portfolio.find(calendar); c && !std::ranges::count(seen, c->id); c = portfolio.find(c->base)) {
        seen.push_back(c->id);
        std::vector<CalendarRules::Week> usual, dated;
        portfolio.all<CalendarWeek>().forEachIn(c->id, [&](const CalendarWeek& w) {
            const bool always = !w.from && !w.to;
            (always ? usual : dated)
                .push_back({w.from ? dayNumber(*w.from) : WorkCalendar::firstDay, w.to ? dayNumber(*w.to) : WorkCalendar::lastDay,
                    {w.sunday, w.monday, w.tuesday, w.wednesday, w.thursday, w.friday, w.saturday}});
        });
        out.weeks.insert(out.weeks.end(), dated.begin(), dated.end());
        out.weeks.insert(out.weeks.end(), usual.begin(), usual.end());
        portfolio.all<CalendarException>().forEachIn(c->id, [&](const CalendarException& e) {
            for (qint64 day : daysOf(e)) out.exceptions.push_back({day, e.shifts});
        });
    }
    return out;
}

const CalendarRules& standardRules()
{
    static const CalendarRules rules = [] {
        const Shifts day{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
        return CalendarRules{{{WorkCalendar::firstDay, WorkCalendar::lastDay, {Shifts{}, day, day, day, day, day, Shifts{}}}}, {}};
    }();
    return rules;
}

} // namespace gantry
