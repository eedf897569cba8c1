#include "core/exchange/p6/calendar_text.h"

#include "core/exchange/bytes.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

const QDate dayZero(1899, 12, 30); // from which P6 counts days
constexpr qint64 firstSerial = 1, lastSerial = 109'939; // 1899-12-31 to 2200-12-31
constexpr std::size_t mostShifts = 96; // a day of quarters of an hour
constexpr std::size_t mostExceptions = 250'000; // every day twice

/// The value of `key` in attributes like "s|08:00|f|12:00", in whatever order they stand.
std::string_view attribute(std::string_view attributes, std::string_view key)
{
    while (!attributes.empty()) {
        const std::size_t bar = attributes.find('|');
        const std::string_view name = trimmed(attributes.substr(0, bar));
        if (bar == attributes.npos) return {};
        attributes.remove_prefix(bar + 1);
        const std::size_t next = attributes.find('|');
        if (name == key) return trimmed(attributes.substr(0, next));
        if (next == attributes.npos) return {};
        attributes.remove_prefix(next + 1);
    }
    return {};
}

/// In order, without overlaps; true where something had to be changed.
bool putRight(Shifts& shifts)
{
    bool changed = !std::ranges::is_sorted(shifts.list);
    std::ranges::sort(shifts.list);
    std::vector<Shift> out;
    for (const Shift& s : shifts.list) {
        if (s.from >= s.to)
            changed = true;
        else if (!out.empty() && s.from < out.back().to)
            out.back().to = std::max(out.back().to, s.to), changed = true;
        else
            out.push_back(s);
    }
    shifts.list = std::move(out);
    return changed;
}

/// Walks the parentheses without recursion. A node is "(0||name(attributes)(children))", so nodes stand at odd depths.
class Walker {
public:
    explicit Walker(CalendarText& out)
        : m_out(out)
    {
    }
    void read(std::string_view text)
    {
        std::size_t from = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '(' && text[i] != ')') continue;
            const std::string_view piece = cleaned(text.substr(from, i - from));
            from = i + 1;
            if (text[i] == '(')
                open(piece);
            else
                close(piece);
        }
        leaveNodes(0);
        finishDay();
        for (auto& day : m_out.week)
            if (day) m_out.repaired |= putRight(*day);
        std::ranges::stable_sort(m_out.exceptions, {}, &CalendarText::Exception::day);
        std::vector<CalendarText::Exception> kept;
        for (auto& e : m_out.exceptions) {
            m_out.repaired |= putRight(e.shifts);
            if (!kept.empty() && kept.back().day == e.day)
                kept.back() = std::move(e); // the later one is the one that P6 shows
            else
                kept.push_back(std::move(e));
        }
        m_out.exceptions = std::move(kept);
    }

