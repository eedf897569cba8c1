#pragma once
#include "core/cost/compare_figures.h"

#include <QLocale>

namespace gantry {

/// "Added", "Removed", "Changed".
QString kindText(RecordDifference::Kind kind);
/// "Depot (new)", "Depot (gone)" where there was no such project on one side.
QString projectText(const ProjectDifference& difference, const ClosedFigures& before, const ClosedFigures& after);
/// What a record was called, on the later side, else on the earlier.
QString titleOf(qint64 id, const ClosedFigures& before, const ClosedFigures& after);
/// "Ledger entry “Steel”"; what explains a difference, by titleOf.
QString recordText(RecordKey record, const ClosedFigures& before, const ClosedFigures& after);
QString recordText(RecordKey record, const QString& title);

/// Differences as a table with a heading, for a spreadsheet: a row a project and figure, then one a record that explains it, amounts in the
/// project's currency and in the portfolio's.
std::vector<QStringList> differenceTable(const std::vector<ProjectDifference>& differences, const ClosedFigures& before,
    const ClosedFigures& after, const Portfolio& portfolio, const QLocale& locale = QLocale());

} // namespace gantry
