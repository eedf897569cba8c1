#include "core/calendar/work_calendar.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace gantry {
namespace {

int weekdayOf(qint64 day) { return int(((day + 4) % 7 + 7) % 7); } // 1970-01-01 was a Thursday; Sunday is 0

Shifts common(std::span<const Shift> a, std::span<const Shift> b)
{
    Shifts out;
    for (const Shift& x : a)
        for (const Shift& y : b)
            if (const Shift both{std::max(x.from, y.from), std::min(x.to, y.to)}; both.from < both.to) out.list.push_back(both);
    std::ranges::sort(out.list);
    return out;
}

/// Sorted, within the day, overlapping or touching shifts joined: what counting needs, whatever a file gave.
std::vector<Shift> normal(const Shifts& shifts)
{
    std::vector<Shift> sorted, out;
    for (Shift s : shifts.list) {
        s = {std::clamp<qint64>(s.from, 0, secondsPerDay), std::clamp<qint64>(s.to, 0, secondsPerDay)};
        if (s.from < s.to) sorted.push_back(s);
    }
    std::ranges::sort(sorted);
    for (const Shift& s : sorted) {
        if (!out.empty() && s.from <= out.back().to)
            out.back().to = std::max(out.back().to, s.to);
        else
            out.push_back(s);
    }
    return out;
}

} // namespace

WorkCalendar::WorkCalendar(const CalendarRules& rules)
    : m_patterns(1)
    , m_hours(1)
{
    for (const CalendarRules::Week& week : rules.weeks) {
        Layer layer{week.from, week.to, {}};
        for (std::size_t i = 0; i < 7; ++i) layer.patterns[i] = week.days[i] ? patternFor(*week.days[i]) : -1;
        m_layers.push_back(layer);
    }
    for (const CalendarRules::Day& day : rules.exceptions) m_exceptions.emplace_back(day.day, patternFor(day.shifts));
    std::ranges::stable_sort(m_exceptions, {}, &std::pair<qint64, quint16>::first);
    const auto twice = std::ranges::unique(m_exceptions, {}, &std::pair<qint64, quint16>::first);
    m_exceptions.erase(twice.begin(), twice.end());
    m_hasWork = std::ranges::any_of(m_hours, [](const Hours& h) { return h.work > 0; });
    m_always = m_exceptions.empty() && m_layers.size() == 1 && m_layers[0].from <= firstDay && m_layers[0].to >= lastDay
        && std::ranges::all_of(m_layers[0].patterns, [&](int p) { return p > 0 && m_hours[std::size_t(p)].work == secondsPerDay; });
}

WorkCalendar WorkCalendar::always()
{
    CalendarRules rules{{{firstDay, lastDay, {}}}, {}};
    rules.weeks[0].days.fill(Shifts{{{0, secondsPerDay}}});
    return WorkCalendar(rules);
}

WorkCalendar WorkCalendar::common(const WorkCalendar& a, const WorkCalendar& b)
{
    if (a.m_always) return b;
    if (b.m_always) return a;
    WorkCalendar out;
    out.m_patterns.resize(1);
    out.m_hours.resize(1);
    out.m_both = {a, b};
    // Two calendars that both work may never do so together; whoever asks must learn it before counting. Where no shifts of the one meet
    // any of the other, that is plain without a look at three hundred years.
    const auto meets = [&](const std::vector<Shift>& x) {
        return std::ranges::any_of(b.m_patterns, [&](const std::vector<Shift>& y) { return !gantry::common(x, y).list.empty(); });
    };
    const bool may = !a.m_both.empty() || !b.m_both.empty() || std::ranges::any_of(a.m_patterns, meets);
    for (qint64 day = firstDay; may && day <= lastDay && !out.m_hasWork; ++day) out.m_hasWork = out.m_hours[out.patternOf(day)].work > 0;
    return out;
}

quint16 WorkCalendar::patternFor(const Shifts& shifts) const
{
    auto list = normal(shifts);
    const auto known = std::ranges::find(m_patterns, list);
    if (known != m_patterns.end()) return quint16(known - m_patterns.begin());
    Hours hours;
    hours.more = list.size() > hours.shifts.size();
    for (std::size_t i = 0; i < list.size(); ++i) {
        hours.work += int(list[i].to - list[i].from);
        if (!hours.more) hours.shifts[i] = {int(list[i].from), int(list[i].to)};
    }
    m_hours.push_back(hours);
    m_patterns.push_back(std::move(list));
    return quint16(m_patterns.size() - 1);
}

quint16 WorkCalendar::patternOf(qint64 day) const
{
    if (!m_both.empty()) {
        const auto pair = std::pair(m_both[0].patternOf(day), m_both[1].patternOf(day));
        const auto known = m_pairs.find(pair);
        if (known != m_pairs.end()) return known->second;
        return m_pairs[pair] = patternFor(gantry::common(m_both[0].m_patterns[pair.first], m_both[1].m_patterns[pair.second]));
    }
    const auto exception = std::ranges::lower_bound(m_exceptions, day, {}, &std::pair<qint64, quint16>::first);
    if (exception != m_exceptions.end() && exception->first == day) return exception->second;
    const auto weekday = std::size_t(weekdayOf(day));
    for (const Layer& layer : m_layers)
        if (layer.from <= day && day <= layer.to && layer.patterns[weekday] >= 0) return quint16(layer.patterns[weekday]);
    return 0;
}

