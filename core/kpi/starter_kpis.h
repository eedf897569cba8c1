#pragma once
#include "core/model/kpi.h"

#include <vector>

namespace gantry {

/// KPIs to begin with: those in common use whose measures there are. They are records like any other, to be edited or switched off.
/// Ids and numbers are left to whoever adds them. Each says in `source` where its limits come from.
std::vector<Kpi> starterKpis();

} // namespace gantry
