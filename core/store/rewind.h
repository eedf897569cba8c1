#pragma once
#include "core/store/journal.h"

namespace gantry {

/// Reads the journal backwards: takes `portfolio`, which stands where entry `from` left it, back to where entry `to` had left it.
/// A migration in between changed no record, so fields that are younger than `to` hold their defaults there.
/// Errors: Format, where an entry is damaged or does not fit; Locked, Io.
Result<void> rewind(const Database& db, const KeyTable& keys, Portfolio& portfolio, qint64 from, qint64 to);

} // namespace gantry
