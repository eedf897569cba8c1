#pragma once
#include "tests/bench/run.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QTemporaryDir>

namespace gantry::bench {

/// Until nothing is left that is due now: what was posted, timers of no time, paints.
inline void settle()
{
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
}

} // namespace gantry::bench
