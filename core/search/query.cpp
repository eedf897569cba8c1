#include "core/search/query.h"

#include "core/search/folded.h"

namespace gantry {
namespace {

constexpr qsizetype longest = 1000; // characters that are read
constexpr qsizetype longestWord = 100;
constexpr std::size_t mostTerms = 16;

SearchTerm termOf(QStringView text)
{
    SearchTerm term;
    eachWord(text, [&](const FoldedWord& word) {
        term.words << text.sliced(word.start, word.end - word.start).left(longestWord).toString();
        term.folded << word.folded.left(longestWord).toString();
        return term.words.size() < qsizetype(mostTerms);
    });
    return term;
}

std::optional<Entity> entityNamed(QStringView text)
{
    const QString plain = text.toString().simplified().toLower();
    for (const EntityInfo& info : allEntities())
        if (plain == info.keyText() || plain == info.labelText().toLower() || plain == info.pluralText().toLower()) return info.entity;
    return std::nullopt;
}

/// One thing that was typed: what stands before the next space, quotes holding spaces together.
struct Piece {
    QStringView text; // without its quotes
    QStringView key; // "entity" of entity:risk
    bool without = false, quoted = false, closed = true;
};

Piece takePiece(QStringView& rest)
{
    Piece piece;
    if (rest.front() == u'-') {
        piece.without = true;
        rest = rest.sliced(1);
    }
    for (const QStringView key : {QStringView(u"entity:"), QStringView(u"kind:"), QStringView(u"project:")})
        if (rest.startsWith(key, Qt::CaseInsensitive)) {
            piece.key = key.chopped(1);
            rest = rest.sliced(key.size());
            break;
        }
    qsizetype end = 0;
    if (!rest.isEmpty() && (rest.front() == u'"' || rest.front() == u'“' || rest.front() == u'”')) {
        piece.quoted = true;
        end = 1;
        while (end < rest.size() && rest[end] != u'"' && rest[end] != u'”' && rest[end] != u'“') ++end;
        piece.closed = end < rest.size();
        piece.text = rest.sliced(1, end - 1);
        rest = rest.sliced(std::min(end + 1, rest.size()));
    } else {
        while (end < rest.size() && !rest[end].isSpace() && rest[end] != u'"') ++end;
        piece.text = rest.first(end);
        rest = rest.sliced(end);
    }
    return piece;
}

} // namespace

SearchQuery readQuery(QStringView text)
{
    SearchQuery query;
    bool lastMayGoOn = false;
    for (QStringView rest = text.left(longest).trimmed(); !rest.isEmpty(); rest = rest.trimmed()) {
        if (query.wanted.size() + query.unwanted.size() == mostTerms) return query;
        const Piece piece = takePiece(rest);
        if (piece.key == u"project" && !piece.text.isEmpty()) {
            query.project = piece.text.toString().simplified();
            continue;
        }
        if (!piece.key.isEmpty() && piece.key != u"project")
            if (const auto entity = entityNamed(piece.text)) {
                query.entity = entity;
                continue;
            }
        SearchTerm term = termOf(piece.text);
        if (term.words.isEmpty()) continue;
        term.prefix = piece.text.endsWith(u'*') && !piece.quoted;
        if (!piece.without) lastMayGoOn = !piece.quoted || !piece.closed;
        (piece.without ? query.unwanted : query.wanted).push_back(std::move(term));
    }
    if (lastMayGoOn) query.wanted.back().prefix = true;
    return query;
}

} // namespace gantry
