#pragma once
#include "core/exchange/export.h"
#include "ui/shell/workspace.h"

class QWidget;

namespace gantry {

/// What people are told once a project is written: that all of it is in the file, or what is not, with the whole list a click away.
Notice exportNotice(const ExportReport& report, QWidget* window);

} // namespace gantry
