#include "core/session/derived_earned.h"

#include "core/change/frozen.h"
#include "core/session/session_private.h"

namespace gantry {

std::shared_ptr<const EarnedValue> DerivedEarned::value(NodeId project, DateTime asOf) const
{
    const auto kept = m_values.value(project);
    return kept && kept->asOf == asOf ? kept : nullptr; // without a status date a day may have passed
}

std::optional<DerivedEarned::Planned> DerivedEarned::planned(NodeId project) const
{
    const auto kept = m_planned.constFind(project);
    return kept == m_planned.cend() ? std::nullopt : std::optional(*kept);
}

void DerivedEarned::drop(const Portfolio& portfolio, const ChangeSet& set, const QList<NodeId>& plans)
{
    if (m_values.isEmpty() && m_planned.isEmpty()) return;
    static const std::array counted{entityOf<Task>(), entityOf<TaskStep>(), entityOf<Assignment>(), entityOf<LedgerEntry>(),
        entityOf<CostOptions>(), entityOf<Snapshot>()};
    for (NodeId project : plans) {
        m_values.remove(project);
        if (const Planned planned = m_planned.value(project); planned && !planned->whole) m_planned.remove(project);
    }
    for (const Change& change : set.changes) {
        if (change.entity == entityOf<Node>()) {
            // Its currency is that of what lies under it too.
            if (change.op == Change::Update && std::ranges::count(change.cells, fieldIndex<&Node::currency>(), &Cell::field) > 0)
                m_values.clear();
            const bool baseline = changesSnapshotInUse(change);
            if (baseline || change.op != Change::Update) m_values.remove(NodeId{change.id});
            if (baseline) m_planned.remove(NodeId{change.id});
        } else if (std::ranges::count(counted, change.entity) > 0)
            for (const qint64 id : groupsOf(portfolio, change)) {
                m_values.remove(NodeId{id});
                if (change.entity == entityOf<Snapshot>()) m_planned.remove(NodeId{id});
                if (!id && change.entity == entityOf<CostOptions>()) m_values.clear(); // the house rules of all
            }
    }
}

std::optional<DerivedEarned::Planned> DerivedEarned::takePlanned(NodeId project)
{
    const auto kept = planned(project);
    m_planned.remove(project);
    return kept;
}

void DerivedEarned::adopt(DerivedEarned&& other)
{
    for (auto& value : other.m_values)
        if (!m_values.contains(value->project)) m_values.insert(value->project, value);
    for (auto it = other.m_planned.cbegin(); it != other.m_planned.cend(); ++it)
        if (!m_planned.contains(it.key())) m_planned.insert(it.key(), *it);
}

EarnedInput Session::earnedInput(NodeId project) const { return d->figures().earnedInput(project); }

std::shared_ptr<const EarnedValue> Session::earnedValue(NodeId project, EarnedPeriod period) const
{
    return d->figures().earnedValue(project, period);
}

} // namespace gantry
