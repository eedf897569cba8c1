#pragma once
#include "core/report/documents.h"
#include "core/session/audit_trail.h"

namespace gantry {

/// What report documents are made of, as the session knows it now: its records, its computed plans and sheets, its clock, its author. Valid
/// while the session lives and on its thread.
ReportInput reportInput(const Session& session, const QLocale& locale = QLocale());

/// What fits a filter, for the document of an audit extract: at most so many entries, the newest.
AuditRows auditRows(const Session& session, const AuditFilter& filter, qsizetype most, const QLocale& locale = QLocale());
/// One entry with its changes as rows; `left` of its changes are not told.
AuditEntryRows auditEntryRows(
    const HistoryEntry& entry, const std::vector<ChangeGroup>& changes, int left, const QLocale& locale = QLocale());

} // namespace gantry
