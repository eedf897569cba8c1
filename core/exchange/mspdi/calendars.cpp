#include "core/exchange/mspdi/project.h"
#include "core/exchange/mspdi/record.h"

namespace gantry::mspdi {
namespace {

constexpr Names calendarNames({"UID", "Name", "IsBaseCalendar", "BaseCalendarUID"}, {"WeekDays", "Exceptions", "WorkWeeks"});
constexpr Names dayNames({"DayType", "DayWorking", "Name"}, {"TimePeriod", "WorkingTimes"});
constexpr Names exceptionNames({"Name", "Type", "Period", "DaysOfWeek", "MonthItem", "MonthPosition", "Month", "MonthDay", "DayWorking",
                                   "EnteredByOccurrences", "Occurrences"},
    {"TimePeriod", "WorkingTimes"});
constexpr Names weekNames({"Name"}, {"TimePeriod", "WeekDays"});
constexpr Names timeNames({"FromTime", "ToTime"}, {});
constexpr Names periodNames({"FromDate", "ToDate"}, {});

using Days = std::pair<std::optional<QDate>, std::optional<QDate>>;
const Shifts eightHours{{{8 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}};
constexpr int deepestChain = 64; // of base calendars; no program makes more than two
constexpr int longestRange = 36'525; // days: a hundred years

class CalendarReader {
public:
    CalendarReader(Reading& reading, pugi::xml_node element)
        : m_reading(reading)
        , m_record("Calendar", reading)
    {
        m_record.read(element);
    }

    void run()
    {
        const std::string_view uid = trimmed(m_record["UID"]);
        if (!uid.empty() && m_reading.calendars.contains(uid)) {
            m_record.skip("duplicate-id");
            return;
        }
        m_place = m_record.place();
        Calendar calendar{.id = m_reading.next<CalendarId>(),
            .project = m_reading.project.node.id,
            .name = m_record.text("Name").trimmed(),
            .forResource = !m_record.flag("IsBaseCalendar", true),
            .sourceId = textFrom(uid)};
        if (!uid.empty()) m_reading.calendars.emplace(uid, calendar.id);
        m_id = calendar.id;
        m_reading.project.calendars.push_back(std::move(calendar));
        m_reading.tally(QStringLiteral("Calendar")).take();

        const pugi::xml_node exceptions = m_record.part("Exceptions");
        m_twice = exceptions && childOf(exceptions, "Exception");
        readUsualWeek();
        eachChild(exceptions, "Exception", [&](pugi::xml_node e) { readException(e); });
        eachChild(m_record.part("WorkWeeks"), "WorkWeek", [&](pugi::xml_node w) { readWorkWeek(w); });
    }

private:
    static std::optional<Shifts>& dayOfWeek(CalendarWeek& week, qint64 type)
    {
        std::optional<Shifts>* const days[] = {
            &week.sunday, &week.monday, &week.tuesday, &week.wednesday, &week.thursday, &week.friday, &week.saturday};
        return *days[type - 1];
    }

    void readUsualWeek()
    {
        CalendarWeek week{.id = m_reading.next<CalendarWeekId>(), .calendar = m_id};
        const CalendarWeek empty = week;
        eachChild(m_record.part("WeekDays"), "WeekDay", [&](pugi::xml_node day) { readDay(week, day, true); });
        if (week != empty) m_reading.project.weeks.push_back(std::move(week));
    }

    void readDay(CalendarWeek& week, pugi::xml_node element, bool usual)
    {
        Record<dayNames> day("WeekDay", m_reading);
        day.read(element);
        const qint64 type = day.integer("DayType").value_or(-1);
        RecordTally& tally = m_reading.tally(QStringLiteral("WeekDay"));
        if (type < 0 || type > 7 || (type == 0 && !usual)) {
            tally.skip("unreadable", m_place);
        } else if (type == 0) {
            if (m_twice)
                tally.skip("stands-twice", {});
            else
                addException(tally, daysOf(day.part("TimePeriod")),
                    {.name = day.text("Name"), .shifts = shiftsOf(day.flag("DayWorking"), day.part("WorkingTimes"))});
        } else {
            dayOfWeek(week, type) = shiftsOf(day.flag("DayWorking"), day.part("WorkingTimes"));
            tally.take();
        }
    }

    void readWorkWeek(pugi::xml_node element)
    {
        Record<weekNames> record("WorkWeek", m_reading);
        record.read(element);
        const auto [from, to] = daysOf(record.part("TimePeriod"));
        if (!from || !to || *to < *from) {
            record.skip("unreadable");
            return;
        }
        CalendarWeek week{
            .id = m_reading.next<CalendarWeekId>(), .calendar = m_id, .name = record.text("Name").trimmed(), .from = from, .to = to};
        eachChild(record.part("WeekDays"), "WeekDay", [&](pugi::xml_node day) { readDay(week, day, false); });
        m_reading.project.weeks.push_back(std::move(week));
        m_reading.tally(QStringLiteral("WorkWeek")).take();
    }

    void readException(pugi::xml_node element)
    {
        Record<exceptionNames> record("Exception", m_reading);
        record.read(element);
        CalendarException e{
            .name = record.text("Name").trimmed(), .shifts = shiftsOf(record.flag("DayWorking"), record.part("WorkingTimes"))};
        using R = Recurrence;
        if (record.integer("Type") == 8) { // every so many weekdays
            record.skip("no-place");
            return;
        }
        // 7 is one day every so many days, 9 no recurrence.
        e.recurrence = record.word<R>("Type",
            {R::Daily, R::Daily, R::YearlyByDay, R::YearlyByPosition, R::MonthlyByDay, R::MonthlyByPosition, R::Weekly, R::Daily, R::Daily,
                R::Daily},
            R::Daily);
        e.every = std::clamp<qint64>(record.integer("Period").value_or(1), 1, 1000);
        if (record.flag("EnteredByOccurrences")) e.occurrences = std::clamp<qint64>(record.integer("Occurrences").value_or(0), 0, 10'000);
        const bool yearly = e.recurrence == R::YearlyByDay || e.recurrence == R::YearlyByPosition;
        if (yearly) e.month = std::clamp<qint64>(record.integer("Month").value_or(0), 0, 11) + 1;
        if (e.recurrence == R::Weekly) e.weekdays = record.integer("DaysOfWeek").value_or(0) & 127;
        if (e.recurrence == R::YearlyByDay || e.recurrence == R::MonthlyByDay)
            e.monthDay = std::clamp<qint64>(record.integer("MonthDay").value_or(1), 1, 31);
        if (e.recurrence == R::YearlyByPosition || e.recurrence == R::MonthlyByPosition) {
            e.position = std::clamp<qint64>(record.integer("MonthPosition").value_or(0), 0, 4) + 1;
            const qint64 item = std::clamp<qint64>(record.integer("MonthItem").value_or(0), 0, 9);
            e.weekdays = item == 0 ? 127 : item == 1 ? 62 : item == 2 ? 65 : qint64(1) << (item - 3); // a day, a weekday, one of a weekend
        }
        addException(m_reading.tally(QStringLiteral("Exception")), daysOf(record.part("TimePeriod")), std::move(e));
    }

    void addException(RecordTally& tally, const Days& days, CalendarException e)
    {
        const QString place = e.name.isEmpty() ? m_place : m_place + QStringLiteral(", ") + e.name;
        if (!days.first || !days.second || *days.second < *days.first) {
            tally.skip("unreadable", place);
            return;
        }
        if (days.first->daysTo(*days.second) > longestRange) {
            tally.skip("range-too-long", place);
            return;
        }
        e.id = m_reading.next<CalendarExceptionId>();
        e.calendar = m_id;
        e.from = days.first, e.to = days.second;
        m_reading.project.exceptions.push_back(std::move(e));
        tally.take();
    }

    Days daysOf(pugi::xml_node element)
    {
        Record<periodNames> period("TimePeriod", m_reading);
        period.read(element);
        const auto from = period.date("FromDate"), to = period.date("ToDate");
        const auto day = [](const std::optional<DateTime>& t) { return t ? std::optional(dateOf(*t)) : std::nullopt; };
        return {day(from), to ? day(to) : day(from)};
    }

    Shifts shiftsOf(bool working, pugi::xml_node element)
    {
        Shifts out;
        if (!working) return out;
        bool repaired = false;
        eachChild(element, "WorkingTime", [&](pugi::xml_node item) {
            Record<timeNames> time("WorkingTime", m_reading);
            time.read(item);
            const auto from = time.clock("FromTime"), to = time.clock("ToTime");
            if (!from || !to) return;
            Shift shift{*from, *to ? *to : secondsPerDay};
            if (shift.from >= shift.to) shift.to = secondsPerDay, repaired = true; // past midnight: the rest belongs to the next day
            if (shift.from < shift.to) out.list.push_back(shift);
        });
        if (out.list.empty()) {
            m_reading.note("default-hours", m_place);
            return eightHours;
        }
        repaired |= !std::ranges::is_sorted(out.list);
        std::ranges::sort(out.list);
        std::vector<Shift> apart;
        for (const Shift& s : out.list) {
            if (apart.empty() || s.from >= apart.back().to)
                apart.push_back(s);
            else
                apart.back().to = std::max(apart.back().to, s.to), repaired = true;
        }
        out.list = std::move(apart);
        if (repaired) m_reading.note("shift-repaired", m_place);
        return out;
    }

    Reading& m_reading;
    Record<calendarNames> m_record;
    QString m_place;
    CalendarId m_id{};
    bool m_twice = false; // exceptions stand in both forms
};

void setBases(Reading& reading, const std::vector<std::pair<CalendarId, std::string_view>>& bases)
{
    std::unordered_map<qint64, Calendar*> byId;
    for (Calendar& c : reading.project.calendars) byId.emplace(c.id.value, &c);
    for (const auto& [id, uid] : bases) {
        Calendar& calendar = *byId.at(id.value);
        const CalendarId base = find(reading.calendars, uid);
        const auto n = integerOf(uid);
        if (base == id || (!base && n && *n <= 0)) continue; // -1, 0 or itself: none
        if (!base) {
            reading.note("unknown-calendar", calendar.name + QStringLiteral(", BaseCalendarUID: ") + textFrom(uid.substr(0, 40)));
            continue;
        }
        const Calendar* above = byId.at(base.value);
        for (int depth = 0; above && above->id != id && depth < deepestChain; ++depth)
            above = above->base ? byId.at(above->base.value) : nullptr;
        if (above)
            reading.note("calendar-loop", calendar.name);
        else
            calendar.base = base;
    }
}

} // namespace

void readCalendars(Reading& reading, pugi::xml_node calendars)
{
    std::vector<std::pair<CalendarId, std::string_view>> bases;
    eachChild(calendars, "Calendar", [&](pugi::xml_node element) {
        const std::size_t before = reading.project.calendars.size();
        CalendarReader(reading, element).run();
        const std::string_view base = trimmed(childOf(element, "BaseCalendarUID").text().get());
        if (reading.project.calendars.size() > before && !base.empty()) bases.emplace_back(reading.project.calendars.back().id, base);
    });
    setBases(reading, bases);
}

void nameCalendars(Reading& reading)
{
    QHash<CalendarId, QString> names;
    for (const Resource& r : reading.project.resources) names.insert(r.calendar, r.name);
    for (Calendar& c : reading.project.calendars) {
        if (!c.name.isEmpty()) continue;
        c.name = names.value(c.id);
        if (c.name.isEmpty()) c.name = QStringLiteral("Calendar %1").arg(c.sourceId);
        reading.note("unnamed", QStringLiteral("Calendar ") + c.sourceId);
    }
}

} // namespace gantry::mspdi
