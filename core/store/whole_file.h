#pragma once
#include "core/store/database.h"

namespace gantry {

// Files that appear whole or not at all, also where the power goes.

/// Gives a finished file the name under which it is to be known; what had that name is gone. On an Error `from` is gone too.
Result<void> replaceFile(const QString& from, const QString& to);
/// What `db` holds between two commits, tidied, as the file `target`. Holds the lock of a reader while it writes.
Result<void> copyInto(const Database& db, const QString& target);

} // namespace gantry
