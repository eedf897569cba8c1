#pragma once
#include "core/change/changeset.h"
#include "core/model/closed_periods.h"

namespace gantry {

/// Rules that look at what was there before a ChangeSet, whoever writes: a closed period takes no entry and loses none, and keeps its days;
/// it opens only by a recorded reopening and closes only with what is frozen of it, which stays; a completed day of a site diary takes no
/// change (core/change/diary_lock); a contract's line with a variation or a claim stays while the contract does.
class Transition {
public:
    /// `before` does not hold the set yet.
    explicit Transition(const Portfolio& before)
        : m_closed(before)
    {
    }
    /// Of what the set is going to touch. Errors: Invalid.
    Result<void> checkBefore(const Portfolio& before, const ChangeSet& set) const;
    /// Of what a person may not do, and an import or merge may bring: a contract goes back to draft with claims or variations on it.
    /// Errors: Invalid.
    static Result<void> checkTyped(const Portfolio& before, const ChangeSet& set);
    /// Of what it came to: entries may not have moved into a period that was closed before, and closes follow each other. Errors: Invalid.
    Result<void> checkAfter(const Portfolio& after, const ChangeSet& set) const;

private:
    ClosedPeriods m_closed;
};

/// Whether a field is part of the books: amounts, dates, states and references. Words about an entry may change for ever.
bool isOfBooks(const Field& field);
/// The period of `periods` whose books a change touches, by the record as `portfolio` holds it (before the change or after it); null where
/// it touches none.
const Period* touchedPeriod(const ClosedPeriods& periods, const Portfolio& portfolio, const Change& change);
/// The refusal of one row of an import for that reason; to be asked of the portfolio without the row and of a trial that holds it.
std::optional<Error> refusedByClosedPeriod(const ClosedPeriods& periods, const Portfolio& portfolio, const Change& change);

} // namespace gantry
