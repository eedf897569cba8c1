#include "core/text/numbers.h"

#include "core/base/quantities.h"

namespace gantry {
namespace {

constexpr QChar trueMinus(0x2212);

bool isSpace(QChar c) { return c.isSpace() || c == QChar(0x00A0) || c == QChar(0x202F) || c == QChar(0x2009); }

/// A grouping sign counts as one only where exactly three digits follow: "1.500" is grouped where "1.5" is a decimal.
bool groupsAt(QStringView text, qsizetype at)
{
    qsizetype digits = 0;
    while (at + 1 + digits < text.size() && text[at + 1 + digits].isDigit()) ++digits;
    return digits == 3;
}

} // namespace

QString numberText(qint64 value, int decimals, int shown, const QLocale& locale)
{
    QString plain = decimalText(value, decimals);
    const bool negative = plain.startsWith(u'-');
    if (negative) plain.remove(0, 1);
    const qsizetype point = plain.indexOf(u'.');
    QString fraction = point < 0 ? QString() : plain.mid(point + 1);
    if (shown > 0) fraction = fraction.leftJustified(shown, u'0');
    QString out = locale.toString(plain.left(point).toLongLong());
    if (!fraction.isEmpty()) out += locale.decimalPoint() + fraction;
    return negative ? u'-' + out : out;
}

std::optional<qint64> parseNumber(QStringView text, int decimals, const QLocale& locale)
{
    const QString group = locale.groupSeparator(), point = locale.decimalPoint();
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isSpace(c) || (QStringView(group) == QStringView(&c, 1) && groupsAt(text, i))) continue;
        if (QStringView(point) == QStringView(&c, 1))
            plain += u'.';
        else
            plain += c == trueMinus ? QChar(u'-') : c;
    }
    return parseDecimalRounded(plain, decimals);
}

} // namespace gantry
