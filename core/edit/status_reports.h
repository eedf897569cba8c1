#pragma once
#include "core/edit/baselines.h"
#include "core/governance/reporting.h"
#include "core/kpi/dimension_health.h"
#include "core/kpi/measures.h"

namespace gantry {

/// A milestone as a report shows it.
struct ReportMilestone {
    QString name;
    std::optional<QDate> baseline{}, expected{};
    bool done = false;
    bool operator==(const ReportMilestone&) const = default;
};
/// What a report holds of the project's figures: measures by key (see measures()), amounts in minor units of `currency`.
struct ReportFigures {
    QString currency;
    qint64 decimals = 2;
    std::vector<std::pair<QString, Value>> values{};
    std::vector<ReportMilestone> milestones{};
    bool operator==(const ReportFigures&) const = default;
};
/// The measures of a project as they are now, those that have a value.
ReportFigures reportFigures(const MeasureFacts& facts, std::vector<ReportMilestone> milestones);
/// Canonical CBOR, the content of a Snapshot of kind Report.
QByteArray encodeReport(const ReportFigures& figures);
/// Errors: Format, with what was wrong; what is unknown is left out.
Result<ReportFigures> decodeReport(const QByteArray& cbor);

/// A draft for a project and period: what was planned next in the report before stands under done, its decisions wanted are kept, and
/// health begins with what people and KPIs say now. Errors: NotFound; Invalid "report.there-already".
Result<ChangeSet> newStatusReport(const Portfolio& portfolio, IdSource& ids, NodeId project, PeriodId period,
    const std::vector<DimensionHealth>& health, PersonId author, QDate today);
/// Issues a draft: its figures are frozen, and it waits for approval. Errors: Invalid "report.not-draft", "report.nothing-said" (no
/// summary).
Result<ChangeSet> submitReport(
    const Portfolio& portfolio, IdSource& ids, StatusReportId report, const ReportFigures& figures, const TakenBy& by);
/// Makes it a draft again, with the figures that it was issued with until it is issued anew. Errors: Invalid "report.is-draft".
Result<ChangeSet> withdrawReport(const Portfolio& portfolio, StatusReportId report);

} // namespace gantry
