#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// What a meeting should talk about, in the order of an agenda: decisions that are pending, change requests and gates that wait for an
/// answer, issues that were escalated, key risks, actions that are overdue. Of records within the meeting's project or programme, or of all
/// where it has none; those that stand on its agenda already are left out.
std::vector<RecordKey> agendaFor(const Portfolio& portfolio, MeetingId meeting, QDate today);

} // namespace gantry
