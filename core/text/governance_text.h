#pragma once
#include "core/governance/gates.h"
#include "core/governance/reporting.h"
#include "core/governance/work_list.h"

#include <QLocale>

namespace gantry {

/// "Action", "Approval waiting", "Report to write": why something is on somebody's list.
QString workText(WorkKind kind);
/// "Planned", "Due", "Overdue", "Held".
QString stateText(GateState state);
/// "No report", "Draft", "Submitted", "Approved".
QString stateText(ReportState state);
/// "3 days late", "today", "in 12 days"; empty without a day.
QString dueText(const std::optional<QDate>& due, QDate today);
/// "12 of 14 answered, 2 that must be met are open, score 78 %".
QString scoreText(const GateScore& score, const QLocale& locale = QLocale());

/// A mail that asks for what is late.
struct Letter {
    QString to; // address, where it is known
    QString subject, text;
};
/// To the manager of these projects: which reports are missing and which data are old. The lines are of one manager.
Letter chaseReports(const Portfolio& portfolio, const std::vector<ReportingLine>& lines, const Period& period, const QString& from,
    const QLocale& locale = QLocale());
/// To a person: what is overdue with them, oldest first.
Letter chaseWork(const Portfolio& portfolio, PersonId person, const std::vector<WorkItem>& items, const QString& from,
    const QLocale& locale = QLocale());
/// The letter as a link for the system's mail program.
QString mailLink(const Letter& letter);

} // namespace gantry
