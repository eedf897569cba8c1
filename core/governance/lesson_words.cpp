#include "core/governance/lesson_words.h"

#include <QSet>
#include <algorithm>

namespace gantry {
namespace {

constexpr qsizetype shortest = 3; // characters of a word that tells something
constexpr qsizetype longest = 40; // no word of a language, but perhaps a key or noise
constexpr std::size_t mostWords = 2000; // of one text: a lesson has a hundred

bool isStopWord(const QString& word)
{
    static const QSet<QString> words = [] {
        const QStringList list =
            QStringLiteral("the and for are was were been has have had not but with from that this these those they them their there "
                           "then than when where which while who whom whose what will would can could shall should may might must "
                           "all any each every some such only also into onto over under out off about after before again more most "
                           "less least very too its his her our your you she him one two three first last other same own per via "
                           "did does done being because between both during until upon here how why nor yet still just")
                .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(word);
}

/// Lower case, accents put aside; most texts hold none, which is told fast.
QString folded(const QString& text)
{
    const QString lower = text.toLower();
    if (std::ranges::all_of(lower, [](QChar c) { return c.unicode() < 0x80; })) return lower;
    QString out;
    for (QChar c : lower.normalized(QString::NormalizationForm_KD))
        if (!c.isMark()) out += c;
    return out;
}

/// The word without the endings of plural, past, gerund and adverb.
QString stemOf(QString word)
{
    const auto chop = [&word](QLatin1StringView ending, qsizetype left) {
        if (!word.endsWith(ending) || word.size() - ending.size() < left) return false;
        word.chop(ending.size());
        return true;
    };
    if (chop(QLatin1StringView("ies"), 2))
        word += u'y';
    else if (!word.endsWith(u"ss") && !word.endsWith(u"us"))
        chop(QLatin1StringView("s"), 3);
    if (chop(QLatin1StringView("ing"), 3) || chop(QLatin1StringView("ed"), 3) || chop(QLatin1StringView("ly"), 3)) {
        const qsizetype n = word.size();
        if (n > 3 && word[n - 1] == word[n - 2] && !QStringLiteral("lsz").contains(word[n - 1])) word.chop(1); // planned: plan
    }
    if (word.size() > 3) chop(QLatin1StringView("e"), 3);
    if (word.size() > 3 && word.endsWith(u'y')) word[word.size() - 1] = u'i'; // delay, but also supply and supplies
    return word;
}

} // namespace

std::vector<QString> tellingWords(const QString& text)
{
    const QString all = folded(text);
    std::vector<QString> out;
    for (qsizetype i = 0; i < all.size() && out.size() < mostWords;) {
        qsizetype end = i;
        while (end < all.size() && all[end].isLetterOrNumber()) ++end;
        if (end - i >= shortest && end - i <= longest)
            if (const QString word = all.mid(i, end - i); !isStopWord(word)) out.push_back(stemOf(word));
        i = end + 1;
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

QString plainWord(const QString& text)
{
    QString out;
    for (QChar c : folded(text))
        if (c.isLetterOrNumber()) out += c;
    return out;
}

std::vector<QString> plainWords(const QString& list)
{
    std::vector<QString> out;
    for (const QString& each : list.split(u';'))
        if (QString word = plainWord(each); !word.isEmpty()) out.push_back(std::move(word));
    return out;
}

} // namespace gantry
