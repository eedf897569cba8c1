#pragma once
#include "core/model/invariants.h"

namespace gantry {

/// How far a project's report of a period is.
enum class ReportState { Missing, Draft, Submitted, Approved };
struct ReportingLine {
    NodeId project{};
    PersonId manager{};
    StatusReportId report{};
    ReportState state = ReportState::Missing;
    QDate due; // five days after the cut-off of the period, else after its end
    bool late = false; // its day has passed and it is not submitted
    std::optional<qint64> dataAge{}; // days from the project's status date to today; none: it has no status date
    bool stale = false; // older than a week, or of unknown age
    QDate lastReported; // status date of the last report that was submitted; invalid: none
};
/// The period that is reported on now: the last that has ended, else the first; null where there are no periods with dates.
const Period* reportingPeriod(const Portfolio& portfolio, QDate today);
/// When reports of a period are due.
QDate reportsDue(const Period& period);
/// A line a project that is under way, in their order. Projects that are proposed, on hold or over do not report.
std::vector<ReportingLine> reportingOn(const Portfolio& portfolio, const Period& period, const std::vector<NodeId>& projects, QDate today);
/// The report of a project on a period, the youngest of several; null where there is none.
const StatusReport* reportOf(const Portfolio& portfolio, NodeId project, PeriodId period);
/// The one before it: of the latest period that ended earlier; null where there is none.
const StatusReport* reportBefore(const Portfolio& portfolio, NodeId project, const Period& period);

} // namespace gantry
