#pragma once
#include "core/change/changeset.h"
#include "core/edit/baselines.h"
#include "core/edit/close_content.h"
#include "core/model/findings.h"

namespace gantry {

/// Figures beside those of the cost sheet that a close is to freeze (earned value, KPIs, health), of the portfolio as it will be then.
using ClosedValuesOf = std::function<std::vector<ClosedValue>(const Portfolio& asClosed)>;

/// Whether a period may be closed, or reopened, now. Errors: as closePeriod and reopenPeriod, but for the reason.
Result<void> mayClose(const Portfolio& portfolio, PeriodId period);
Result<void> mayReopen(const Portfolio& portfolio, PeriodId period);
/// The portfolio as it will be once the period is closed: what a close freezes the figures of. Open amounts are told by the rates of the
/// last closed day, and accruals are taken back as of then.
Portfolio asClosed(const Portfolio& portfolio, PeriodId period);

/// Closes a period: it takes no entry from then on, and the figures of the whole portfolio are frozen as its end finds them, in a snapshot
/// that follows the last one. Pure, and as long as all cost sheets take. Errors: NotFound, Invalid (closed already, without dates, an
/// earlier one is still open).
Result<ChangeSet> closePeriod(
    const Portfolio& portfolio, IdSource& ids, PeriodId period, const TakenBy& by, const ClosedValuesOf& values = {});

/// Opens the last closed period again; what is edited there is listed as a restatement, and closing it again freezes anew. Only the last
/// one: the figures of every later close hold what lies before them, so those have to be opened first and closed anew afterwards.
/// Errors: NotFound, Invalid (not closed, a later one is closed, no reason given).
Result<ChangeSet> reopenPeriod(const Portfolio& portfolio, PeriodId period, const QString& reason, const TakenBy& by);

/// The months of a fiscal year, called "2026-03"; it is named after the year in which it ends. Months that a period covers already are left
/// out. Errors: Invalid (nothing is missing, no such month).
Result<ChangeSet> createPeriods(const Portfolio& portfolio, IdSource& ids, int fiscalYear, int startMonth = 1);

/// Periods with dates, by their start.
std::vector<const Period*> periodsInOrder(const Portfolio& portfolio);
/// The one to be closed next: the first that is not closed. Null where there is none.
const Period* nextToClose(const Portfolio& portfolio);
/// The period that somebody names: by its name, else by a month ("2026-03") that it begins in. Errors: NotFound, Invalid (several).
Result<PeriodId> periodCalled(const Portfolio& portfolio, const QString& name);

/// What speaks against closing a period now, each with its record: draft claims in it, sums that differ, accruals that nobody takes back,
/// amounts without a rate, an end that is still to come. Nothing of it forbids the close.
std::vector<Finding> openPoints(const Portfolio& portfolio, PeriodId period, QDate today);

} // namespace gantry
