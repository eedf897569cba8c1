#pragma once
#include "core/base/result.h"

#include <QString>

namespace gantry {

/// Schema version of the file at `path`, read from its first bytes before SQLite sees it. Errors: NotFound, Io, Format (not a portfolio).
Result<int> versionInHeader(const QString& path);

} // namespace gantry