std::span<const Shift> WorkCalendar::shiftsOf(qint64 day) const { return m_patterns[patternOf(std::clamp(day, firstDay, lastDay))]; }

void WorkCalendar::cover(qint64 day) const
{
    constexpr qint64 margin = 400; // a year and a bit: a plan asks for its neighbours next
    const qint64 count = coveredDays();
    if (count == 0) m_first = std::max(firstDay, day - margin / 4);
    const qint64 from = std::max(firstDay, std::min(m_first, day < m_first ? std::min(day - margin, m_first - count) : m_first));
    const qint64 to = std::min(
        lastDay, std::max(m_first + count - 1, day >= m_first + count ? std::max(day + margin, m_first + 2 * count) : m_first - 1));
    if (from < m_first) {
        std::vector<TableDay> earlier(std::size_t(m_first - from));
        qint64 sum = m_days.front().sum;
        for (qint64 d = m_first - 1; d >= from; --d) {
            const quint16 pattern = patternOf(d);
            earlier[std::size_t(d - from)] = {sum -= m_hours[pattern].work, pattern};
        }
        m_days.insert(m_days.begin(), earlier.begin(), earlier.end());
        m_first = from;
    }
    for (qint64 d = m_first + coveredDays(); d <= to; ++d) {
        TableDay& last = m_days.back();
        last.pattern = patternOf(d);
        m_days.push_back({last.sum + m_hours[last.pattern].work, 0});
    }
    indexDays();
}

void WorkCalendar::indexDays() const
{
    const qint64 first = m_days.front().sum, work = m_days.back().sum - first;
    m_block = std::bit_width(quint64(std::max<qint64>(1, work / coveredDays()))) - 1;
    m_reaching.resize(std::size_t(work >> m_block) + 1);
    std::size_t day = 0;
    for (std::size_t i = 0; i < m_reaching.size(); ++i) {
        while (day + 2 < m_days.size() && m_days[day + 1].sum - first <= qint64(i) << m_block) ++day;
        m_reaching[i] = int(day);
    }
}

/// The place of the first day by whose end more than this is worked, which there is: from where its block of work begins gallop ahead,
/// then halve.
std::size_t WorkCalendar::dayReaching(qint64 work) const
{
    const auto reached = [&](std::size_t day) { return m_days[day + 1].sum > work; };
    std::size_t high = std::size_t(m_reaching[std::size_t((work - m_days.front().sum) >> m_block)]);
    if (reached(high)) return high;
    const std::size_t last = m_days.size() - 2;
    std::size_t low = high, step = 1;
    for (high = low + 1; !reached(high); step *= 2) {
        low = high;
        high = std::min(last, low + step);
    }
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (reached(middle) ? high : low) = middle;
    }
    return high;
}

/// What most asks for: nothing to add, and the instant lies in a day that works.
std::optional<qint64> WorkCalendar::atHand(qint64 day, qint64 second, Edge edge) const
{
    const int found = counted(tableDay(day).pattern, [edge, second = int(second)](const auto& shifts) {
        if (edge == Edge::Start) {
            for (const auto& s : shifts)
                if (second < int(s.to)) return std::max(second, int(s.from));
        } else {
            for (auto s = shifts.rbegin(); s != shifts.rend(); ++s)
                if (second > int(s->from) && s->from < s->to) return std::min(second, int(s->to));
        }
        return -1;
    });
    return found < 0 ? std::nullopt : std::optional(day * secondsPerDay + found);
}

qint64 WorkCalendar::plus(qint64 at, qint64 seconds, Edge edge) const
{
    if (m_always) return std::clamp(at + seconds, begin, end);
    if (!m_hasWork) return at;
    at = std::clamp(at, begin, end - 1);
    const qint64 day = dayOf({at}), second = at - day * secondsPerDay;
    if (seconds == 0)
        if (const auto near = atHand(day, second, edge)) return *near;
    const qint64 target = beforeIn(tableDay(day), second) + seconds;
    const qint64 passed = edge == Edge::Start ? target : target - 1; // a finish stands where the target is reached, a start beyond it
    // Work is found again at about the pace that it came at until now.
    const auto away = [&](qint64 work) { return (work >> m_block) + 1; };
    while (passed >= m_days.back().sum) {
        const qint64 next = m_first + coveredDays();
        if (next > lastDay) return end;
        cover(std::min(lastDay, next + away(passed - m_days.back().sum)));
    }
    while (passed < m_days.front().sum) {
        if (m_first == firstDay) return begin; // no work that early
        cover(std::max(firstDay, m_first - away(m_days.front().sum - passed)));
    }
    const std::size_t place = dayReaching(passed);
    const int found = counted(m_days[place].pattern, [rest = int(target - m_days[place].sum), edge](const auto& shifts) mutable {
        for (const auto& s : shifts) {
            const int length = int(s.to - s.from);
            if (edge == Edge::Start ? rest < length : rest <= length) return int(s.from) + rest;
            rest -= length;
        }
        assert(false);
        return 0;
    });
    return (m_first + qint64(place)) * secondsPerDay + found;
}

} // namespace gantry
