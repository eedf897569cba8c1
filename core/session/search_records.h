#pragma once
#include "core/search/ranking.h"
#include "core/store/search_index.h"

namespace gantry {

/// A record that was found, as it is shown.
struct SearchHit {
    RecordKey record{};
    RecordKey leadsTo{}; // the record itself, or what it is part of
    const Field* field = nullptr; // where most of it stands; null: in the file
    bool inFile = false;
    MarkedText number, title, snippet;
    NodeId project{}; // or programme; none where it stands for all
    double score = 0;
};

struct SearchAnswer {
    std::vector<SearchHit> hits; // best first
    std::vector<std::pair<Entity, int>> kinds; // how many records of each kind, most first; only where asked for
    int found = 0; // in all, as far as counted
    bool more = false; // there are more than were counted
};

struct SearchLimits {
    int hits = 50;
    bool count = false; // all of them by kind: takes a few milliseconds more
};

/// Looks records up and ranks them. What is looked at is bounded: of very many that hold common words, those whose titles do and the kinds
/// that a portfolio consists of come before those that hang on others, and the latest changed of a kind first. The index may lag behind: a
/// record that no longer holds the words is left out. Errors: Format (the index is damaged and to be made anew), Io, Locked.
Result<SearchAnswer> searchRecords(
    const SearchIndex& index, const Portfolio& portfolio, const SearchQuery& query, const SearchLimits& limits = {});

/// A file that search knows nothing of, and why.
struct SkippedFile {
    RecordKey record{};
    QString name;
    Error why;
};
/// By name; pictures and the like, which nobody expects to be read, after those that could have been.
Result<std::vector<SkippedFile>> skippedFiles(const SearchIndex& index, const Portfolio& portfolio);

} // namespace gantry
