#pragma once
#include "core/edit/baselines.h"

namespace gantry {

/// What somebody wants to leave out, and why.
struct WaiverWish {
    NodeId project{};
    MethodologyRequirementId requirement{};
    QString reason{};
    std::optional<QDate> until{}; // none: for good
    PersonId asked{}; // none: whoever may approve it
};
/// Asks to leave out what a methodology asks of a project: a waiver that waits for its approval, and the approval, in one step.
/// Errors: NotFound; Invalid: "waiver.not-asked" (the methodology of the project does not ask for it), "waiver.no-reason",
/// "waiver.past" (it would have run out already), "waiver.there" (one waits, or is in force), and those of requestApproval.
Result<ChangeSet> askForWaiver(const Portfolio& portfolio, IdSource& ids, const WaiverWish& wish, const TakenBy& by, QDate today);
/// Takes it back, with the approval that waits or was given: what it left out is asked for again. Errors: NotFound; Invalid:
/// "waiver.withdrawn", "waiver.no-reason".
Result<ChangeSet> withdrawWaiver(const Portfolio& portfolio, WaiverId waiver, const QString& reason);

} // namespace gantry
