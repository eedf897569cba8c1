#include "core/base/rank.h"

#include <cassert>

namespace gantry {
namespace {

constexpr int base = 62;
QChar symbol(int digit) { return QLatin1Char(char(digit < 10 ? '0' + digit : digit < 36 ? 'A' + digit - 10 : 'a' + digit - 36)); }
int digit(QChar c)
{
    const int u = c.unicode();
    return u <= '9' ? u - '0' : u <= 'Z' ? u - 'A' + 10 : u - 'a' + 36;
}
int digitAt(const QString& s, qsizetype i, int open) { return i < s.size() ? digit(s[i]) : open; }

/// `index` written with `width` digits, without trailing zeros (they add nothing to the order).
QString numbered(qint64 index, int width)
{
    QString s(width, u'0');
    for (int i = width - 1; i >= 0; --i, index /= base) s[i] = symbol(int(index % base));
    while (s.endsWith(u'0')) s.chop(1);
    return s;
}

} // namespace

QString rankBetween(const QString& before, const QString& after)
{
    assert(after.isEmpty() || before < after);
    QString out;
    bool bounded = !after.isEmpty(); // is the digit of `after` still the limit at this place?
    for (qsizetype i = 0;; ++i) {
        const int low = digitAt(before, i, 0);
        const int high = bounded ? digitAt(after, i, 0) : base;
        if (high - low > 1) return out + symbol(low + (high - low) / 2);
        out += symbol(low);
        if (low < high) bounded = false; // the rest only has to stay above `before`
    }
}

std::vector<QString> rankBlock(const QString& before, const QString& after, int count)
{
    const QString prefix = rankBetween(before, after);
    std::vector<QString> out;
    for (const QString& rank : evenRanks(count)) out.push_back(prefix + rank);
    return out;
}

std::vector<QString> evenRanks(int count)
{
    int width = 1;
    qint64 room = base;
    while (room < qint64(count) + 1) room *= base, ++width;
    std::vector<QString> out;
    out.reserve(std::size_t(count));
    for (int i = 1; i <= count; ++i) out.push_back(numbered(room * i / (count + 1), width));
    return out;
}

} // namespace gantry
