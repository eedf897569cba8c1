#include "core/store/rewind.h"

namespace gantry {

Result<void> rewind(const Database& db, const KeyTable& keys, Portfolio& portfolio, qint64 from, qint64 to)
{
    for (qint64 sequence = from; sequence > to; --sequence) {
        auto entry = entryAt(db, sequence);
        if (!entry) return entry.error();
        if (!*entry) return damagedEntry(db, sequence);
        auto done = eachPart(db, keys, **entry, PartOrder::LastFirst, [&](std::vector<Change> changes) -> Result<void> {
            ChangeSet back = inverse({{}, std::move(changes), {}, {}});
            // Befores are not held against what is found: a migration may have filled a cell that no entry tells of.
            return applyToMemory(portfolio, back, false) ? Result<void>() : damagedEntry(db, sequence);
        });
        if (!done) return done;
    }
    return {};
}

} // namespace gantry
