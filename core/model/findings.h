#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// Something that is allowed in a file but wrong or doubtful: refused when a person types it, kept and listed when an import or a merge
/// brings it. The sentence is made in core/text from `reason` and `args`; it leads to the record.
struct Finding {
    const char* reason; // "number.duplicate", "link.loop", "task.finish-before-start", ...
    RecordKey record;
    QStringList args;
    bool refuses = true; // false: only shown, since typing has to pass through it (lines before their sum)
};

/// Findings on the given records alone: what `Session::apply` compares before and after.
std::vector<Finding> findingsOn(const Portfolio& portfolio, std::span<const RecordKey> records);
/// All findings of the portfolio.
std::vector<Finding> findings(const Portfolio& portfolio);

} // namespace gantry
