#pragma once
#include <QDate>

namespace gantry {

/// The days that a calendar shows for a month: whole weeks, those of the months before and after included.
struct MonthPage {
    QDate month; // its first day
    QDate first; // of the first week
    int weeks = 5;

    static MonthPage of(QDate day, Qt::DayOfWeek weekStart)
    {
        MonthPage out;
        out.month = QDate(day.year(), day.month(), 1);
        const int before = (out.month.dayOfWeek() - int(weekStart) + 7) % 7;
        out.first = out.month.addDays(-before);
        out.weeks = (before + out.month.daysInMonth() + 6) / 7;
        return out;
    }
    QDate day(int week, int column) const { return first.addDays(7 * week + column); }
    QDate last() const { return day(weeks - 1, 6); }
    bool holds(QDate day) const { return day >= first && day <= last(); }
    bool operator==(const MonthPage&) const = default;
};

} // namespace gantry
