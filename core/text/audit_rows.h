#pragma once
#include "core/base/quantities.h"

#include <vector>

namespace gantry {

/// One cell that was changed, or a record that came or went, in words.
struct AuditRow {
    QString record, field, before, after, project;
};
/// One entry of the journal with what it did, in words.
struct AuditEntryRows {
    qint64 sequence = 0;
    Instant at{};
    QString when, who, what;
    std::vector<AuditRow> rows{};
    int left = 0; ///< changes of the entry that are not told here
};

} // namespace gantry
