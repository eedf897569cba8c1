#pragma once
#include "core/change/versions.h"
#include "core/model/invariants.h"

#include <QLocale>

namespace gantry {

/// One thing that differs between two versions of a plan, in words.
struct VersionLine {
    VersionDifference::Kind kind{};
    RecordKey record{}; ///< none where there is no such record now
    QString what; ///< "Task", "Link from “Piling”"
    QString field, before, after;
    QString by; ///< from before to after: "+3 d" of dates in working time, of durations and of money; else empty
};
/// What differs of one task, or of the project itself: its options, calendars, resources and fields.
struct VersionGroup {
    TaskId task{}; ///< none: the project
    QString wbs, title;
    std::vector<VersionLine> lines;
};

/// "Added", "Removed", "Moved", "Changed", "Dates and figures".
QString kindText(VersionDifference::Kind kind);
/// What two versions differ in, in the order of the comparison; fields that are kept for the machine are left out. `now` calls by their
/// names those whom a version does not know.
std::vector<VersionGroup> versionText(const VersionComparison& comparison, const PlanVersion& before, const PlanVersion& after,
    const Portfolio& now, const QLocale& locale = QLocale());
/// A heading, then a row a line, all of one width: for a clipboard, a table of tabs or of commas.
std::vector<QStringList> versionTable(const std::vector<VersionGroup>& groups);
/// Rows with tabs between cells; tabs and line breaks within one become a space.
QString tabbed(const std::vector<QStringList>& rows);

} // namespace gantry
