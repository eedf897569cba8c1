#pragma once
#include "core/model/findings.h"

namespace gantry {

/// Whether `moneyFindings` has something to look at in records of this entity.
bool isMoney(Entity entity);
/// What is wrong with one record of money by itself. What hangs on a whole contract is asked of the contract: see `contractOf`.
void moneyFindings(std::vector<Finding>& out, const Portfolio& portfolio, RecordKey key);

} // namespace gantry
