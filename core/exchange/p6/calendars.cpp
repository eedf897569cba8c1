#include "core/exchange/bytes.h"
#include "core/exchange/p6/reading.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

constexpr std::size_t longestChain = 32;

const Shifts& usualDay()
{
    static const Shifts day{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
    return day;
}

void addWeek(Reading& r, ParsedProject& parsed, const SourceCalendar& source, CalendarId calendar)
{
    auto days = source.text.week;
    const bool says = std::ranges::any_of(days, [](const auto& d) { return d.has_value(); });
    if (!says && parsed.calendars.back().base) return;
    for (std::size_t i = 0; i < days.size(); ++i)
        if (!days[i] && !parsed.calendars.back().base) days[i] = says || i == 0 || i == 6 ? Shifts{} : usualDay();
    if (!says) r.note("calendar-empty", source.place);
    parsed.weeks.push_back({r.next<CalendarWeekId>(), calendar, {}, {}, {}, days[0], days[1], days[2], days[3], days[4], days[5], days[6]});
}

/// Days in a row with the same working time are one exception.
void addExceptions(Reading& r, ParsedProject& parsed, const SourceCalendar& source, CalendarId calendar)
{
    for (const auto& e : source.text.exceptions) {
        CalendarException* last = parsed.exceptions.empty() ? nullptr : &parsed.exceptions.back();
        if (last && last->calendar == calendar && last->to->addDays(1) == e.day && last->shifts == e.shifts) {
            last->to = e.day;
            continue;
        }
        CalendarException row;
        row.id = r.next<CalendarExceptionId>(), row.calendar = calendar, row.from = row.to = e.day, row.shifts = e.shifts;
        parsed.exceptions.push_back(std::move(row));
    }
}

} // namespace

void readCalendars(Reading& r)
{
    r.each("CALENDAR", "clndr_name", [&](const Section& s) -> ReadRow {
        const int id = s.column("clndr_id"), name = s.column("clndr_name"), base = s.column("base_clndr_id"), project = s.column("proj_id"),
                  type = s.column("clndr_type"), day = s.column("day_hr_cnt"), week = s.column("week_hr_cnt"),
                  data = s.column("clndr_data"), month = s.column("month_hr_cnt"), standard = s.column("default_flag");
        return [=, &r](const Cells& row) -> Outcome {
            const Key key = trimmed(row[id]);
            if (key.empty()) return "no-id";
            if (!r.calendarPlaces.emplace(key, int(r.calendars.size())).second) return "duplicate-id";
            SourceCalendar c;
            c.key = key, c.base = trimmed(row[base]), c.place = r.place(row);
            if (!Reading::isBlank(row[project])) c.refused = r.refusal(row[project]);
            if (const SourceProject* home = r.plan(row[project])) c.home = home->plan;
            c.row.name = r.line(row[name]);
            if (c.row.name.isEmpty()) {
                c.row.name = QStringLiteral("Calendar ") + r.line(key);
                r.note("unnamed", row);
            }
            c.row.forResource = Reading::sameToken(row[type], "CA_Rsrc");
            if (const auto length = r.hours(row, day); length && length->seconds > 0) c.row.dayLength = length;
            if (const auto length = r.hours(row, week); length && length->seconds > 0) c.row.weekLength = length;
            c.monthLength = r.hours(row, month).value_or(WorkTime{});
            c.row.sourceId = r.line(key);
            c.text = readCalendarText(row[data]);
            if (c.text.repaired) r.note("shift-repaired", row);
            if (c.text.unreadable) r.note("unread-value", c.place, c.text.unreadable);
            if (isYes(row[standard])) r.defaultCalendar = key;
            r.calendars.push_back(std::move(c));
            return taken;
        };
    });
    for (SourceProject& p : r.projects) {
        if (p.role != SourceProject::Role::Plan) continue;
        if (p.calendar.empty()) p.calendar = r.defaultCalendar;
        ScheduleOptions& o = p.parsed.options;
        o.calendar = calendarIn(r, p, p.calendar);
        if (!o.calendar) {
            if (!p.calendar.empty()) r.note("unknown-calendar", r.place(p));
            continue;
        }
        const SourceCalendar& c = r.calendars[std::size_t(r.calendarPlaces.at(p.calendar))];
        o.dayLength = c.row.dayLength.value_or(o.dayLength), o.weekLength = c.row.weekLength.value_or(o.weekLength);
        if (const qint64 days = (c.monthLength.seconds + o.dayLength.seconds / 2) / o.dayLength.seconds; days >= 1 && days <= 31)
            o.daysPerMonth = days;
        if (const auto& monday = c.text.week[1]; monday && !monday->list.empty())
            o.dayStart = {monday->list.front().from}, o.dayFinish = {monday->list.back().to};
    }
}

CalendarId calendarIn(Reading& r, SourceProject& p, Key key)
{
    std::vector<int> chain; // from the calendar to its bases
    SourceProject::CalendarCopy base;
    for (Key at = trimmed(key); !at.empty();) {
        if (const auto made = p.calendars.find(at); made != p.calendars.end()) {
            base = made->second;
            break;
        }
        const auto place = r.calendarPlaces.find(at);
        if (place == r.calendarPlaces.end()) {
            if (!chain.empty()) r.note("unknown-calendar", r.calendars[std::size_t(chain.back())].place);
            break;
        }
        if (std::ranges::count(chain, place->second) || chain.size() == longestChain) {
            r.note("calendar-loop", r.calendars[std::size_t(place->second)].place);
            break;
        }
        chain.push_back(place->second);
        at = r.calendars[std::size_t(place->second)].base;
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        SourceCalendar& source = r.calendars[std::size_t(*it)];
        if (base.depth >= int(longestChain)) {
            r.note("calendar-loop", source.place);
            base = {};
        }
        Calendar row = source.row;
        row.id = r.next<CalendarId>(), row.project = p.parsed.node.id, row.base = base.id;
        source.used = true;
        base = p.calendars[source.key] = {row.id, base.id ? base.depth + 1 : 0};
        p.parsed.calendars.push_back(std::move(row));
        addWeek(r, p.parsed, source, base.id);
        addExceptions(r, p.parsed, source, base.id);
    }
    return base.id;
}

} // namespace gantry::p6
