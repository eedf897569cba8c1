#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// Adds the KPIs to begin with (starterKpis), but none whose code there is already. Errors: Invalid (all are there).
Result<ChangeSet> addStarterKpis(const Portfolio& portfolio, IdSource& ids);
/// What a person says of one side of a node's health on a day: one assessment a day and side, later ones change it. Overall, the node's
/// own health goes with it. Errors: NotFound.
Result<ChangeSet> assessHealth(
    const Portfolio& portfolio, IdSource& ids, NodeId node, HealthDimension dimension, Health health, const QString& comment, QDate day);

} // namespace gantry
