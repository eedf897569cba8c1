#include "core/calendar/calendar_rules.h"
#include "core/exchange/mspdi/writing.h"

namespace gantry::mspdi {
namespace {

constexpr std::size_t mostShifts = 5; // a day of MS Project has
constexpr qint64 mostOldStyle = 5'000; // days of a recurrence that are also written one by one

QByteArray clockXml(qint64 s)
{
    char out[9] = {char('0' + s / 36000), char('0' + s / 3600 % 10), ':', char('0' + s % 3600 / 600), char('0' + s / 60 % 10), ':',
        char('0' + s % 60 / 10), char('0' + s % 10), 0};
    return out;
}

/// No more shifts than the format has: those with the shortest break between them become one.
std::vector<Shift> writable(const Shifts& shifts)
{
    std::vector<Shift> out = shifts.list;
    while (out.size() > mostShifts) {
        std::size_t least = 1;
        for (std::size_t i = 2; i < out.size(); ++i)
            if (out[i].from - out[i - 1].to < out[least].from - out[least - 1].to) least = i;
        out[least - 1].to = out[least].to;
        out.erase(out.begin() + std::ptrdiff_t(least));
    }
    return out;
}

void writeTimes(Xml& to, const Shifts& shifts)
{
    if (shifts.list.empty()) return;
    Xml times = to.child("WorkingTimes");
    for (const Shift& s : writable(shifts)) {
        Xml time = times.child("WorkingTime");
        time.raw("FromTime", clockXml(s.from));
        time.raw("ToTime", clockXml(s.to == secondsPerDay ? 0 : s.to));
    }
}

void writeDay(Xml& days, int type, const Shifts& shifts)
{
    Xml day = days.child("WeekDay");
    day.number("DayType", type);
    day.flag("DayWorking", !shifts.list.empty());
    writeTimes(day, shifts);
}

void writePeriod(Xml& to, QDate from, QDate until)
{
    Xml period = to.child("TimePeriod");
    period.raw("FromDate", timeBytes(atDay(from)));
    period.raw("ToDate", timeBytes(atDay(until, secondsPerDay - 60)));
}

/// Exceptions as the versions before 2007 have them: day by day.
void writeOldStyle(Xml& days, const CalendarException& e)
{
    const auto one = [&](QDate from, QDate until) {
        Xml day = days.child("WeekDay");
        day.number("DayType", 0);
        day.flag("DayWorking", !e.shifts.list.empty());
        writePeriod(day, from, until);
        writeTimes(day, e.shifts);
    };
    if (e.recurrence == Recurrence::Daily && e.every <= 1) return one(*e.from, *e.to);
    qint64 written = 0;
    for (const qint64 day : daysOf(e)) {
        if (++written > mostOldStyle) break;
        const QDate date = QDate(1970, 1, 1).addDays(day);
        one(date, date);
    }
}

/// The format's number for the days that a month's position counts; nothing where it has none.
std::optional<int> monthItem(qint64 weekdays)
{
    switch (weekdays) {
    case 127: return 0; // a day
    case 62: return 1; // a weekday
    case 65: return 2; // a day of the weekend
    default: break;
    }
    for (int i = 0; i < 7; ++i)
        if (weekdays == qint64(1) << i) return 3 + i;
    return std::nullopt;
}

void writeException(Xml& to, const CalendarException& e)
{
    using R = Recurrence;
    Xml x = to.child("Exception");
    const bool plain = e.recurrence == R::Daily && e.every <= 1;
    x.flag("EnteredByOccurrences", e.occurrences > 0);
    writePeriod(x, *e.from, *e.to);
    x.number("Occurrences", e.occurrences > 0 ? e.occurrences : plain ? e.from->daysTo(*e.to) + 1 : qint64(daysOf(e).size()));
    x.line("Name", e.name);
    static constexpr int types[] = {7, 6, 4, 5, 2, 3};
    x.number("Type", plain ? 1 : types[int(e.recurrence)]);
    if (!plain) x.number("Period", std::max<qint64>(1, e.every));
    const bool yearly = e.recurrence == R::YearlyByDay || e.recurrence == R::YearlyByPosition;
    const bool byPosition = e.recurrence == R::MonthlyByPosition || e.recurrence == R::YearlyByPosition;
    if (e.recurrence == R::Weekly) x.number("DaysOfWeek", e.weekdays);
    if (byPosition) {
        x.number("MonthItem", monthItem(e.weekdays).value_or(0));
        x.number("MonthPosition", std::clamp<qint64>(e.position, 1, 5) - 1);
    }
    if (yearly) x.number("Month", std::clamp<qint64>(e.month, 1, 12) - 1);
    if (e.recurrence == R::YearlyByDay || e.recurrence == R::MonthlyByDay) x.number("MonthDay", e.monthDay);
    x.flag("DayWorking", !e.shifts.list.empty());
    writeTimes(x, e.shifts);
}

bool isWritable(const CalendarException& e)
{
    if (!e.from || !e.to || *e.to < *e.from) return false;
    const bool byPosition = e.recurrence == Recurrence::MonthlyByPosition || e.recurrence == Recurrence::YearlyByPosition;
    return !byPosition || monthItem(e.weekdays);
}

class CalendarWriter {
public:
    CalendarWriter(Writing& w, const CalendarRows& rows)
        : m_w(w)
        , m_rows(rows)
        , m_base(w.rows.find(rows.calendar->base) && rows.calendar->base ? w.rows.find(rows.calendar->base) : nullptr)
    {
        for (const CalendarException* e : rows.exceptions) {
            if (isWritable(*e))
                m_exceptions.push_back(e);
            else
                w.leaveOut(e->id.value, "export.recurrence");
        }
        if (!rows.calendar->forResource && m_base) inheritExceptions();
    }

