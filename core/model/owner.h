#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// The project that a record belongs to, itself if it is one; none where it stands for all.
NodeId projectOf(const Portfolio& portfolio, RecordKey record);

} // namespace gantry
