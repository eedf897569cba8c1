#pragma once
#include <QDate>
#include <QString>
#include <compare>
#include <optional>

namespace gantry {

/// Wall-clock time with no zone, in seconds since 1970-01-01T00:00:00. No time zone ever touches it.
struct DateTime {
    qint64 seconds = 0;
    auto operator<=>(const DateTime&) const = default;
};
/// A moment in UTC, in milliseconds since the epoch: when something was done, never when work is planned.
struct Instant {
    qint64 ms = 0;
    auto operator<=>(const Instant&) const = default;
};
/// An amount of work or a duration in seconds: working seconds, or elapsed where a field beside it says so.
struct WorkTime {
    qint64 seconds = 0;
    auto operator<=>(const WorkTime&) const = default;
};
/// Minor units (cents) of the currency of its contract, else of its project.
struct Money {
    qint64 minor = 0;
    auto operator<=>(const Money&) const = default;
};
/// 1e-8 units: 100 % is 100e8 (a percentage, not a share).
struct Percent {
    qint64 e8 = 0;
    auto operator<=>(const Percent&) const = default;
};
/// 1e-8 units of whatever its field says (units of an assignment: 1.0 is one full resource).
struct Quantity {
    qint64 e8 = 0;
    auto operator<=>(const Quantity&) const = default;
};
/// Money for one unit of time or quantity, in 1e-8 of the currency's major unit.
struct Rate {
    qint64 e8 = 0;
    auto operator<=>(const Rate&) const = default;
};

inline constexpr qint64 e8 = 100'000'000;
inline constexpr qint64 secondsPerDay = 86'400;
/// 1, 10, 100 ...: how many minor units of so many digits make a whole one. `digits` 0 to 18.
constexpr qint64 powerOfTen(int digits)
{
    qint64 out = 1;
    for (; digits > 0; --digits) out *= 10;
    return out;
}
/// How many of `unit` an amount is, to the nearest whole; halves away from zero.
constexpr qint64 nearest(qint64 amount, qint64 unit)
{
    const qint64 rest = 2 * (amount % unit);
    return amount / unit + (rest >= unit) - (rest <= -unit);
}
constexpr Percent percent(qint64 whole) { return {whole * e8}; }
constexpr WorkTime hours(qint64 n) { return {n * 3600}; }

/// Whole days since 1970-01-01, rounding down, and the second of that day.
constexpr qint64 dayOf(DateTime t) { return t.seconds / secondsPerDay - (t.seconds % secondsPerDay < 0); }
constexpr qint64 secondOfDay(DateTime t)
{
    const qint64 rest = t.seconds % secondsPerDay;
    return rest < 0 ? rest + secondsPerDay : rest;
}
DateTime atDay(QDate day, qint64 secondOfDay = 0);
QDate dateOf(DateTime t);

/// "YYYY-MM-DDTHH:MM[:SS]" or "YYYY-MM-DD HH:MM[:SS]" or a date alone (midnight); nullopt for anything else. Years 1900 to 2200.
std::optional<DateTime> parseDateTime(QStringView text);
/// "YYYY-MM-DDTHH:MM:SS".
QString isoText(DateTime t);
/// "YYYY-MM-DDTHH:MM:SS.mmmZ".
QString isoText(Instant t);
std::optional<Instant> parseInstant(QStringView text);

/// value * by / per, rounded half away from zero; nullopt where it does not fit 64 bits or per is 0. The one way to multiply money.
std::optional<qint64> mulDiv(qint64 value, qint64 by, qint64 per);
/// Exact decimal text ("-1234.5", at most `decimals` digits after the point) to an integer of 10^-decimals; nullopt if it does not fit
/// exactly.
std::optional<qint64> parseDecimal(QStringView text, int decimals);
/// The same, rounded half away from zero to the last decimal kept.
std::optional<qint64> parseDecimalRounded(QStringView text, int decimals);
/// Shortest decimal text of value * 10^-decimals, point as decimal sign.
QString decimalText(qint64 value, int decimals);

} // namespace gantry
