#pragma once
#include "core/base/quantities.h"

#include <string_view>

namespace gantry {

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
bool isYes(std::string_view text); // 1, true, Y
/// UTF-8.
QString textFrom(std::string_view text);

} // namespace gantry