    void write()
    {
        const Calendar& calendar = *m_rows.calendar;
        m_w.out.record("Calendar", [&](Xml& x) {
            x.number("UID", m_w.calendars.of(calendar.id.value));
            x.raw("GUID", guidXml({}, calendar.id.value));
            x.line("Name", calendar.name);
            x.flag("IsBaseCalendar", !calendar.forResource);
            x.flag("IsBaselineCalendar", false);
            x.number("BaseCalendarUID", m_base ? m_w.calendars.of(m_base->calendar->id.value) : -1);
            writeWeek(x);
            if (!m_exceptions.empty()) {
                Xml list = x.child("Exceptions");
                for (const CalendarException* e : m_exceptions) writeException(list, *e);
            }
            writeDatedWeeks(x);
        });
    }

private:
    /// MS Project knows one step from a resource's calendar to a base calendar, and base calendars that stand on nothing: what such a one
    /// takes from its own base is written into it.
    void inheritExceptions()
    {
        std::size_t depth = 0;
        for (const CalendarRows* base = m_base; base && depth <= m_w.rows.calendars.size(); ++depth) {
            for (const CalendarException* e : base->exceptions) {
                const bool covered = std::ranges::any_of(
                    m_exceptions, [&](const CalendarException* own) { return own->from <= e->from && own->to >= e->to; });
                if (isWritable(*e) && !covered) m_exceptions.push_back(e);
            }
            base = base->calendar->base ? m_w.rows.find(base->calendar->base) : nullptr;
        }
    }

    static std::array<const std::optional<Shifts>*, 7> daysIn(const CalendarWeek& w)
    {
        return {&w.sunday, &w.monday, &w.tuesday, &w.wednesday, &w.thursday, &w.friday, &w.saturday};
    }

    void writeWeek(Xml& x)
    {
        const bool whole = !m_rows.calendar->forResource && m_base;
        if (!whole && !m_rows.usual && m_exceptions.empty()) return;
        Xml days = x.child("WeekDays");
        const auto inherited = whole ? m_w.rows.weekOf(m_rows.calendar->id) : std::array<Shifts, 7>{};
        for (std::size_t i = 0; i < 7; ++i) {
            const std::optional<Shifts>* own = m_rows.usual ? daysIn(*m_rows.usual)[i] : nullptr;
            if (own && *own)
                writeDay(days, int(i) + 1, **own);
            else if (whole)
                writeDay(days, int(i) + 1, inherited[i]);
        }
        for (const CalendarException* e : m_exceptions) writeOldStyle(days, *e);
    }

    void writeDatedWeeks(Xml& x)
    {
        if (m_rows.dated.empty()) return;
        Xml list = x.child("WorkWeeks");
        for (const CalendarWeek* w : m_rows.dated) {
            Xml week = list.child("WorkWeek");
            writePeriod(week, w->from.value_or(QDate(1984, 1, 1)), w->to.value_or(QDate(2149, 12, 31)));
            week.line("Name", w->name);
            Xml days = week.child("WeekDays");
            for (std::size_t i = 0; i < 7; ++i)
                if (const auto& day = *daysIn(*w)[i]) writeDay(days, int(i) + 1, *day);
        }
    }

    Writing& m_w;
    const CalendarRows& m_rows;
    const CalendarRows* m_base;
    std::vector<const CalendarException*> m_exceptions; // own and inherited
};

} // namespace

void writeCalendars(Writing& w)
{
    w.out.open("Calendars");
    QHash<CalendarId, ResourceId> holders; // resources' calendars, and whose each one is
    for (const CalendarRows& rows : w.rows.calendars) CalendarWriter(w, rows).write();
    // Every resource of MS Project has a calendar of its own, based on one of the project's.
    for (const Resource* r : w.rows.resources) {
        const CalendarRows* rows = r->calendar ? w.rows.find(r->calendar) : nullptr;
        if (!rows) continue;
        if (rows->calendar->forResource && !holders.contains(r->calendar)) {
            holders.insert(r->calendar, r->id);
            continue;
        }
        const qint64 number = w.calendars.next();
        w.resourceCalendars.insert(r->id, number);
        w.ids.standIns.insert(QString::number(number), r->calendar.value);
        w.out.record("Calendar", [&](Xml& x) {
            x.number("UID", number);
            x.raw("GUID", guidXml({}, r->id.value, "calendar"));
            x.line("Name", r->name);
            x.flag("IsBaseCalendar", false);
            x.flag("IsBaselineCalendar", false);
            x.number("BaseCalendarUID", w.calendars.of(rows->calendar->id.value));
        });
    }
    w.out.close("Calendars");
}

} // namespace gantry::mspdi
