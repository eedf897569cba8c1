#pragma once
#include "core/base/quantities.h"
#include "core/model/shifts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace gantry {

/// What a calendar says itself and what it inherits, resolved to layers: plain data, no ids.
struct CalendarRules {
    /// A week between two days (days since 1970-01-01, both included); an absent weekday is left to the next layer. Sunday is 0.
    struct Week {
        qint64 from, to;
        std::array<std::optional<Shifts>, 7> days;
    };
    struct Day {
        qint64 day;
        Shifts shifts;
    };
    std::vector<Week> weeks; // the first that speaks of a day decides
    std::vector<Day> exceptions; // beat the weeks; of two for one day the first decides
};

/// Which side of a gap in working time an instant takes: a start stands where work goes on, a finish where it stopped.
enum class Edge { Start, Finish };

/// Working time as prefix sums over days, so that counting and adding work costs a look-up and a short search.
/// The table covers the days asked for so far and grows; it is therefore not for two threads at once: give each its own copy.
/// Instants are wall clock, in seconds since 1970; outside 1900 to 2200 they are held at the border.
class WorkCalendar {
public:
    static constexpr qint64 firstDay = -25567, lastDay = 84370; // 1900-01-01, 2200-12-31
    static constexpr qint64 begin = firstDay * secondsPerDay, end = (lastDay + 1) * secondsPerDay;

    explicit WorkCalendar(const CalendarRules& rules);
    /// Every hour of every day.
    static WorkCalendar always();
    /// Time that is working time in both.
    static WorkCalendar common(const WorkCalendar& a, const WorkCalendar& b);

    /// False where no day has working time at all: nothing can be scheduled by it.
    bool hasWork() const { return m_hasWork; }
    bool isAlways() const { return m_always; }
    /// Signed working seconds from one instant to another.
    qint64 work(qint64 from, qint64 to) const { return before(to) - before(from); }
    /// Working seconds from an instant of the calendar's own to this one: of use in differences alone, where `work` would count the same
    /// end more than once.
    qint64 before(qint64 at) const
    {
        if (m_always) return at;
        at = std::clamp(at, begin, end - 1);
        const qint64 day = dayOf({at});
        return beforeIn(tableDay(day), at - day * secondsPerDay);
    }
    /// The instant reached after `seconds` of work (before, where negative), on the given side of a gap.
    qint64 plus(qint64 at, qint64 seconds, Edge edge) const;
    /// The first instant of work not before `at`.
    qint64 next(qint64 at) const { return m_always ? at : plus(at, 0, Edge::Start); }
    /// The last end of work not after `at`.
    qint64 previous(qint64 at) const { return m_always ? at : plus(at, 0, Edge::Finish); }
    DateTime plus(DateTime at, WorkTime work, Edge edge) const { return {plus(at.seconds, work.seconds, edge)}; }
    WorkTime work(DateTime from, DateTime to) const { return {work(from.seconds, to.seconds)}; }
    /// The shifts of a day (days since 1970-01-01).
    std::span<const Shift> shiftsOf(qint64 day) const;

private:
    WorkCalendar() = default;
    /// The work before all days that there are fits 48 bits, so that a plan's months lie close together in memory.
    struct TableDay {
        qint64 sum : 48; // work before it
        quint64 pattern : 16; // of the one beyond the last day nothing
    };
    /// What is counted of a day. Nearly all have two shifts at most; where there are `more`, they stand in m_patterns.
    struct Hours {
        struct Shift {
            int from = 0, to = 0; // seconds since midnight
        };
        std::array<Shift, 2> shifts;
        int work = 0;
        bool more = false;
    };
    const TableDay& tableDay(qint64 day) const
    {
        if (quint64(day - m_first) >= quint64(coveredDays())) cover(day);
        return m_days[std::size_t(day - m_first)];
    }
    qint64 coveredDays() const { return qint64(m_days.size()) - 1; }
    /// `count` of the shifts of a pattern, in the shortest form of them.
    template <class Count> auto counted(quint64 pattern, Count&& count) const
    {
        const Hours& hours = m_hours[pattern];
        return hours.more ? count(m_patterns[pattern]) : count(hours.shifts);
    }
    qint64 beforeIn(const TableDay& day, qint64 second) const
    {
        return day.sum + counted(day.pattern, [second = int(second)](const auto& shifts) {
            int sum = 0;
            for (const auto& s : shifts) sum += std::clamp(second, int(s.from), int(s.to)) - int(s.from);
            return sum;
        });
    }
    std::optional<qint64> atHand(qint64 day, qint64 second, Edge edge) const;
    std::size_t dayReaching(qint64 work) const;
    quint16 patternOf(qint64 day) const; // from the rules, not from the table
    quint16 patternFor(const Shifts& shifts) const;
    void cover(qint64 day) const;
    void indexDays() const;

    struct Layer {
        qint64 from, to;
        std::array<int, 7> patterns; // -1: silent
    };
    std::vector<Layer> m_layers;
    std::vector<std::pair<qint64, quint16>> m_exceptions; // by day
    std::vector<WorkCalendar> m_both; // of an intersection: the two
    bool m_hasWork = false, m_always = false;
    mutable std::vector<std::vector<Shift>> m_patterns; // 0: closed
    mutable std::vector<Hours> m_hours; // of each
    mutable std::map<std::pair<quint16, quint16>, quint16> m_pairs;
    mutable qint64 m_first = 0; // day of m_days[0]
    mutable std::vector<TableDay> m_days{{0, 0}}; // and one beyond the last
    mutable std::vector<int> m_reaching; // place in m_days of the first day that goes beyond so many blocks of work
    mutable int m_block = 0; // a block is two to this power of seconds: half a usual day to a whole one
};

} // namespace gantry
