#include "core/cost/spread.h"

namespace gantry {
namespace {

constexpr qint64 whole = 1'000'000; // a whole way, and a whole month

/// Where a day begins, in millionths of months.
qint64 placeOf(QDate day) { return Month::of(day).index * whole + (day.day() - 1) * whole / day.daysInMonth(); }

} // namespace

qint64 spreadBy(SpreadCurve curve, qint64 way)
{
    const qint64 x = std::clamp<qint64>(way, 0, whole);
    switch (curve) {
    case SpreadCurve::Front: return 2 * whole * x - x * x;
    case SpreadCurve::Back: return x * x;
    case SpreadCurve::Bell: return x * x * (3 * whole - 2 * x) / whole; // at most 1e18 before the division
    default: return whole * x;
    }
}

MonthlyWeights spreadOver(SpreadCurve curve, QDate from, QDate to, const WorkCalendar* calendar, Month firstOpen)
{
    from = std::clamp(from, QDate(1900, 1, 1), QDate(2200, 12, 31));
    to = std::clamp(to, from, QDate(2200, 12, 31));
    MonthlyWeights out{std::max(Month::of(from), firstOpen), {}};
    const Month last = std::max(Month::of(to), out.first);
    const bool byWork = curve == SpreadCurve::Schedule && calendar && calendar->hasWork();
    const qint64 begin = placeOf(from), length = std::max<qint64>(1, placeOf(to.addDays(1)) - begin);
    const auto upTo = [&](Month month) {
        const QDate day = std::clamp(month.first(), from, to.addDays(1));
        return byWork ? calendar->before(atDay(day).seconds) : spreadBy(curve, (placeOf(day) - begin) * whole / length);
    };
    qint64 before = upTo(out.first);
    for (Month m = out.first; m <= last; m = m + 1) {
        const qint64 next = upTo(m + 1);
        out.weights.push_back(next - before);
        before = next;
    }
    return out;
}

} // namespace gantry
