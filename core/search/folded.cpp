#include "core/search/folded.h"

#include <QStringList>
#include <array>
#include <memory>

namespace gantry {
namespace {

constexpr char16_t parts = 0; // stands between words
constexpr char16_t mark = 1; // belongs to the letter before it and does not count

char16_t fold(char16_t unit)
{
    // What the unicode61 tokenizer of FTS5 does, so that what it found is found again here.
    QChar c(unit);
    if (c.isSurrogate()) return unit;
    if (unit >= 0x300 && unit <= 0x331) return mark;
    if (!c.isLetterOrNumber()) return parts;
    c = c.toCaseFolded();
    for (int depth = 0; depth < 4 && c.unicode() < 0x2000 && c.decompositionTag() == QChar::Canonical; ++depth)
        c = c.decomposition().front();
    return c.toCaseFolded().unicode();
}

char16_t folded(char16_t unit)
{
    using Table = std::array<char16_t, 65536>;
    static const std::unique_ptr<const Table> table = [] {
        auto made = std::make_unique<Table>();
        for (std::size_t i = 0; i < made->size(); ++i) (*made)[i] = fold(char16_t(i));
        return made;
    }();
    return (*table)[unit];
}

} // namespace

void eachWord(QStringView text, const std::function<bool(const FoldedWord&)>& see)
{
    QVarLengthArray<char16_t, 64> word;
    qsizetype start = 0;
    const auto end = [&](qsizetype at) {
        const bool on = word.isEmpty() || see({QStringView(word.data(), word.size()), start, at});
        word.clear();
        return on;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = folded(text[i].unicode());
        if (unit == mark) continue;
        if (unit == parts) {
            if (!end(i)) return;
        } else {
            if (word.isEmpty()) start = i;
            word.append(unit);
        }
    }
    end(text.size());
}

QStringList foldedWords(QStringView text)
{
    QStringList out;
    eachWord(text, [&](const FoldedWord& word) {
        out << word.folded.toString();
        return true;
    });
    return out;
}

} // namespace gantry
