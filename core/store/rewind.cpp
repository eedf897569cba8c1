#include "core/store/rewind.h"

#include <QFileInfo>

namespace gantry {

Result<void> rewind(const Database& db, const KeyTable& keys, Portfolio& portfolio, qint64 from, qint64 to)
{
    const auto damaged = [&](qint64 sequence) {
        return Error{Errc::Format, "journal.damaged", {QFileInfo(db.path()).fileName(), QString::number(sequence)}};
    };
    for (qint64 sequence = from; sequence > to; --sequence) {
        auto entry = entryAt(db, sequence);
        if (!entry) return entry.error();
        if (!*entry) return damaged(sequence);
        auto done = eachPart(db, keys, **entry, PartOrder::LastFirst, [&](std::vector<Change> changes) -> Result<void> {
            ChangeSet back = inverse({{}, std::move(changes), {}, {}});
            // Befores are not held against what is found: a migration may have filled a cell that no entry tells of.
            return applyToMemory(portfolio, back, false) ? Result<void>() : damaged(sequence);
        });
        if (!done) return done;
    }
    return {};
}

} // namespace gantry
