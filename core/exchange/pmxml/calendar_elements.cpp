#include "core/exchange/pmxml/calendar_elements.h"

#include "core/exchange/bytes.h"

#include <algorithm>

namespace gantry::pmxml {
namespace {

constexpr const char* days[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::optional<qint64> clockIn(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return clockOf({utf8.constData(), std::size_t(utf8.size())});
}

} // namespace

bool CalendarElements::read(const QByteArray& name)
{
    if (name != "StandardWorkWeek" && name != "HolidayOrExceptions") return false;
    while (m_from.next() && m_from.isStart()) readDays(name == "StandardWorkWeek");
    return true;
}

/// One day of the week, or one exception.
void CalendarElements::readDays(bool ofWeek)
{
    const QString place = QStringLiteral("Calendar line %1").arg(m_from.line());
    QString day;
    Shifts shifts;
    while (m_from.next() && m_from.isStart()) {
        const QByteArray name = m_from.localName();
        if (name == "DayOfWeek" || name == "Date") {
            day = m_from.text().trimmed();
        } else if (name == "WorkTime") {
            QString start, finish;
            for (const auto& [part, text] : m_from.flat().values) (part == "Start" ? start : finish) = text.trimmed();
            if (start.isEmpty() && finish.isEmpty()) continue; // a day off
            const auto from = clockIn(start), to = clockIn(finish);
            if (!from || !to) {
                m_from.note("shift-repaired", place);
                continue;
            }
            shifts.list.push_back({*from, *to});
            m_lastMinutes |= *to / 60 % 5 != 0;
        } else {
            m_from.skip();
        }
    }
    const auto weekday = std::ranges::find_if(days, [&](const char* d) { return day.compare(QLatin1String(d), Qt::CaseInsensitive) == 0; });
    const QDate date = QDate::fromString(day.left(10), Qt::ISODate);
    if (ofWeek && weekday != std::end(days))
        m_calendar.week[std::size_t(weekday - days)] = std::move(shifts);
    else if (!ofWeek && date.isValid())
        m_calendar.exceptions.push_back({date, std::move(shifts)});
    else
        m_from.note("unread-value", place + QStringLiteral(", ") + day.left(60));
}

QByteArray CalendarElements::packed()
{
    const auto putEnds = [this](Shifts& shifts) {
        for (Shift& s : shifts.list) {
            if (m_lastMinutes) s.to += 60;
            if (s.to == 0) s.to = secondsPerDay;
        }
    };
    for (auto& day : m_calendar.week)
        if (day) putEnds(*day);
    for (auto& e : m_calendar.exceptions) putEnds(e.shifts);
    return p6::packedCalendar(m_calendar);
}

} // namespace gantry::pmxml
