#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Entities whose records lie in each other: accounts in accounts, codes in codes. Their field `parent_id` refers to the entity itself;
/// siblings stand by `rank` where they have one, else by number or code.

/// One level in: under the sibling above, as its last child. `order`: all records as a person sees them, each behind the one it lies in;
/// what lies below a moved record goes along. Errors: Invalid "tree.nothing-above".
Result<ChangeSet> indentRecords(
    const Portfolio& portfolio, Entity entity, const std::vector<qint64>& records, const std::vector<qint64>& order);
/// One level out: behind the record that they lay in. Errors: Invalid "tree.top-level".
Result<ChangeSet> outdentRecords(const Portfolio& portfolio, Entity entity, const std::vector<qint64>& records);
/// The cells (field index, value) that make a new record the next sibling of another; none where the entity is no tree.
std::vector<std::pair<int, Value>> placeBehind(const Portfolio& portfolio, Entity entity, qint64 record);

} // namespace gantry
