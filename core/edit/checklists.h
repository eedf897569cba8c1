#pragma once
#include "core/edit/baselines.h"

namespace gantry {

/// Makes the record that a requirement asks for where a project has none: a checklist item with its list, phase and gate, or a document in
/// work of the type asked for. A use of the methodology ties it to the requirement. Errors: NotFound; Invalid: "requirement.no-record"
/// (the requirement is met by other kinds of records).
Result<ChangeSet> addRecordFor(const Portfolio& portfolio, IdSource& ids, NodeId project, MethodologyRequirementId requirement);

struct ChecklistWords {
    ChecklistAnswer answer = ChecklistAnswer::Yes;
    QString evidence{}; // empty: as it stands there
    QString comment{}; // the same
};
/// Answers an item, with who did and when as they declare; Open takes an answer back. Errors: NotFound; Invalid "checklist.no-reason": no
/// and not applicable need a comment.
Result<ChangeSet> answerChecklist(
    const Portfolio& portfolio, ChecklistItemId item, const ChecklistWords& words, const TakenBy& by, QDate today);
/// The same of what a requirement asks, whose item is made where there is none. Errors: as both.
Result<ChangeSet> answerRequirement(const Portfolio& portfolio, IdSource& ids, NodeId project, MethodologyRequirementId requirement,
    const ChecklistWords& words, const TakenBy& by, QDate today);

} // namespace gantry
