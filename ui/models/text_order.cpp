#include "ui/models/text_order.h"

#include <QCollator>
#include <QHash>
#include <algorithm>
#include <numeric>

namespace gantry {
namespace {

/// A part of a text as one number: what kind of part in the top two bits (none, sign, number, word, in the order in which they sort), then
/// its rank among its kind.
using Part = quint64;
constexpr int rankBits = 62;
constexpr Part sign = Part(1) << rankBits, number = Part(2) << rankBits, word = Part(3) << rankBits;
constexpr Part rankMask = sign - 1;

/// Parts of many texts. A collator is slow, and words and signs repeat from row to row: it sees each distinct one once.
class Parts {
public:
    void add(QStringView text)
    {
        m_starts.push_back(quint32(m_parts.size()));
        for (qsizetype i = 0; i < text.size();) {
            qsizetype end = i + 1;
            if (isDigit(text[i])) {
                while (end < text.size() && isDigit(text[end])) ++end;
                m_parts.push_back(number | size(text.mid(i, end - i)));
            } else if (inWord(text[i])) {
                while (end < text.size() && inWord(text[end])) ++end;
                m_parts.push_back(word | idOf(text.mid(i, end - i)));
            } else {
                m_parts.push_back(sign | idOf(text.mid(i, 1)));
            }
            i = end;
        }
    }
    /// To be called once all texts are in.
    void rank()
    {
        QCollator collator;
        if (collator.locale().language() == QLocale::C) collator.setLocale(QLocale(QLocale::English)); // "C" has no order of people
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        std::vector<std::pair<QCollatorSortKey, quint32>> keys;
        keys.reserve(m_words.size());
        for (quint32 i = 0; i < m_words.size(); ++i) keys.emplace_back(collator.sortKey(m_words[i].toString()), i);
        std::ranges::sort(keys, [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
        std::vector<Part> ranks(m_words.size());
        Part rank = 0;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (i > 0 && keys[i - 1].first.compare(keys[i].first) != 0) ++rank;
            ranks[keys[i].second] = rank;
        }
        for (Part& part : m_parts)
            if (const Part kind = part & ~rankMask; kind != number) part = kind | ranks[part & rankMask];
        m_starts.push_back(quint32(m_parts.size()));
    }
    std::strong_ordering compare(quint32 a, quint32 b) const
    {
        const Part *left = &m_parts[0] + m_starts[a], *right = &m_parts[0] + m_starts[b];
        return std::lexicographical_compare_three_way(left, &m_parts[0] + m_starts[a + 1], right, &m_parts[0] + m_starts[b + 1]);
    }

private:
    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
    static bool inWord(QChar c) { return c.isLetter() || c.isMark() || c.isSurrogate(); }
    /// By length first, so that numbers too long for 57 bits still stand behind shorter ones.
    static Part size(QStringView digits)
    {
        while (digits.size() > 1 && digits.front() == u'0') digits = digits.mid(1);
        constexpr qsizetype kept = 17, lengths = 31;
        Part value = 0;
        for (const QChar c : digits.left(kept)) value = value * 10 + Part(c.unicode() - u'0');
        return Part(std::min(digits.size(), lengths)) << 57 | value;
    }
    Part idOf(QStringView text)
    {
        const auto known = m_ids.constFind(text);
        if (known != m_ids.cend()) return *known;
        m_words.push_back(text);
        m_ids.insert(text, quint32(m_words.size() - 1));
        return Part(m_words.size() - 1);
    }

    std::vector<Part> m_parts;
    std::vector<quint32> m_starts;
    std::vector<QStringView> m_words;
    QHash<QStringView, quint32> m_ids;
};

} // namespace

std::vector<qint64> orderOfTexts(const std::vector<QString>& texts)
{
    std::vector<qint64> out(texts.size(), noText);
    Parts parts;
    std::vector<quint32> rows; // those with a text
    for (quint32 i = 0; i < texts.size(); ++i) {
        if (texts[i].isEmpty()) continue;
        parts.add(texts[i]);
        rows.push_back(i);
    }
    if (rows.empty()) return out;
    parts.rank();
    std::vector<quint32> places(rows.size());
    std::iota(places.begin(), places.end(), 0u);
    std::ranges::sort(places, [&](quint32 a, quint32 b) { return parts.compare(a, b) < 0; });
    qint64 rank = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i > 0 && parts.compare(places[i - 1], places[i]) != 0) ++rank;
        out[rows[places[i]]] = rank;
    }
    return out;
}

} // namespace gantry
