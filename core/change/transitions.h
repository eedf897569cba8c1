#pragma once
#include "core/change/changeset.h"
#include "core/model/closed_periods.h"

namespace gantry {

/// Rules that look at what was there before a ChangeSet, whoever writes: a closed period takes no entry and loses none, and keeps its days;
/// a contract's line with a variation or a claim stays while the contract does.
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
    /// Of what it came to: entries may not have moved into a period that was closed before. Errors: Invalid.
    Result<void> checkAfter(const Portfolio& after, const ChangeSet& set) const { return checkEntries(after, set); }

private:
    Result<void> checkEntries(const Portfolio& portfolio, const ChangeSet& set) const;
    ClosedPeriods m_closed;
};

} // namespace gantry
