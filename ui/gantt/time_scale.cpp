#include "ui/gantt/time_scale.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace gantry {
namespace {

constexpr std::array steps{
    0.03, 0.06, 0.12, 0.2, 0.4, 0.7, 1.2, 2.0, 3.5, 5.0, 8.0, 12.0, 18.0, 30.0, 60.0, 120.0, 240.0, 480.0, 960.0, 2880.0};

QString words(const char* text) { return QCoreApplication::translate("TimeScale", text); }

/// Pixels of one unit at its usual length.
double width(const TimeScale& scale, TierUnit unit)
{
    constexpr double days[] = {1.0 / 24, 1, 7, 30, 91, 182, 365};
    return days[int(unit)] * scale.pixelsPerDay;
}

/// The smallest of `choices` whose division is at least `room` px wide.
int stepFor(double unitWidth, std::initializer_list<int> choices, double room)
{
    for (const int n : choices)
        if (unitWidth * n >= room) return n;
    return *(choices.end() - 1);
}

QDate startOf(TierUnit unit, QDate day, Qt::DayOfWeek weekStart, int step)
{
    switch (unit) {
    case TierUnit::Hour:
    case TierUnit::Day: return day;
    case TierUnit::Week: return day.addDays(-((day.dayOfWeek() - int(weekStart) + 7) % 7));
    case TierUnit::Month: return {day.year(), day.month(), 1};
    case TierUnit::Quarter: return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1};
    case TierUnit::HalfYear: return {day.year(), day.month() < 7 ? 1 : 7, 1};
    case TierUnit::Year: return {day.year() - day.year() % step, 1, 1};
    }
    return day;
}

QDate following(TierUnit unit, QDate start, int step)
{
    switch (unit) {
    case TierUnit::Hour:
    case TierUnit::Day: return start.addDays(1);
    case TierUnit::Week: return start.addDays(7);
    case TierUnit::Month: return start.addMonths(1);
    case TierUnit::Quarter: return start.addMonths(3);
    case TierUnit::HalfYear: return start.addMonths(6);
    case TierUnit::Year: return start.addYears(step);
    }
    return start.addDays(1);
}

QString labelOf(TierUnit unit, QDate day, double room, const QLocale& locale)
{
    if (room < 14) return {};
    switch (unit) {
    case TierUnit::Hour: break;
    case TierUnit::Day:
        if (room >= 120) return locale.toString(day, QStringLiteral("ddd d MMM yyyy"));
        if (room >= 60) return locale.toString(day, QStringLiteral("d MMM"));
        return room >= 18 ? QString::number(day.day()) : QString();
    case TierUnit::Week:
        if (room >= 100) return locale.toString(day, QStringLiteral("d MMM yyyy"));
        return room >= 56 ? locale.toString(day, QStringLiteral("d MMM")) : QString::number(day.day());
    case TierUnit::Month:
        if (room >= 120) return locale.toString(day, QStringLiteral("MMMM yyyy"));
        return room >= 72 ? locale.toString(day, QStringLiteral("MMM yyyy")) : locale.toString(day, QStringLiteral("MMM"));
    case TierUnit::Quarter: {
        const int quarter = (day.month() - 1) / 3 + 1;
        return room >= 60 ? words("Q%1 %2").arg(quarter).arg(day.year()) : words("Q%1").arg(quarter);
    }
    case TierUnit::HalfYear: return room >= 24 ? words("H%1").arg(day.month() < 7 ? 1 : 2) : QString();
    case TierUnit::Year: return QString::number(day.year());
    }
    return {};
}

} // namespace

DateTime TimeScale::at(double x) const { return {origin.seconds + std::llround(x * double(secondsPerDay) / pixelsPerDay)}; }

std::pair<TierUnit, TierUnit> TimeScale::tiers() const
{
    if (pixelsPerDay >= 60) return {TierUnit::Day, TierUnit::Hour};
    if (pixelsPerDay >= 18) return {TierUnit::Week, TierUnit::Day};
    if (pixelsPerDay >= 5) return {TierUnit::Month, TierUnit::Week};
    if (pixelsPerDay >= 1.2) return {TierUnit::Quarter, TierUnit::Month};
    if (pixelsPerDay >= 0.4) return {TierUnit::Year, TierUnit::Quarter};
    return {TierUnit::Year, TierUnit::HalfYear};
}

std::vector<Tick> TimeScale::ticks(TierUnit unit, DateTime from, DateTime to, const QLocale& locale) const
{
    std::vector<Tick> out;
    const QDate last = dateOf(to);
    if (unit == TierUnit::Hour) {
        const int step = stepFor(width(*this, unit), {1, 2, 3, 6, 12}, 26);
        for (QDate day = dateOf(from); day <= last; day = day.addDays(1))
            for (int hour = 0; hour < 24; hour += step) {
                const DateTime at = atDay(day, hour * 3600);
                if (at > to) return out;
                if (at.seconds + step * 3600 >= from.seconds) out.push_back({at, QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0'))});
            }
        return out;
    }
    const int step = unit == TierUnit::Year ? stepFor(width(*this, unit), {1, 2, 5, 10}, 40) : 1;
    // The room of the shortest one, so that neighbours are named alike.
    constexpr int shortest[] = {0, 1, 7, 28, 90, 181, 365};
    const double room = shortest[int(unit)] * step * pixelsPerDay;
    for (QDate day = startOf(unit, dateOf(from), weekStart, step); day.isValid() && day <= last;) {
        const QDate next = following(unit, day, step);
        out.push_back({atDay(day), labelOf(unit, day, room, locale)});
        day = next;
    }
    return out;
}

double TimeScale::coarser() const
{
    const auto it = std::lower_bound(steps.begin(), steps.end(), pixelsPerDay * 0.999);
    return it == steps.begin() ? steps.front() : *(it - 1);
}
double TimeScale::finer() const
{
    const auto it = std::upper_bound(steps.begin(), steps.end(), pixelsPerDay * 1.001);
    return it == steps.end() ? steps.back() : *it;
}

qint64 TimeScale::dragStepSeconds() const { return pixelsPerDay >= 960 ? 900 : pixelsPerDay >= 60 ? 3600 : secondsPerDay; }

QString tierText(const TimeScale& scale)
{
    switch (scale.tiers().second) {
    case TierUnit::Hour: return words("Days, hours");
    case TierUnit::Day: return words("Weeks, days");
    case TierUnit::Week: return words("Months, weeks");
    case TierUnit::Month: return words("Quarters, months");
    case TierUnit::Quarter: return words("Years, quarters");
    default: return words("Years, half-years");
    }
}

} // namespace gantry
