#pragma once
#include "core/model/entities.h"

#include <QStringList>

namespace gantry {

/// Words that are to stand one after another; mostly it is one.
struct SearchTerm {
    QStringList words; // as they were typed, letters and figures alone
    QStringList folded; // as they are compared
    bool prefix = false; // the last word may go on
    bool operator==(const SearchTerm&) const = default;
};

/// What a person looks for.
struct SearchQuery {
    std::vector<SearchTerm> wanted; // all of them
    std::vector<SearchTerm> unwanted; // none of them
    std::optional<Entity> entity; // records of this kind alone
    QString project; // code or name of a project or programme, as typed; empty: everywhere
    bool isEmpty() const { return wanted.empty(); }
};

/// Reads what a person types: words that must all occur, "words one after another", -without, entity:risk (or kind:risk), project:CODE. The
/// last word may be the beginning of one, as may every word with an asterisk after it. Whatever is typed means something: signs that mean
/// nothing part words, a kind that is none is a word like others. Past sixteen words nothing is read.
SearchQuery readQuery(QStringView text);

} // namespace gantry
