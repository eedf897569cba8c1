#pragma once
#include "core/model/invariants.h"
#include "core/store/search_index.h"

namespace gantry {

/// What an index is made of and held against: the records of a session at one moment, with the ways to ask its file. For one worker thread,
/// while the session lives.
struct SearchSource {
    QString path; // of the portfolio
    Portfolio portfolio;
    IndexedState state;
    /// The content of a file, by its hash.
    std::function<Result<QByteArray>(const QString& hash)> content{};
    /// Every record that was touched since; nullopt where the journal does not lead from there to here.
    std::function<Result<std::optional<std::vector<RecordKey>>>(const IndexedState& since)> touched{};
};

} // namespace gantry
