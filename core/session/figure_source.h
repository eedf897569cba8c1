#pragma once
#include "core/session/derived.h"
#include "core/session/derived_costs.h"
#include "core/session/derived_earned.h"
#include "core/session/derived_measures.h"
#include "core/session/snapshot_dates.h"
#include "core/store/portfolio_file.h"

namespace gantry {

/// Where figures of projects come from: what is kept of a portfolio, each part made when first asked for, and the contents of its
/// snapshots. The same for a session and for a worker beside it. Borrows; for one thread.
struct FigureSource {
    const Portfolio& portfolio;
    QDate today;
    DerivedPlans& plans;
    SnapshotDates& dates;
    DerivedCosts& costs;
    DerivedEarned& earned;
    DerivedMeasures& measured;
    std::function<Result<QByteArray>(const QString& hash, ContentCheck check)> content;
    std::function<std::shared_ptr<const ClosedFigures>()> former; // of the last close; may answer null

    SnapshotDates::Dates datesOf(NodeId project, SnapshotKind kind) const;
    BaselineOf baselineOf(NodeId project) const;
    DateTime asOf(NodeId project) const;
    EarnedInput earnedInput(NodeId project) const;
    std::shared_ptr<const EarnedValue> earnedValue(NodeId project, EarnedPeriod period = EarnedPeriod::Month) const;
    DerivedMeasures::Measures measures(NodeId project) const;
};

} // namespace gantry
