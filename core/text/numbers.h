#pragma once
#include <QLocale>
#include <optional>

namespace gantry {

/// A number of 10^-decimals units as people write it: grouped, with the locale's decimal sign, at least `shown` and at most `decimals`
/// digits after it. Integers all the way, so nothing is rounded twice and nothing is ever NaN.
QString numberText(qint64 value, int decimals, int shown, const QLocale& locale);
/// The reverse: grouping signs, spaces and a true minus are understood; more than `decimals` digits are rounded.
std::optional<qint64> parseNumber(QStringView text, int decimals, const QLocale& locale);

} // namespace gantry