private:
    enum class Part { None, Week, Exceptions };
    static std::string_view cleaned(std::string_view piece)
    {
        const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
        while (!piece.empty() && blank(piece.front())) piece.remove_prefix(1);
        while (!piece.empty() && blank(piece.back())) piece.remove_suffix(1);
        return piece;
    }
    /// A parenthesis opens; `before` is what stands between it and the one before: the name of a node whose attributes begin.
    void open(std::string_view before)
    {
        if (const std::size_t bars = before.find("||"); bars != before.npos) enter(before.substr(bars + 2));
        ++m_depth;
    }
    void close(std::string_view inside)
    {
        --m_depth;
        if (inside.find('|') != inside.npos && inside.find("||") == inside.npos) attributes(inside);
        leaveNodes(m_depth);
    }
    void enter(std::string_view name)
    {
        if (name == "DaysOfWeek")
            finishDay(), m_part = Part::Week, m_partDepth = m_depth;
        else if (name == "Exceptions")
            finishDay(), m_part = Part::Exceptions, m_partDepth = m_depth;
        else if (m_part == Part::None)
            return;
        else if (m_depth == m_partDepth + 2) { // a day; its shifts stand two deeper
            finishDay();
            m_day.emplace();
            m_dayOfWeek = m_part == Part::Week ? integerOf(name).value_or(0) : 0;
            m_serial = -1;
        }
    }
    void leaveNodes(int depth)
    {
        if (m_part == Part::None || depth >= m_partDepth) return;
        finishDay();
        m_part = Part::None;
    }
    void attributes(std::string_view text)
    {
        if (!m_day) return;
        if (const std::string_view serial = attribute(text, "d"); !serial.empty()) m_serial = integerOf(serial).value_or(-1);
        const std::string_view start = attribute(text, "s"), finish = attribute(text, "f");
        if (start.empty() && finish.empty()) return;
        const auto from = clockOf(start), to = clockOf(finish);
        if (!from || !to || m_day->list.size() == mostShifts) {
            m_out.repaired = true;
            return;
        }
        m_day->list.push_back({*from, *to == 0 ? secondsPerDay : *to});
    }
    void finishDay()
    {
        if (!m_day) return;
        if (m_part == Part::Week) {
            if (m_dayOfWeek >= 1 && m_dayOfWeek <= 7)
                m_out.week[std::size_t(m_dayOfWeek - 1)] = std::move(*m_day);
            else
                m_out.repaired = true;
        } else if (m_serial >= firstSerial && m_serial <= lastSerial && m_out.exceptions.size() < mostExceptions) {
            m_out.exceptions.push_back({dayZero.addDays(m_serial), std::move(*m_day)});
        } else {
            ++m_out.unreadable;
        }
        m_day.reset();
    }

    CalendarText& m_out;
    Part m_part = Part::None;
    int m_depth = 0, m_partDepth = 0;
    std::optional<Shifts> m_day; // the one that is being read
    qint64 m_dayOfWeek = 0, m_serial = -1;
};

constexpr const char* line = "\x7F\x7F"; // P6's line end within a cell

QByteArray clockCell(qint64 seconds)
{
    const qint64 minutes = (seconds + 30) / 60 % (24 * 60); // the end of the day is 00:00
    char out[6] = {
        char('0' + minutes / 600), char('0' + minutes / 60 % 10), ':', char('0' + minutes % 60 / 10), char('0' + minutes % 10), 0};
    return out;
}

/// "(0||0(s|08:00|f|12:00)())" for each shift.
void addShifts(QByteArray& out, const Shifts& shifts, const char* indent)
{
    int n = 0;
    for (const Shift& s : shifts.list) {
        const QByteArray from = clockCell(s.from), to = clockCell(s.to);
        if (from == to && s.to - s.from < secondsPerDay / 2) continue; // less than a minute
        out += line + QByteArray(indent) + "(0||" + QByteArray::number(n++) + "(s|" + from + "|f|" + to + ")())";
    }
}

} // namespace

CalendarText readCalendarText(std::string_view text)
{
    CalendarText out;
    Walker(out).read(text);
    return out;
}

QByteArray packedCalendar(const CalendarText& calendar)
{
    QByteArray out = "(0||CalendarData()(";
    if (std::ranges::any_of(calendar.week, [](const auto& day) { return day.has_value(); })) {
        out += line + QByteArray("  (0||DaysOfWeek()(");
        for (std::size_t i = 0; i < calendar.week.size(); ++i) {
            if (!calendar.week[i]) continue;
            out += line + QByteArray("    (0||") + QByteArray::number(qint64(i) + 1) + "()(";
            addShifts(out, *calendar.week[i], "      ");
            out += "))";
        }
        out += "))";
    }
    out += line + QByteArray("  (0||VIEW(ShowTotal|Y)())");
    out += line + QByteArray("  (0||Exceptions()(");
    qint64 n = 0;
    for (const auto& e : calendar.exceptions) {
        out += line + QByteArray("    (0||") + QByteArray::number(n++) + "(d|" + QByteArray::number(dayZero.daysTo(e.day)) + ")(";
        addShifts(out, e.shifts, "      ");
        out += "))";
    }
    return out + "))))";
}

} // namespace gantry::p6
