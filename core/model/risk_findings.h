#pragma once
#include "core/model/findings.h"

namespace gantry {

/// Whether `riskFindings` has something to look at in records of this entity.
bool isRisk(Entity entity);
/// What is wrong with one risk, risk matrix or risk impact by itself and by the matrix that holds for it.
void riskFindings(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key);

} // namespace gantry
