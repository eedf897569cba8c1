#pragma once
#include "core/change/removal.h"
#include "core/model/invariants.h"

namespace gantry {

/// Any one cell of any record, by a person. Errors: NotFound, Invalid (read-only field).
Result<ChangeSet> setCell(const Portfolio& portfolio, RecordKey record, const Field& field, const Value& value);
/// A new record of a register with its number given and the cells that are typed already (field index, value).
/// `context` names the project or other owner of the new row where the entity is grouped; a ranked one stands behind the others there.
Result<ChangeSet> addRecord(
    const Portfolio& portfolio, IdSource& ids, Entity entity, qint64 context = 0, const std::vector<std::pair<int, Value>>& cells = {});
/// Removes records with everything that hangs on them (tasks below, links, assignments, notes, values, a project's whole plan);
/// optional references from elsewhere are cleared. `hanging`: whether what could do without them stays. Errors: Invalid (the root).
Result<ChangeSet> removeRecords(const Portfolio& portfolio, const std::vector<RecordKey>& records, Hanging hanging = Hanging::Goes);

/// Records of one kind that a removal concerns.
struct Concerned {
    Entity entity{};
    const Field* field = nullptr; // by which they refer to what goes, where that is cleared
    std::size_t count = 0;
    std::vector<RecordKey> first{}; // a few of them, as they stand before
};
/// What removing records does beyond them.
struct RemovalConsequences {
    std::vector<Concerned> gone; // they go as well
    std::vector<Concerned> cleared; // they stay and lose a reference
    std::vector<Concerned> goneAnyhow; // of those that go: what could not stay either (see Hanging)
    bool none() const { return gone.empty() && cleared.empty(); }
    /// Some of what goes could stay.
    bool mayStay() const;
};
/// Told before anything is done, most first. What is part of a record's form (values of custom fields,
/// options, the content of a file) is not told apart from it.
/// Errors: as removeRecords.
Result<RemovalConsequences> removalConsequences(const Portfolio& portfolio, const std::vector<RecordKey>& records, std::size_t listed = 3);

/// The next free number of a register: prefix and the highest sequence plus one ("PER-0007"); empty where it has none.
QString nextNumber(const Portfolio& portfolio, Entity entity);
/// Gives the next number to every record that `set` adds to a numbered register without one.
void giveNumbers(const Portfolio& portfolio, ChangeSet& set);

} // namespace gantry
