#include "core/base/quantities.h"

#include <QDateTime>
#include <limits>

namespace gantry {
namespace {

constexpr qint64 julianEpoch = 2440588; // Julian day of 1970-01-01

/// Reads exactly `count` digits at `at`, or -1.
int digits(QStringView s, qsizetype at, int count)
{
    if (at + count > s.size()) return -1;
    int n = 0;
    for (int i = 0; i < count; ++i) {
        const char16_t c = s[at + i].unicode();
        if (c < u'0' || c > u'9') return -1;
        n = n * 10 + (c - u'0');
    }
    return n;
}

std::optional<qint64> scaled(QStringView text, int decimals, bool rounded)
{
    text = text.trimmed();
    bool negative = false;
    if (!text.isEmpty() && (text[0] == u'-' || text[0] == u'+')) negative = text[0] == u'-', text = text.mid(1);
    qint64 n = 0;
    int seen = 0, after = -1;
    bool up = false, exact = true;
    for (QChar q : text) {
        if (q == u'.' && after < 0) {
            after = 0;
            continue;
        }
        if (q < u'0' || q > u'9') return std::nullopt;
        ++seen;
        const int d = q.unicode() - u'0';
        if (after >= decimals) {
            if (after == decimals) up = d >= 5;
            exact = exact && d == 0;
            ++after;
            continue;
        }
        if (after >= 0) ++after;
        if (n > (std::numeric_limits<qint64>::max() - d) / 10) return std::nullopt;
        n = n * 10 + d;
    }
    if (!seen || (!exact && !rounded)) return std::nullopt;
    for (int i = std::max(after, 0); i < decimals; ++i) {
        if (n > std::numeric_limits<qint64>::max() / 10) return std::nullopt;
        n *= 10;
    }
    if (up) ++n;
    return negative ? -n : n;
}

} // namespace

DateTime atDay(QDate day, qint64 second) { return {(day.toJulianDay() - julianEpoch) * secondsPerDay + second}; }
QDate dateOf(DateTime t) { return QDate::fromJulianDay(dayOf(t) + julianEpoch); }

std::optional<DateTime> parseDateTime(QStringView s)
{
    s = s.trimmed();
    if (s.size() < 10 || s[4] != u'-' || s[7] != u'-') return std::nullopt;
    const int y = digits(s, 0, 4), mo = digits(s, 5, 2), d = digits(s, 8, 2);
    const QDate day(y, mo, d);
    if (y < 1900 || y > 2200 || !day.isValid()) return std::nullopt;
    if (s.size() == 10) return atDay(day);
    if ((s[10] != u'T' && s[10] != u' ') || s.size() < 16 || s[13] != u':') return std::nullopt;
    const int h = digits(s, 11, 2), mi = digits(s, 14, 2);
    int sec = 0;
    if (s.size() > 16) {
        if (s.size() < 19 || s[16] != u':') return std::nullopt;
        sec = digits(s, 17, 2);
        // A fraction or a zone may follow; wall-clock time is what stands before it.
        if (s.size() > 19 && s[19] != u'.' && s[19] != u'Z' && s[19] != u'+' && s[19] != u'-') return std::nullopt;
    }
    if (h < 0 || mi < 0 || sec < 0 || h > 24 || mi > 59 || sec > 59 || (h == 24 && (mi || sec))) return std::nullopt;
    return atDay(day, h * 3600 + mi * 60 + sec);
}

QString isoText(DateTime t)
{
    const qint64 s = secondOfDay(t);
    return QStringLiteral("%1T%2:%3:%4")
        .arg(dateOf(t).toString(Qt::ISODate))
        .arg(s / 3600, 2, 10, QLatin1Char('0'))
        .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(s % 60, 2, 10, QLatin1Char('0'));
}

QString isoText(Instant t) { return QDateTime::fromMSecsSinceEpoch(t.ms, Qt::UTC).toString(Qt::ISODateWithMs); }

std::optional<Instant> parseInstant(QStringView text)
{
    QDateTime t = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!t.isValid()) return std::nullopt;
    if (t.timeSpec() == Qt::LocalTime) t.setTimeSpec(Qt::UTC);
    return Instant{t.toMSecsSinceEpoch()};
}

namespace {

/// Rounded half away from zero.
template <class Int> Int divided(Int product, Int per)
{
    const Int quotient = product / per, rest = product % per;
    const Int left = rest < 0 ? -rest : rest, size = per < 0 ? -per : per;
    if (left < size - left) return quotient;
    return (product < 0) == (per < 0) ? quotient + 1 : quotient - 1;
}

} // namespace

std::optional<qint64> mulDiv(qint64 value, qint64 by, qint64 per)
{
    if (per == 0) return std::nullopt;
    const __int128 product = __int128(value) * by;
    constexpr qint64 quick = std::numeric_limits<qint64>::max() / 4; // below it one division of the processor does
    if (product < quick && product > -quick && per < quick && per > -quick) return divided(qint64(product), per);
    const __int128 quotient = divided(product, __int128(per));
    if (quotient > std::numeric_limits<qint64>::max() || quotient < std::numeric_limits<qint64>::min()) return std::nullopt;
    return qint64(quotient);
}

std::optional<qint64> parseDecimal(QStringView text, int decimals) { return scaled(text, decimals, false); }
std::optional<qint64> parseDecimalRounded(QStringView text, int decimals) { return scaled(text, decimals, true); }

QString decimalText(qint64 value, int decimals)
{
    QString s = QString::number(value);
    const bool negative = s.startsWith(u'-');
    if (negative) s.remove(0, 1);
    s = s.rightJustified(decimals + 1, u'0');
    QString fraction = s.right(decimals);
    while (fraction.endsWith(u'0')) fraction.chop(1);
    s = s.left(s.size() - decimals);
    if (!fraction.isEmpty()) s += u'.' + fraction;
    return negative ? u'-' + s : s;
}

} // namespace gantry
