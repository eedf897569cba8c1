#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// Puts these records on the agenda of a meeting, at its end and in their order. Errors: NotFound.
Result<ChangeSet> addToAgenda(const Portfolio& portfolio, IdSource& ids, MeetingId meeting, const std::vector<RecordKey>& records);

} // namespace gantry
