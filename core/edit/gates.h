#pragma once
#include "core/edit/baselines.h"
#include "core/governance/gates.h"

namespace gantry {

/// What is to be done once a gate has been decided, by whom and until when.
struct FollowUp {
    QString title;
    PersonId owner{};
    std::optional<QDate> due{};
};
/// How a gate was decided, and what follows from it.
struct GateVerdict {
    GateDecision decision = GateDecision::Go;
    QDate held;
    PersonId decidedBy{};
    QString rationale{}, minutes{};
    std::vector<FollowUp> conditions{}, actions{};
    bool setBaseline = false; // freeze the plan under the name of the gate
    bool releaseBudget = false; // the gate's budget, into its account, as an approved adjustment
    bool openPhase = false; // the project is in the gate's next phase from then on
};
/// Holds a gate: its decision as a record of its own, conditions and actions, and what passing it brings, in one ChangeSet. `schedule`: the
/// project's plan, for a baseline. A gate that is held again (after a hold or a recycle) keeps what was decided before as decisions.
/// Errors: NotFound; Invalid: "gate.no-decision", "gate.held-already", "gate.must-open" (a go while criteria that must be met are not),
/// "gate.no-conditions" (a go with conditions without one), "gate.not-passed" (baseline, budget or phase without a go),
/// "gate.no-budget" (no amount or account to release), "gate.no-phase", "gate.no-plan".
Result<ChangeSet> decideGate(
    const Portfolio& portfolio, IdSource& ids, GateId gate, const GateVerdict& verdict, const TakenBy& by, const ProjectSchedule* schedule);

} // namespace gantry
