#pragma once
#include "core/exchange/table/out_table.h"
#include "core/text/audit_rows.h"

namespace gantry {

/// Entries of the journal for a spreadsheet: a row a changed cell, each with who and when; times are UTC. An entry whose changes are not
/// told has one row that says how many there are.
OutTable auditTable(std::vector<AuditEntryRows> entries);

} // namespace gantry
