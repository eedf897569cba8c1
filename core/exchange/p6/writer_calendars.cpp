#include "core/calendar/calendar_rules.h"
#include "core/exchange/p6/calendar_text.h"
#include "core/exchange/p6/writing.h"

#include <map>

namespace gantry::p6 {
namespace {

constexpr std::size_t mostExceptions = 100'000;

class CalendarPacker {
public:
    CalendarPacker(Writing& w, const CalendarRows& rows)
        : m_w(w)
        , m_rows(rows)
    {
        collectDays();
    }

    /// A week that is wholly taken from a base calendar is left to that one.
    QByteArray text() const
    {
        CalendarText out;
        if (m_rows.usual || !m_rows.calendar->base) std::ranges::move(m_w.rows.weekOf(m_rows.calendar->id), out.week.begin());
        for (const auto& [day, shifts] : m_days) out.exceptions.push_back({QDate(1970, 1, 1).addDays(day), *shifts});
        return packedCalendar(out);
    }

private:
    /// P6 has exceptions of single days alone: recurring ones and weeks between two dates become their days.
    void collectDays()
    {
        for (const CalendarException* e : m_rows.exceptions)
            for (const qint64 day : daysOf(*e)) add(day, e->shifts);
        const auto usual = m_w.rows.weekOf(m_rows.calendar->id);
        for (const CalendarWeek* week : m_rows.dated) {
            m_w.leaveOut(week->id.value, "export.week-as-days");
            const std::optional<Shifts>* days[] = {
                &week->sunday, &week->monday, &week->tuesday, &week->wednesday, &week->thursday, &week->friday, &week->saturday};
            const auto [first, last] = span(*week);
            for (qint64 day = first; day <= last; ++day) {
                const auto weekday = std::size_t(((day + 4) % 7 + 7) % 7);
                if (*days[weekday] && **days[weekday] != usual[weekday]) add(day, **days[weekday]);
            }
        }
    }

    void add(qint64 day, const Shifts& shifts)
    {
        if (m_days.size() < mostExceptions) m_days.emplace(day, &shifts); // of two for one day the first holds
    }

    /// An open end reaches a year before the project and ten past it.
    std::pair<qint64, qint64> span(const CalendarWeek& week) const
    {
        const auto dayNumber = [](QDate d) { return QDate(1970, 1, 1).daysTo(d); };
        const DateTime now{m_w.rows.request.now.ms / 1000};
        const qint64 first = dayOf(m_w.rows.schedule.start.value_or(now)) - 366,
                     last = dayOf(m_w.rows.schedule.finish.value_or(now)) + 3653;
        return {week.from ? dayNumber(*week.from) : first, week.to ? dayNumber(*week.to) : last};
    }

    Writing& m_w;
    const CalendarRows& m_rows;
    std::map<qint64, const Shifts*> m_days;
};

struct CalendarRow {
    const Writing& w;
    const Calendar& calendar;
    const char* type = "";
    QByteArray data;
    qint64 day = 0, week = 0; // seconds
};

const Column<CalendarRow> columns[] = {
    {"clndr_id", [](const CalendarRow& r) { return r.w.ids.names.value(r.calendar.id.value).toLatin1(); }},
    {"default_flag", "N"},
    {"clndr_name", [](const CalendarRow& r) { return lineCell(r.calendar.name); }},
    {"proj_id", [](const CalendarRow& r) { return QByteArrayView(r.type) == "CA_Project" ? numberCell(r.w.plan.number) : QByteArray(); }},
    {"base_clndr_id",
        [](const CalendarRow& r) { return r.calendar.base ? r.w.ids.names.value(r.calendar.base.value).toLatin1() : QByteArray(); }},
    {"last_chng_date", [](const CalendarRow& r) { return timeCell(DateTime{r.w.rows.request.now.ms / 1000}); }},
    {"clndr_type", [](const CalendarRow& r) { return QByteArray(r.type); }},
    {"day_hr_cnt", [](const CalendarRow& r) { return hoursCell(r.day); }},
    {"week_hr_cnt", [](const CalendarRow& r) { return hoursCell(r.week); }},
    {"month_hr_cnt", [](const CalendarRow& r) { return hoursCell(r.w.rows.options.daysPerMonth * r.day); }},
    {"year_hr_cnt", [](const CalendarRow& r) { return hoursCell(52 * r.week); }},
    {"rsrc_private", "N"},
    {"clndr_data", [](const CalendarRow& r) { return r.data; }},
};

} // namespace

void writeCalendars(Writing& w)
{
    QSet<CalendarId> global; // what resources use, and what others stand on, cannot belong to a project in P6
    for (const Resource* r : w.rows.resources) global.insert(r->calendar);
    for (const CalendarRows& c : w.rows.calendars) global.insert(c.calendar->base);
    const auto typeOf = [&](const Calendar& c) {
        if (c.forResource) return "CA_Rsrc";
        return c.project && !global.contains(c.id) ? "CA_Project" : "CA_Base";
    };
    std::vector<CalendarRow> rows;
    for (const CalendarRows& c : w.rows.calendars)
        rows.push_back({w, *c.calendar, typeOf(*c.calendar), CalendarPacker(w, c).text(),
            c.calendar->dayLength.value_or(w.rows.options.dayLength).seconds,
            c.calendar->weekLength.value_or(w.rows.options.weekLength).seconds});
    writeTable(w.out, "CALENDAR", columns, rows);
}

} // namespace gantry::p6
