#pragma once
#include "core/base/quantities.h"

#include <QByteArray>
#include <limits>
#include <string_view>

namespace gantry {

/// The sum; where it does not fit, the first of the two.
constexpr qint64 added(qint64 a, qint64 b)
{
    using Limits = std::numeric_limits<qint64>;
    return b > 0 ? (a > Limits::max() - b ? a : a + b) : a < Limits::min() - b ? a : a + b;
}

// Numbers and times straight from the bytes of a file: the readers meet millions of them.

std::string_view trimmed(std::string_view text);
/// "YYYY-MM-DD[T ]HH:MM[:SS...]" or a date alone; years 1900 to 2200.
std::optional<DateTime> dateTimeOf(std::string_view text);
/// "HH:MM[:SS]", up to 24:00.
std::optional<qint64> clockOf(std::string_view text);
std::optional<qint64> integerOf(std::string_view text);
/// A decimal number as an integer of 10^-decimals, rounded half away from zero. Point or comma as decimal sign, the other one groups;
/// an exponent is understood.
std::optional<qint64> decimalOf(std::string_view text, int decimals);
/// An ISO 8601 duration in seconds: "PT8H30M0S"; a day counts 24 hours.
std::optional<qint64> secondsOf(std::string_view text);
/// Hours as a decimal number, in seconds.
std::optional<qint64> hoursOf(std::string_view text);
/// "YYYY-MM-DDTHH:MM:SS", or with a blank and without the seconds; empty outside the years 1900 to 2200, which no reader takes.
QByteArray timeBytes(DateTime time, char between = 'T', bool seconds = true);
bool isYes(std::string_view text); // 1, true, Y
/// UTF-8.
QString textFrom(std::string_view text);

} // namespace gantry
