#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Whether a record still waits for somebody: neither done nor given up.
inline bool isOpen(const Action& a) { return a.status == ActionStatus::Open || a.status == ActionStatus::InProgress; }
inline bool isOpen(const Issue& i) { return i.status != IssueStatus::Resolved && i.status != IssueStatus::Closed; }
inline bool isOpen(const RiskTreatment& t) { return t.status == TreatmentStatus::Planned || t.status == TreatmentStatus::InProgress; }
inline bool isOpen(const Decision& d) { return d.status == DecisionStatus::Pending; }
/// Whether a gate was decided on: one that was put on hold or sent back is still to come.
inline bool isHeld(const Gate& g)
{
    return g.held && (g.decision == GateDecision::Go || g.decision == GateDecision::GoWithConditions || g.decision == GateDecision::Kill);
}
/// An action that is open though its day has passed.
inline bool isOverdue(const Action& a, QDate today) { return isOpen(a) && a.due && *a.due < today; }

} // namespace gantry
