#include "core/exchange/p6/cells.h"

namespace gantry::p6 {
namespace {

bool isControl(QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; }

} // namespace

QByteArray lineCell(QStringView text, qsizetype most)
{
    text = text.trimmed();
    if (most > 0 && text.size() > most) text = text.left(text[most - 1].isHighSurrogate() ? most - 1 : most).trimmed();
    if (std::ranges::none_of(text, isControl)) return text.toUtf8();
    QString out = text.toString();
    for (QChar& c : out)
        if (isControl(c)) c = u' ';
    return out.simplified().toUtf8();
}

QByteArray blockCell(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') continue;
        if (c == u'\n' || c == u'\r')
            out += QStringLiteral("\x7F\x7F");
        else
            out += isControl(c) ? QChar(u' ') : c;
    }
    return out.toUtf8();
}

QByteArray hoursCell(qint64 seconds)
{
    constexpr qint64 most = 99'999'999'999 * 3600;
    return decimalCell(mulDiv(std::clamp(seconds, -most, most), 1'000'000, 3600).value_or(0), 6);
}

} // namespace gantry::p6
