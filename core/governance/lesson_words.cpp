#include "core/governance/lesson_words.h"

#include <QSet>
#include <algorithm>

namespace gantry {
namespace {

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

} // namespace

QString plainLetters(const QString& text)
{
    const QString lower = text.toLower(); // most texts hold no accents, which is told fast
    if (std::ranges::all_of(lower, [](QChar c) { return c.unicode() < 0x80; })) return lower;
    QString out;
    for (QChar c : lower.normalized(QString::NormalizationForm_KD))
        if (!c.isMark()) out += c;
    return out;
}

/// The word without the endings of plural, past, gerund and adverb.
QString stemOf(QStringView text)
{
    QString word = text.toString();
    if (isStopWord(word)) return {};
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

std::vector<QString> tellingWords(const QString& text)
{
    std::vector<QString> out;
    eachWordOf(plainLetters(text), [&](QStringView word) {
        if (QString stem = stemOf(word); !stem.isEmpty()) out.push_back(std::move(stem));
    });
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

QString plainWord(const QString& text)
{
    QString out;
    for (QChar c : plainLetters(text))
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
