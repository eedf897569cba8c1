#pragma once
#include "core/change/changeset.h"
#include "core/model/invariants.h"

namespace gantry {

/// Any one cell of any record, by a person. Errors: NotFound, Invalid (read-only field).
Result<ChangeSet> setCell(const Portfolio& portfolio, RecordKey record, const Field& field, const Value& value);
/// A new record of a register with its number given and the cells that are typed already (field index, value).
/// `context` names the project or other owner of the new row where the entity is grouped.
Result<ChangeSet> addRecord(
    const Portfolio& portfolio, IdSource& ids, Entity entity, qint64 context = 0, const std::vector<std::pair<int, Value>>& cells = {});
/// Removes records with everything that hangs on them (tasks below, links, assignments, notes, values, a project's whole plan);
/// optional references from elsewhere are cleared.
Result<ChangeSet> removeRecords(const Portfolio& portfolio, const std::vector<RecordKey>& records);
/// The next free number of a register: prefix and the highest sequence plus one ("PER-0007"); empty where it has none.
QString nextNumber(const Portfolio& portfolio, Entity entity);
/// Gives the next number to every record that `set` adds to a numbered register without one.
void giveNumbers(const Portfolio& portfolio, ChangeSet& set);

} // namespace gantry
