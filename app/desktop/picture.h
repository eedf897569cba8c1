#pragma once
#include <QCommandLineParser>

namespace gantry {

/// `gantry --screenshot OUT`: renders one page of a file into a picture; touches neither the file nor the settings of the user.
/// Returns the program's exit status.
int takePicture(const QCommandLineParser& arguments);

} // namespace gantry
