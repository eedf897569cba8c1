#include "core/schedule/compiled_calendars.h"

#include "core/calendar/calendar_rules.h"

namespace gantry::schedule {
namespace {

CalendarId speakingOf(const Portfolio& portfolio, CalendarId id)
{
    for (int depth = 0; depth < 16; ++depth) { // deeper chains, and loops, are compiled as they stand
        const Calendar* c = portfolio.find(id);
        if (!c || !c->base || !portfolio.find(c->base)) return id;
        bool speaks = !portfolio.all<CalendarException>().group(id.value).isEmpty();
        portfolio.all<CalendarWeek>().forEachIn(id, [&](const CalendarWeek& w) {
            for (const auto* day : {&w.sunday, &w.monday, &w.tuesday, &w.wednesday, &w.thursday, &w.friday, &w.saturday})
                speaks |= day->has_value();
        });
        if (speaks) return id;
        id = c->base;
    }
    return id;
}

} // namespace

int CompiledCalendars::of(const Portfolio& portfolio, CalendarId id)
{
    if (const auto known = m_places.constFind(id); known != m_places.cend()) return *known;
    const CalendarId speaking = speakingOf(portfolio, id);
    if (const auto known = m_places.constFind(speaking); known != m_places.cend()) return m_places[id] = *known;
    m_compiled.emplace_back(rulesOf(portfolio, speaking));
    return m_places[id] = m_places[speaking] = int(m_compiled.size()) - 1;
}

int CompiledCalendars::common(int a, int b)
{
    if (a == b) return a;
    const std::pair<int, int> key = std::minmax(a, b);
    const auto known = m_common.find(key);
    if (known != m_common.end()) return known->second;
    m_compiled.push_back(WorkCalendar::common(m_compiled[std::size_t(a)], m_compiled[std::size_t(b)]));
    return m_common[key] = int(m_compiled.size()) - 1;
}

} // namespace gantry::schedule
