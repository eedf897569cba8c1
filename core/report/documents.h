#pragma once
#include "core/report/input.h"
#include "core/text/audit_rows.h"

namespace gantry {

/// The documents that a PMO hands out. Each is a pure function of its input; the record must exist.

/// What a project is for and within which bounds, for its sponsor to sign.
ReportDocument charterDocument(const ReportInput& input, CharterId charter);
/// How a project stands: health by dimension with words, milestones, risks, issues, money. Figures that were frozen with the report are
/// told as they were; else as they are now.
ReportDocument statusReportDocument(const ReportInput& input, StatusReportId report);
/// What a gate is decided on: criteria with answers and scores, conditions, open actions, decisions, risks, milestones, money.
ReportDocument gatePackDocument(const ReportInput& input, GateId gate);
/// The risks of a node and of all below it, with their matrices before and after treatment.
ReportDocument riskRegisterDocument(const ReportInput& input, NodeId node);

/// The handbook as it holds at a node: the pages of its methodology, then those for all.
ReportDocument handbookDocument(const ReportInput& input, NodeId node);
/// What a steering group looks at: the projects of a node with health, dates, money and reports, decisions wanted, gates
/// that are due, top risks, issues and actions.
ReportDocument steeringPackDocument(const ReportInput& input, NodeId node);

/// What the methodologies ask of the projects of a node against what is there: the lowest first, each with what is not met; of one project
/// the whole list.
ReportDocument complianceDocument(const ReportInput& input, NodeId node);
/// The diary of a project's site from a day to another, both told: each day with weather, workforce and what was noted, of several days a
/// summary first; at most the last `mostReportedDays` of them.
inline constexpr int mostReportedDays = 62;
ReportDocument siteDiaryDocument(const ReportInput& input, NodeId project, QDate from, QDate to);

/// What of the journal fits a filter.
struct AuditRows {
    QString filter; ///< in words; empty: everything
    NodeId project{}; ///< that it is narrowed to, or none
    std::vector<AuditEntryRows> entries; ///< newest first
    qsizetype left = 0; ///< entries that fit and are not told here
};
/// Who changed what, and when.
ReportDocument auditExtractDocument(const ReportInput& input, const AuditRows& rows);

} // namespace gantry
