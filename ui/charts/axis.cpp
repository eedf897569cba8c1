#include "ui/charts/axis.h"

#include "ui/shell/theme.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace gantry {

Axis countAxis(double low, double high, int most)
{
    low = std::min(0.0, low), high = std::max(0.0, high);
    double step = 1;
    for (int i = 0; (high - low) / step > most; ++i) step *= i % 3 == 1 ? 2.5 : 2; // 1 2 5 10 20 50 ...
    Axis axis{std::floor(low / step) * step, std::max(std::ceil(high / step), 1.0) * step};
    for (double at = axis.from; at <= axis.to + step / 2; at += step) {
        const QString figure = QLocale().toString(qRound64(std::abs(at)));
        axis.marks.push_back({at, at < 0 ? minusSign(figureFont(TypeRole::Caption)) + figure : figure});
    }
    return axis;
}

Axis valueAxis(double low, double high, int most)
{
    const double least = std::max({std::abs(low), std::abs(high), 1e-6}) / 50; // what lies closer together is told as level
    if (high - low < least) low -= least / 2, high += least / 2;
    double step = std::pow(10.0, std::floor(std::log10((high - low) / most)));
    for (int i = 0; std::ceil(high / step) - std::floor(low / step) > most; ++i) step *= i % 3 == 1 ? 2.5 : 2;
    const int decimals = std::max(0, int(std::ceil(-std::log10(step) - 1e-9)));
    const auto first = std::llround(std::floor(low / step)), last = std::llround(std::ceil(high / step));
    Axis axis{double(first) * step, double(last) * step};
    for (auto i = first; i <= last; ++i) {
        const QString figure = QLocale().toString(std::abs(double(i) * step), 'f', decimals);
        axis.marks.push_back({double(i) * step, i < 0 ? minusSign(figureFont(TypeRole::Caption)) + figure : figure});
    }
    return axis;
}

Axis dayAxis(QDate from, QDate to, double most)
{
    Axis axis{double(from.toJulianDay()), double(to.toJulianDay())};
    int step = 1200;
    for (int tried : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600})
        if (double(from.daysTo(to)) / (tried * 30.4 - 2.4) <= most) { // as short as so many months can be
            step = tried;
            break;
        }
    const QString format = step < 12 ? QStringLiteral("MMM yyyy") : QStringLiteral("yyyy");
    QDate day(from.year(), from.month(), 1);
    day = day.addMonths(-((day.year() * 12 + day.month() - 1) % step));
    for (; day <= to; day = day.addMonths(step))
        if (day >= from) axis.marks.push_back({double(day.toJulianDay()), QLocale().toString(day, format)});
    return axis;
}

} // namespace gantry
