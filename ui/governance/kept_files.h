#pragma once
#include "ui/shell/workspace.h"

class QWidget;

namespace gantry {

/// A file that the portfolio keeps, on whichever record.
struct KeptFile {
    QString name;
    SnapshotId content{};
    qint64 record = 0; ///< of which it is: two files of one name do not meet
};

/// Shows a copy that nobody can write, under a name without a path, with the system's program for its kind; asks first where that could run
/// it. The copies go with the window.
void openKept(Workspace& workspace, const KeptFile& file, QWidget* over);
/// Writes it elsewhere; the notice bar tells how it went.
void saveKept(Workspace& workspace, const KeptFile& file, const QString& path);
/// Asks for the place first.
void askAndSaveKept(Workspace& workspace, const KeptFile& file, QWidget* over);

/// Leads to where a linked document lies, after it was shown; what a system would run is refused.
void openLinked(Workspace& workspace, const QString& location, QWidget* over);
/// The same of any address of the web.
void openAddress(Workspace& workspace, const QString& address, QWidget* over);

} // namespace gantry
