#pragma once
#include "core/session/session.h"

namespace gantry {

/// An edit to what belongs to a period, made after its books were closed for the first time.
struct Restatement {
    HistoryCell cell;
    QString title; // of the record, then
};
/// One entry of the journal with what it did, befores filled.
struct JournalStep {
    HistoryEntry entry;
    std::vector<Change> changes;
};

/// Which of these edits (newest first, the last one as `now` holds it) touched the books of a period: a record that lay in it before the
/// edit or came to lie in it. Newest first; words about an entry are no restatement, nor are they kept out of a closed period. Pure.
std::vector<Restatement> restatementsIn(const Portfolio& now, PeriodId period, std::span<const JournalStep> steps);
/// Those of the whole journal since the first close of the period; none where it never was closed. Errors: those of Session::changesOf.
Result<std::vector<Restatement>> restatementsOf(const Session& session, PeriodId period);

} // namespace gantry
