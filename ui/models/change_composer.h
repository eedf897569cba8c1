#pragma once
#include "core/change/changeset.h"

#include <QHash>

namespace gantry {

/// Makes one ChangeSet of many small ones, each built on what the earlier ones would leave: a pasted block is one step of undo,
/// and the second new row gets the second number.
class ChangeComposer {
public:
    ChangeComposer(const Portfolio& portfolio, QString action, QString label);
    /// The portfolio as it would be with everything added so far.
    const Portfolio& portfolio() const { return m_portfolio; }
    /// Errors: that of `set`, or Invalid where it does not fit; what was added before stays.
    Result<void> add(Result<ChangeSet> set);
    const ChangeSet& made() const { return m_set; }
    ChangeSet take() { return std::move(m_set); }
    bool empty() const { return m_set.empty(); }

private:
    void join(Change change);
    Portfolio m_portfolio;
    ChangeSet m_set;
    QHash<qint64, std::size_t> m_written; // id -> its Insert or Update in m_set; ids are unique over all entities
};

/// The first record of an entity that `set` inserts; 0 where it inserts none.
qint64 insertedIn(const ChangeSet& set, Entity entity);

} // namespace gantry
