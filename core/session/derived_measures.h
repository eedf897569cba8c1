#pragma once
#include "core/change/changeset.h"
#include "core/kpi/measures.h"
#include "core/schedule/compiled_calendars.h"

namespace gantry {

/// The measures of projects that KPIs are told from, each kept until an edit touches what it was made of. Not the place where anything is
/// computed; that is core/kpi.
class DerivedMeasures {
public:
    using Measures = std::shared_ptr<const ProjectMeasures>;
    /// What KPIs ask for that takes longer to find out than the rest.
    struct Wanted {
        bool length = false, earned = false, former = false;
        bool operator==(const Wanted&) const = default;
    };
    /// What is kept was made for the same.
    const Wanted& wanted(const Portfolio& portfolio);
    /// Null where it is not at hand; without a status date it counts from today.
    Measures find(NodeId project, QDate today) const;
    void keep(Measures measures) { m_held.insert(measures->project, std::move(measures)); }
    schedule::CompiledCalendars& calendars() { return m_calendars; }

    /// Drops what a ChangeSet makes out of date; `portfolio` already holds it. `others`: projects of which plan or costs were
    /// dropped.
    void drop(const Portfolio& portfolio, const ChangeSet& set, const QList<NodeId>& others);
    void adopt(const DerivedMeasures& other);

private:
    QHash<NodeId, Measures> m_held;
    std::optional<Wanted> m_wanted;
    schedule::CompiledCalendars m_calendars;
};

} // namespace gantry
