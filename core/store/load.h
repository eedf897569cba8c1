#pragma once
#include "core/model/portfolio.h"
#include "core/store/schema.h"

namespace gantry {

/// Reads every record of the file and checks that the hard rules hold, for a file from elsewhere may hold anything.
/// Two threads share the tables. `db` is the caller's connection; the second thread opens one of its own with the same access.
/// Of a newer file, words that this build does not know are read as the default, and records that hang on unknown ones are left out.
/// Errors: Format, with table, record and field.
Result<Portfolio> loadPortfolio(const Database& db, Database::Access access, SchemaAge age = SchemaAge::Today);

} // namespace gantry
