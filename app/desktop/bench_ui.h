#pragma once
#include <QCommandLineParser>

namespace gantry {

/// `gantry --bench-ui SCRIPT FILE`: does in the real window what SCRIPT says, on a copy of FILE, and prints how long each event took.
///
/// An event is one key (pressed and released; of `type` each letter), one click (pressed and released), one step of the wheel, one page
/// opened. Its time, in milliseconds of wall clock, begins when it is handed to the window, as the window system would do it, and ends
/// when nothing is left that is due: the event handled, all posted events and timers of no time delivered, the window painted. What waits
/// for a timer on purpose (a filter until the keys rest) or is brought by a worker later is not in it; nor is the copy to a screen.
/// The start runs from the start of the process to the first paint of the window with the file open, less the making of the copy.
///
/// Lines of SCRIPT: page NAME, key KEY (F2, Return, Ctrl+Z), type TEXT, click ROW COLUMN (the ROW-th row in sight, a column by its title
/// or its place), scroll STEPS (of the wheel; up where negative), repeat TIMES ... end.
/// Returns the exit status: 0; 1 where the file cannot be opened; 2 where a line of the script is wrong or cannot be done.
int benchUi(const QCommandLineParser& arguments);

} // namespace gantry
