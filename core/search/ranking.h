#pragma once
#include "core/model/invariants.h"
#include "core/search/query.h"

namespace gantry {

/// A text with the places in it that were looked for: start and length.
struct MarkedText {
    QString text;
    std::vector<std::pair<qsizetype, qsizetype>> marks{};
};
/// `text` whole, its words marked.
MarkedText marked(const QString& text, const SearchQuery& query);
/// About `length` characters of `text` on one line, where most of what is looked for stands together; an ellipsis where something is left
/// out. Looks no further than a million characters.
MarkedText excerpt(QStringView text, const SearchQuery& query, qsizetype length = 160);
/// Whether the text holds what is looked for, all of it and nothing that is not wanted.
bool holds(QStringView text, const SearchQuery& query);

/// How well a record answers.
struct Judgement {
    double score = 0;
    const Field* field = nullptr; // where most of it stands; null: in the file that the record keeps
    bool inFile = false; // some of it stands nowhere else
};
/// Words weigh by where they stand (number, title, other fields, file), how often, and in how long a text: BM25 by field, without the
/// rarity of words, which is the same for all since every hit holds every word. A number that is typed whole comes first.
/// nullopt where the record is gone, or no longer holds what is looked for.
std::optional<Judgement> judge(const Portfolio& portfolio, RecordKey record, const SearchQuery& query);

} // namespace gantry
