#pragma once
#include "core/model/findings.h"

namespace gantry {

/// What is wrong with who decided: an approval is on record with who declared to have given it, when, and by which delegation; that names
/// the person, and covers the amount where both are in one currency; a waiver that is approved has such an approval. Appends to `out`.
void governanceFindings(std::vector<Finding>& out, const Portfolio& portfolio, const RecordKey& key);
/// Whether there are such rules about records of an entity.
bool isGoverned(Entity entity);

} // namespace gantry
