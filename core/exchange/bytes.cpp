#include "core/exchange/bytes.h"

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace gantry {
namespace {

/// `count` digits at `at`, or -1.
int digits(std::string_view s, std::size_t at, int count)
{
    if (at + std::size_t(count) > s.size()) return -1;
    int n = 0;
    for (int i = 0; i < count; ++i) {
        const char c = s[at + std::size_t(i)];
        if (c < '0' || c > '9') return -1;
        n = n * 10 + (c - '0');
    }
    return n;
}

constexpr bool isLeap(int y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }
constexpr int daysIn(int y, int m) { return m == 2 ? (isLeap(y) ? 29 : 28) : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31; }
/// Days since 1970-01-01 in the proleptic Gregorian calendar (years from 1900 on).
constexpr qint64 daysFrom(int y, int m, int d)
{
    const int shifted = m <= 2 ? y - 1 : y;
    const int era = shifted / 400, ofEra = shifted - era * 400;
    const int ofYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return qint64(era) * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}
static_assert(daysFrom(1970, 1, 1) == 0 && daysFrom(2026, 3, 2) == 20514);

/// What most numbers are: digits with no more than `decimals` behind a point, all told few enough that nothing runs over. Anything else
/// is nullopt.
std::optional<qint64> plainDecimal(std::string_view s, int decimals)
{
    constexpr std::array<qint64, 9> powers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
    const bool negative = s.starts_with('-');
    if (negative) s.remove_prefix(1);
    if (s.empty() || s.size() > 10 || decimals >= int(powers.size())) return std::nullopt;
    qint64 n = 0;
    int behind = -1; // digits behind the point
    for (const char c : s) {
        if (c == '.' && behind < 0) {
            behind = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        n = n * 10 + (c - '0');
        if (behind >= 0) ++behind;
    }
    behind = std::max(behind, 0);
    if (behind > decimals || s == ".") return std::nullopt;
    n *= powers[std::size_t(decimals - behind)];
    return negative ? -n : n;
}

} // namespace

std::string_view trimmed(std::string_view s)
{
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!s.empty() && space(s.front())) s.remove_prefix(1);
    while (!s.empty() && space(s.back())) s.remove_suffix(1);
    return s;
}

std::optional<DateTime> dateTimeOf(std::string_view s)
{
    s = trimmed(s);
    if (s.size() < 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
    const int y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
    if (y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return std::nullopt;
    const qint64 day = daysFrom(y, m, d) * secondsPerDay;
    if (s.size() == 10) return DateTime{day};
    if ((s[10] != 'T' && s[10] != ' ') || s.size() < 16 || s[13] != ':') return std::nullopt;
    const int h = digits(s, 11, 2), min = digits(s, 14, 2);
    const int sec = s.size() >= 19 && s[16] == ':' ? digits(s, 17, 2) : 0;
    if (s.size() > 16 && s[16] != ':' && s[16] != 'Z' && s[16] != '+' && s[16] != '-' && s[16] != '.') return std::nullopt;
    if (h < 0 || h > 24 || min < 0 || min > 59 || sec < 0 || sec > 59 || (h == 24 && (min || sec))) return std::nullopt;
    return DateTime{day + h * 3600 + min * 60 + sec};
}

std::optional<qint64> clockOf(std::string_view s)
{
    s = trimmed(s);
    const std::size_t colon = s.find(':');
    if (colon == s.npos || colon < 1 || colon > 2) return std::nullopt;
    const int h = digits(s, 0, int(colon)), m = digits(s, colon + 1, 2);
    const int sec = s.size() >= colon + 6 && s[colon + 3] == ':' ? digits(s, colon + 4, 2) : 0;
    if (h < 0 || h > 24 || m < 0 || m > 59 || sec < 0 || sec > 59 || (h == 24 && (m || sec))) return std::nullopt;
    return h * 3600 + m * 60 + sec;
}

std::optional<qint64> integerOf(std::string_view s)
{
    s = trimmed(s);
    qint64 n = 0;
    const std::string_view digits = s.starts_with('+') ? s.substr(1) : s;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (error == std::errc() && end == digits.data() + digits.size()) return n;
    return decimalOf(s, 0); // "3.0" is an integer too
}

std::optional<qint64> decimalOf(std::string_view s, int decimals)
{
    s = trimmed(s);
    if (const auto plain = plainDecimal(s, decimals)) return plain;
    const std::size_t comma = s.rfind(','), point = s.rfind('.');
    const bool both = comma != s.npos && point != s.npos;
    const char sign = both ? (comma > point ? ',' : '.') : comma != s.npos ? ',' : '.';
    const bool negative = s.starts_with('-');
    if (negative || s.starts_with('+')) s.remove_prefix(1);
    int shift = decimals; // the power of ten that the digits have yet to be multiplied by
    if (const std::size_t e = s.find_first_of("eE"); e != s.npos) {
        const char* from = s.data() + e + 1;
        int exponent = 0;
        if (from < s.data() + s.size() && *from == '+') ++from;
        const auto [end, error] = std::from_chars(from, s.data() + s.size(), exponent);
        if (error != std::errc() || end != s.data() + s.size() || exponent < -400 || exponent > 400) return std::nullopt;
        shift += exponent;
        s = s.substr(0, e);
    }
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    __int128 n = 0;
    bool any = false, fraction = false, full = false;
    for (const char c : s) {
        if (c == sign) {
            if (std::exchange(fraction, true)) return std::nullopt;
            continue;
        }
        if (both && (c == ',' || c == '.') && !fraction) continue;
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        full = full || n > most; // digits past the 19th or so decide nothing
        if (!full) n = n * 10 + (c - '0');
        if (fraction != full) shift += full ? 1 : -1;
    }
    if (!any) return std::nullopt;
    for (; shift > 0 && n != 0; --shift)
        if ((n *= 10) > most) return std::nullopt;
    bool up = false;
    for (; shift < 0 && (n != 0 || up); ++shift) up = n % 10 >= 5, n /= 10;
    if (up) ++n;
    if (n > most) return std::nullopt;
    return negative ? -qint64(n) : qint64(n);
}

std::optional<qint64> secondsOf(std::string_view s)
{
    s = trimmed(s);
    bool negative = false;
    if (!s.empty() && s.front() == '-') negative = true, s.remove_prefix(1);
    if (s.size() < 2 || s.front() != 'P') return std::nullopt;
    s.remove_prefix(1);
    qint64 total = 0;
    bool time = false, any = false;
    while (!s.empty()) {
        if (s.front() == 'T' && !time) {
            time = true;
            s.remove_prefix(1);
            continue;
        }
        const std::size_t unit = s.find_first_not_of("0123456789.");
        if (unit == 0 || unit == s.npos) return std::nullopt;
        qint64 scale = 0;
        switch (s[unit]) {
        case 'W': scale = 7 * secondsPerDay; break;
        case 'D': scale = secondsPerDay; break;
        case 'H': scale = 3600; break;
        case 'M': scale = time ? 60 : 30 * secondsPerDay; break;
        case 'Y': scale = 365 * secondsPerDay; break;
        case 'S': scale = 1; break;
        default: return std::nullopt;
        }
        const auto milli = decimalOf(s.substr(0, unit), 3);
        const auto seconds = milli ? mulDiv(*milli, scale, 1000) : std::nullopt;
        if (!seconds || total > std::numeric_limits<qint64>::max() / 2 - *seconds || *seconds > std::numeric_limits<qint64>::max() / 4)
            return std::nullopt;
        total += *seconds;
        any = true;
        s.remove_prefix(unit + 1);
    }
    if (!any) return std::nullopt;
    return negative ? -total : total;
}

std::optional<qint64> hoursOf(std::string_view s)
{
    const auto micro = decimalOf(s, 6);
    return micro ? mulDiv(*micro, 3600, 1'000'000) : std::nullopt;
}

QByteArray timeBytes(DateTime t, char between, bool seconds)
{
    // Civil from days. Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms.
    const qint64 shifted = dayOf(t) + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const qint64 ofEra = shifted - era * 146097;
    const qint64 yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const qint64 ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 month = (5 * ofYear + 2) / 153, day = ofYear - (153 * month + 2) / 5 + 1;
    const qint64 m = month < 10 ? month + 3 : month - 9, y = yearOfEra + era * 400 + (m <= 2);
    if (y < 1900 || y > 2200) return {};
    const qint64 s = secondOfDay(t);
    QByteArray out(seconds ? 19 : 16, ':');
    char* at = out.data();
    const auto two = [&](qint64 n) { *at++ = char('0' + n / 10), *at++ = char('0' + n % 10); };
    two(y / 100), two(y % 100);
    *at++ = '-', two(m), *at++ = '-', two(day), *at++ = between;
    two(s / 3600), ++at, two(s / 60 % 60);
    if (seconds) ++at, two(s % 60);
    return out;
}

bool isYes(std::string_view s)
{
    s = trimmed(s);
    return s == "1" || s == "Y" || s == "y" || s == "true" || s == "True" || s == "TRUE";
}

QString textFrom(std::string_view s) { return QString::fromUtf8(s.data(), qsizetype(s.size())); }

} // namespace gantry
