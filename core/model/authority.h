#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Whether a node is another one or lies below it; every node lies within none. None stands for the whole portfolio.
bool liesWithin(const Portfolio& portfolio, NodeId node, NodeId above);
/// Whether somebody acts in a role for a node on a day: a role of a programme holds for its projects.
bool actsAs(const Portfolio& portfolio, PersonId person, GovernanceRole role, NodeId node, QDate day);
/// Whether a delegation names somebody, by name or by a role of theirs, for such records of a node on a day. How much is another question.
bool names(const Portfolio& portfolio, const Delegation& delegation, PersonId person, Approvable kind, NodeId node, QDate day);

} // namespace gantry
