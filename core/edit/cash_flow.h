#pragma once
#include "core/change/changeset.h"
#include "core/cost/cash_flow.h"

namespace gantry {

/// What one month of one object is expected to cost in all, or is meant to (PhasedKind::Target).
struct CashEntry {
    RecordKey object{};
    Month month{};
    Money amount{};
};
/// Sets months by hand. Where an object went by a curve until now, its other months stay as they stand, set by hand from now on; the
/// remainder shows what is left. `flow` may be older than `portfolio` by calls of this very function: a pasted block needs one flow.
/// Errors: Invalid "cash.month-closed" (it shows what was paid), "cash.by-accounts", "cash.by-objects" (entry
/// is by the other kind of object), "cash.unknown" (the amounts as they stand are not known); NotFound.
Result<ChangeSet> setCashMonths(
    const Portfolio& portfolio, IdSource& ids, const CashFlow& flow, const std::vector<CashEntry>& entries, PhasedKind kind);

/// How an object spreads. Dates and task that are absent come from the contract or the project.
struct CurveChoice {
    SpreadCurve curve = SpreadCurve::Schedule;
    std::optional<QDate> from{}, to{};
    TaskId task{};
};
/// To a curve: months set by hand go. To SpreadCurve::Hand: the months stay as they stand. Errors: as above, "cash.ends-first".
Result<ChangeSet> setCashCurve(
    const Portfolio& portfolio, IdSource& ids, const CashFlow& flow, const std::vector<RecordKey>& objects, const CurveChoice& choice);
/// The objects go by their project's dates again, as if nobody had chosen anything.
Result<ChangeSet> clearCashCurve(const Portfolio& portfolio, const CashFlow& flow, const std::vector<RecordKey>& objects);

/// The forecast of today becomes the baseline of each project: what was paid in closed months and what the others are expected to cost.
/// Errors: Invalid "cash.nothing" (no project has a cash flow), "cash.unknown".
Result<ChangeSet> setCashBaseline(const Portfolio& portfolio, IdSource& ids, const std::vector<std::shared_ptr<const CashFlow>>& flows);

/// By which kind of object a project's cash flow is entered; the amounts of the other kind stay and do not count.
Result<ChangeSet> setCashFlowBy(const Portfolio& portfolio, IdSource& ids, NodeId project, CashFlowBy by);

} // namespace gantry
