#pragma once
#include "core/governance/compliance.h"

#include <QLocale>

namespace gantry {

/// "Met", "Partly met", "Missing", "Waived", "Not due", "Does not apply".
QString stateText(ComplianceState state);
/// Why a line is in its state: "Last one on 2 Mar 2026, which is too old". Empty where the record says it.
QString reasonText(const ComplianceLine& line, const QLocale& locale = QLocale());
/// "82 %"; a dash where nothing is due.
QString shareText(const std::optional<double>& score, const QLocale& locale = QLocale());
/// "82 %, 3 missing, 1 partly met, 1 waived"; "nothing is due" where nothing is.
QString totalsText(const ComplianceTotals& totals, const QLocale& locale = QLocale());
/// The record that shows a line, by number, and by title where that is another one than the requirement's; empty where there is none.
QString recordText(const Portfolio& portfolio, const ComplianceLine& line);
/// What became of the last waiver that speaks of it: "WAV-0003 asked for"; empty where there is none.
QString waiverText(const Portfolio& portfolio, const ComplianceLine& line, QDate today);

} // namespace gantry
