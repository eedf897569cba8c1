#pragma once
#include "ui/shell/workspace.h"

class QAction;

namespace gantry {

/// What can be done with a record beside editing its fields: approve it, submit it, fill its agenda, see what it would do. The actions are
/// made for the record as it is now and belong to `owner`; dialogs open over its window.
QList<QAction*> commandsFor(Workspace& workspace, RecordKey record, QWidget* owner);

/// Whether there is anything of that kind.
bool hasCommands(const Workspace& workspace, RecordKey record);

} // namespace gantry
