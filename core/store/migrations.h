#pragma once
#include "core/store/database.h"

namespace gantry {

/// Brings a file of schema `from` to today's in the transaction that the caller holds. Steps are numbered, literal SQL, never edited after
/// release. Errors: Version (no way from there), and what SQLite says.
Result<void> migrate(const Database& db, int from);

} // namespace gantry
