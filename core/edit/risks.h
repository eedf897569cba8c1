#pragma once
#include "core/change/changeset.h"

namespace gantry {

/// A risk that has hit: it is realised, and an issue takes its place, raised on `today`, of the same project, title and owner, with the
/// effect of the risk as its impact. An opportunity that has come is realised and leaves no issue.
/// Errors: NotFound, Invalid (it is not open).
Result<ChangeSet> realiseRisk(const Portfolio& portfolio, IdSource& ids, RiskId risk, QDate today);
/// A risk that can no longer hit. Errors: NotFound, Invalid (it is not open).
Result<ChangeSet> retireRisk(const Portfolio& portfolio, RiskId risk);
/// A risk that goes beyond its project: its response is to escalate, and it belongs to the programme or portfolio above. Cost accounts stay
/// with the project, so the risk and its impacts name none any more. Errors: NotFound, Invalid (it is not open, nothing lies above).
Result<ChangeSet> escalateRisk(const Portfolio& portfolio, RiskId risk);
/// Marks these as key risks; where all of them are, takes the mark away.
Result<ChangeSet> toggleKeyRisks(const Portfolio& portfolio, const std::vector<RiskId>& risks);
/// A treatment that is done, on a day. Errors: NotFound, Invalid (it is done or cancelled).
Result<ChangeSet> finishTreatment(const Portfolio& portfolio, RiskTreatmentId treatment, QDate day);

enum class Escalation { Stays, MovesUp }; // whether the issue goes to the programme or portfolio above
/// An issue that somebody above has to settle; an escalated one may be escalated further. `to` may be none.
/// Errors: NotFound, Invalid (it is resolved or closed; it moves up and nothing lies above).
Result<ChangeSet> escalateIssue(const Portfolio& portfolio, IssueId issue, PersonId to, QDate day, Escalation where);

} // namespace gantry
