#include "core/exchange/xlsx/cell_formats.h"

#include "core/base/quantities.h"

#include <QLocale>
#include <cmath>

namespace gantry::xlsx {
namespace {

constexpr double exactBelow = 1e13; // below it fifteen digits leave two after the point
constexpr double lossyFrom = 1e15;

/// 1.5e+03 as 1500, 2.5e-05 as 0.000025.
QString plain(const QString& scientific)
{
    const qsizetype e = scientific.indexOf(u'e');
    if (e < 0) return scientific;
    const int exponent = scientific.mid(e + 1).toInt();
    QString digits = scientific.first(e);
    const bool negative = digits.startsWith(u'-');
    if (negative) digits.remove(0, 1);
    qsizetype point = digits.indexOf(u'.');
    if (point < 0) point = digits.size();
    digits.remove(u'.');
    point += exponent;
    if (point < 1) digits.prepend(QString(1 - point, u'0')), point = 1;
    if (point > digits.size()) digits.append(QString(point - digits.size(), u'0'));
    const QString out = digits.first(point) + (point < digits.size() ? u'.' + digits.sliced(point) : QString());
    return negative ? u'-' + out : out;
}

QString clock(qint64 seconds)
{
    const auto two = [](qint64 n) { return QString::number(n).rightJustified(2, u'0'); };
    return two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

} // namespace

std::optional<Shape> builtInShape(int format)
{
    if (format == 9 || format == 10) return Shape::Share;
    if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || format == 36 || (format >= 50 && format <= 58))
        return Shape::Day;
    if ((format >= 18 && format <= 21) || format == 45 || format == 47 || (format >= 32 && format <= 35)) return Shape::Clock;
    if (format == 22) return Shape::DayTime;
    if (format == 46) return Shape::Span;
    return format < 50 ? std::optional(Shape::Plain) : std::nullopt;
}

Shape shapeOf(QStringView code)
{
    bool year = false, month = false, day = false, hour = false, second = false, share = false, span = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i].toLower();
        if (c == u';') break; // the sections after it are of other signs
        if (c == u'"') {
            i = code.indexOf(u'"', i + 1);
            if (i < 0) break;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i);
            if (end < 0) break;
            const QString inside = code.sliced(i + 1, end - i - 1).toString().toLower();
            span = span || inside == u"h" || inside == u"hh" || inside == u"m" || inside == u"mm" || inside == u"s" || inside == u"ss";
            i = end;
        } else if (code.sliced(i).startsWith(u"General", Qt::CaseInsensitive)) {
            i += 6;
        } else {
            year = year || c == u'y';
            month = month || c == u'm';
            day = day || c == u'd';
            hour = hour || c == u'h';
            second = second || c == u's';
            share = share || c == u'%';
        }
    }
    if (span) return Shape::Span;
    const bool clocks = hour || second, days = year || day || (month && !clocks);
    return days && clocks ? Shape::DayTime : days ? Shape::Day : clocks ? Shape::Clock : share ? Shape::Share : Shape::Plain;
}

QString timeOfSerial(double serial, bool from1904, bool withClock)
{
    if (!(serial >= 0) || serial > 400'000) return {};
    qint64 day = qint64(std::floor(serial));
    qint64 second = qint64(std::llround((serial - std::floor(serial)) * double(secondsPerDay)));
    if (second == secondsPerDay) ++day, second = 0;
    QDate date;
    if (from1904)
        date = QDate(1904, 1, 1).addDays(day);
    else if (day == 0 || day == 60) // "0 January 1900" and a leap day that there was not
        return {};
    else
        date = QDate(1899, 12, day < 60 ? 31 : 30).addDays(day);
    if (date.year() > 2200) return {};
    const QString iso = date.toString(Qt::ISODate);
    return withClock || second > 0 ? iso + u'T' + clock(second) : iso;
}

QString spanOfSerial(double days)
{
    if (!(days >= 0) || days > 365'000) return {};
    return clock(std::llround(days * double(secondsPerDay)));
}

QString decimalOfNumber(QStringView text)
{
    const bool whole = text.size() <= 18
        && std::ranges::all_of(text.startsWith(u'-') ? text.sliced(1) : text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (whole && !text.isEmpty() && text != u"-") return QString::number(text.toLongLong());
    bool ok = false;
    const double number = QLocale::c().toDouble(text, &ok);
    if (!ok || !std::isfinite(number)) return {};
    const QString shortest = QString::number(number, 'g', QLocale::FloatingPointShortest);
    const auto digits = std::ranges::count_if(shortest.section(u'e', 0, 0), [](QChar c) { return c.isDigit(); });
    if (std::abs(number) >= lossyFrom && digits >= 15) return {};
    if (std::abs(number) > 1e30 || (number != 0 && std::abs(number) < 1e-30))
        return number == 0 || std::abs(number) < 1 ? QStringLiteral("0") : QString();
    return plain(std::abs(number) < exactBelow ? QString::number(number, 'g', 15) : shortest);
}

} // namespace gantry::xlsx
