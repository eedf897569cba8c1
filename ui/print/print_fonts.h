#pragma once
#include "ui/shell/theme.h"

namespace gantry {

/// The font of a role as on paper: of a fixed size, whatever the system's, and unhinted, so that what is measured is what is printed at
/// every resolution.
QFont printFont(TypeRole role);
/// The same in a family whose digits are all as wide.
QFont printFigureFont(TypeRole role);

} // namespace gantry
