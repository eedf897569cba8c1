#pragma once
#include "core/edit/baselines.h"
#include "core/governance/authority.h"

namespace gantry {

/// Who approves is who they say they are: the person of the portfolio that bears the name under which somebody works. Errors: Invalid
/// "approval.unknown-person".
Result<PersonId> declaredPerson(const Portfolio& portfolio, const QString& author);

/// What is decided by an approval today: the record as it is by now, which may have grown since somebody asked; as it was asked where the
/// record has gone. The approval must be there.
ApprovalCase caseToDecide(const Portfolio& portfolio, ApprovalId approval, QDate today);

/// Asks for the approval of a record, of somebody in particular or of whoever may give it. Errors: Invalid: "approval.not-approvable",
/// "approval.waiting-already", and those of mayApprove where somebody is named.
Result<ChangeSet> requestApproval(const Portfolio& portfolio, IdSource& ids, RecordKey record, PersonId asked, const TakenBy& by,
    QDate today, std::optional<QDate> due = {});
/// Approves, by the delegation that the author has: the approval says who declared to have given it, when and by which delegation, and the
/// record becomes approved with it (a variation's and a claim's lines by the amounts asked where none was approved yet). Errors: Invalid:
/// "approval.not-waiting", those of declaredPerson and mayApprove.
Result<ChangeSet> approve(const Portfolio& portfolio, ApprovalId approval, const TakenBy& by, QDate today, const QString& comment = {});
/// Says no, which takes the same authority. Errors: as approve, and "approval.no-reason".
Result<ChangeSet> reject(const Portfolio& portfolio, ApprovalId approval, const TakenBy& by, QDate today, const QString& reason);
/// Takes the question back, or an approval that was given, with a reason: the record stays as it is, but for a waiver, which is withdrawn
/// with it. Errors: Invalid: "approval.withdrawn",
/// "approval.no-reason".
Result<ChangeSet> withdrawApproval(const Portfolio& portfolio, ApprovalId approval, const QString& reason);

} // namespace gantry
