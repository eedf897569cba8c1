#include "core/earned/earned_series.h"

#include <algorithm>

namespace gantry {

std::vector<QDate> periodEnds(QDate from, QDate to, EarnedPeriod period, std::initializer_list<QDate> also)
{
    const auto endOf = [&](QDate day) {
        return period == EarnedPeriod::Month ? QDate(day.year(), day.month(), day.daysInMonth()) : day.addDays(7 - day.dayOfWeek());
    };
    const QDate first = period == EarnedPeriod::Month ? QDate(from.year(), from.month(), 1) : from.addDays(1 - from.dayOfWeek());
    std::vector<QDate> out{first.addDays(-1)};
    while (out.back() < to) out.push_back(endOf(out.back().addDays(1)));
    const QDate last = out.back();
    for (QDate day : also)
        if (day.isValid() && day > out.front() && day < last) out.push_back(day);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void addForecast(std::vector<EarnedPoint>& series, QDate from, QDate to, Amount actual, Amount estimate)
{
    const qint64 days = from.daysTo(to);
    if (days <= 0 || !actual || !estimate) return;
    for (EarnedPoint& point : series)
        if (point.day >= from && point.day <= to) point.forecast = actual + scaled(estimate - actual, from.daysTo(point.day), days);
}

} // namespace gantry
