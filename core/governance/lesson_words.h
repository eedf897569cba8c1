#pragma once
#include <QString>
#include <vector>

namespace gantry {

/// The words of a text that say what it is about, each once, sorted: in lower case without accents, without what every text holds ("the",
/// "and"), without the endings of English grammar, so that "drains", "drained" and "draining" are one word. What is shorter than three
/// characters is left out.
std::vector<QString> tellingWords(const QString& text);

// What it is made of, for whoever reads very many texts.
/// In lower case, accents put aside.
QString plainLetters(const QString& text);
/// What a word in such letters is compared by; empty where it tells nothing.
QString stemOf(QStringView word);
/// Hands each word of such a text to `take`, up to a length of text that nobody reads.
template <class Take> void eachWordOf(const QString& letters, Take&& take)
{
    constexpr qsizetype shortest = 3, longest = 40; // characters of a word that tells something; beyond it is a key, or noise
    constexpr qsizetype most = 20'000; // characters of a text: a lesson has a thousand
    const QStringView all = QStringView(letters).left(most);
    for (qsizetype i = 0; i < all.size();) {
        qsizetype end = i;
        while (end < all.size() && all[end].isLetterOrNumber()) ++end;
        if (end - i >= shortest && end - i <= longest) take(all.mid(i, end - i));
        i = end + 1;
    }
}

/// A word of a list as it is compared, without case, accents and signs: "AS 4000" is "as_4000".
QString plainWord(const QString& text);
/// The words of a list parted by semicolons, compared like that; empty ones are left out.
std::vector<QString> plainWords(const QString& list);

} // namespace gantry
