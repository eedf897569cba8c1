#pragma once
#include "core/base/result.h"
#include "core/model/portfolio.h"

#include <stop_token>

namespace gantry {

/// What a full look at a file found.
struct VerifyReport {
    qint64 entries = 0; // of the journal, replayed
    qint64 records = 0; // in the tables
    qint64 snapshots = 0;
    std::vector<Error> problems; // none: every byte of content is as it was written
};

/// Replays the journal against the tables, checks the hash chain, the contents of snapshots and SQLite's own structure.
/// Works on a copy, so it keeps no writer waiting. Errors: those of opening; what is wrong inside is in the report.
Result<VerifyReport> verifyFile(const QString& path);
/// The same beside whoever works on the file: `tables` is what was loaded from it, as entry `sequence` had left it. Looks at the file by
/// short questions on a connection of its own, at nothing younger than `sequence`, and not at SQLite's own structure.
/// Errors: those of opening; Cancelled; Locked and Io, where it could not be seen to the end.
Result<VerifyReport> verifyBeside(const QString& path, const Portfolio& tables, qint64 sequence, std::stop_token stop);

} // namespace gantry
