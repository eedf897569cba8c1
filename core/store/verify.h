#pragma once
#include "core/base/result.h"

#include <vector>

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

} // namespace gantry
