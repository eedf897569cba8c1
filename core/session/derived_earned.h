#pragma once
#include "core/change/changeset.h"
#include "core/earned/earned_value.h"

namespace gantry {

/// Earned value of the projects of a session and the time-phased costs of their baselines, each kept until an edit touches what it was
/// made of. Not the place where anything is computed; that is core/earned.
class DerivedEarned {
public:
    std::shared_ptr<const EarnedValue> value(NodeId project, DateTime asOf) const;
    void keep(std::shared_ptr<const EarnedValue> value) { m_values.insert(value->project, std::move(value)); }
    using Planned = std::shared_ptr<const PlannedCosts>;
    /// nullopt: nobody has looked yet; null: there is no baseline that can be read.
    std::optional<Planned> planned(NodeId project) const;
    void keep(NodeId project, Planned planned) { m_planned.insert(project, std::move(planned)); }
    /// Hands over what the costs of a baseline are counted from, which one thread at a time may do.
    std::optional<Planned> takePlanned(NodeId project);
    void adopt(DerivedEarned&& other);
    /// `plans`: projects whose computed plan was dropped.
    void drop(const Portfolio& portfolio, const ChangeSet& set, const QList<NodeId>& plans);

private:
    QHash<NodeId, std::shared_ptr<const EarnedValue>> m_values;
    QHash<NodeId, Planned> m_planned;
};

} // namespace gantry
