#include "core/session/derived_measures.h"

#include "core/change/frozen.h"
#include "core/kpi/score.h"
#include "core/session/derived.h"

namespace gantry {

const DerivedMeasures::Wanted& DerivedMeasures::wanted(const Portfolio& portfolio)
{
    if (m_wanted) return *m_wanted;
    Wanted now;
    const std::vector<bool> used = usedMeasures(portfolio);
    for (std::size_t m = 0; m < used.size(); ++m)
        if (used[m]) now.earned |= measures()[m].earned, now.former |= measures()[m].former, now.length |= measures()[m].key == u"cpli";
    return m_wanted.emplace(now);
}

DerivedMeasures::Measures DerivedMeasures::find(NodeId project, QDate today) const
{
    const Measures held = m_held.value(project);
    return held && held->own.today == today ? held : nullptr;
}

void DerivedMeasures::drop(const Portfolio& portfolio, const ChangeSet& set, const QList<NodeId>& others)
{
    static const std::array calendars{entityOf<Calendar>(), entityOf<CalendarWeek>(), entityOf<CalendarException>()};
    static const std::array own{
        entityOf<Task>(), entityOf<TaskStep>(), entityOf<ScheduleOptions>(), entityOf<Snapshot>(), entityOf<Risk>(), entityOf<Action>()};
    if (m_held.isEmpty()) {
        m_wanted.reset();
        m_calendars = {};
        return;
    }
    for (NodeId project : others) m_held.remove(project);
    for (const Change& change : set.changes) {
        if (std::ranges::count(calendars, change.entity) > 0) {
            m_calendars = {};
        } else if (change.entity == entityOf<Node>()) {
            m_held.remove(NodeId{change.id});
        } else if (std::ranges::count(own, change.entity) > 0) {
            for (const qint64 id : groupsOf(portfolio, change)) m_held.remove(NodeId{id});
            if (change.entity == entityOf<Snapshot>() && wanted(portfolio).former) {
                const Snapshot* row = portfolio.find<Snapshot>(change.id);
                if (!row || row->kind == SnapshotKind::PeriodClose) m_held.clear(); // a close is of all projects
            }
        } else if (change.entity == entityOf<RiskTreatment>()) {
            for (const qint64 id : groupsOf(portfolio, change))
                if (const Risk* risk = portfolio.find<Risk>(id)) m_held.remove(risk->project);
        } else if (change.entity == entityOf<RiskMatrix>()) {
            m_held.clear();
        } else if (change.entity == entityOf<Kpi>()) {
            const auto before = std::exchange(m_wanted, {});
            if (before && !(wanted(portfolio) == *before)) m_held.clear();
        }
    }
}

void DerivedMeasures::adopt(const DerivedMeasures& other)
{
    if (m_wanted && !(m_wanted == other.m_wanted)) return;
    for (const Measures& each : other.m_held)
        if (!m_held.contains(each->project)) m_held.insert(each->project, each);
}

} // namespace gantry
