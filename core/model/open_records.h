#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// Whether a record still waits for somebody: neither done nor given up.
inline bool isOpen(const Action& a) { return a.status == ActionStatus::Open || a.status == ActionStatus::InProgress; }
inline bool isOpen(const Issue& i) { return i.status != IssueStatus::Resolved && i.status != IssueStatus::Closed; }
inline bool isOpen(const RiskTreatment& t) { return t.status == TreatmentStatus::Planned || t.status == TreatmentStatus::InProgress; }
inline bool isOpen(const Decision& d) { return d.status == DecisionStatus::Pending; }
/// An action that is open though its day has passed.
inline bool isOverdue(const Action& a, QDate today) { return isOpen(a) && a.due && *a.due < today; }

} // namespace gantry
