#pragma once
#include "core/change/changeset.h"
#include "core/schedule/compiled_calendars.h"
#include "core/schedule/project_schedule.h"

#include <QSet>
#include <memory>

namespace gantry {

/// Which projects a ChangeSet reaches; `all` where it touches what any project may use.
struct Reach {
    QSet<NodeId> projects{};
    bool all = false, components = false, calendars = false;
    bool tasks = false; // some came or went
};
/// `portfolio` already holds the set.
Reach reachOf(const Portfolio& portfolio, const ChangeSet& set);

/// The projects (or whatever the records of its entity are grouped by) that a changed record belonged to before and belongs to now; 0:
/// none.
std::array<qint64, 2> groupsOf(const Portfolio& portfolio, const Change& change);

/// Computed plans of a portfolio, each kept until an edit touches what it was computed from: its own rows, its calendars, or those of a
/// project that links tie to it. Not the place where anything is computed; that is core/schedule.
class DerivedPlans {
public:
    using Plan = std::shared_ptr<const ProjectSchedule>;
    /// The plan of a project, computed where it is not at hand; null where there is no such project.
    Plan plan(const Portfolio& portfolio, NodeId project);
    /// Drops what a ChangeSet of this reach makes out of date. Answers with the projects concerned.
    QList<NodeId> drop(const Portfolio& portfolio, const Reach& reach);
    /// Takes over the plans of these projects that somebody else has computed from the same portfolio.
    void adopt(const QList<NodeId>& projects, const DerivedPlans& other);
    double milliseconds() const { return m_milliseconds; }
    /// From so many tasks tied together on, a plan that is dropped is still answered with, out of date, until `adopt` brings the new one;
    /// but never one of other tasks than there are.
    void keepOutdated(int tasks) { m_keptFrom = tasks; }
    QList<NodeId> outdated() const { return m_outdated.keys(); }

private:
    bool isLarge(const Portfolio& portfolio, const std::vector<NodeId>& component) const;
    const QHash<NodeId, std::shared_ptr<const std::vector<NodeId>>>& components(const Portfolio& portfolio);

    QHash<NodeId, Plan> m_plans, m_outdated;
    int m_keptFrom = 0; // 0: never
    schedule::CompiledCalendars m_calendars;
    std::optional<QHash<NodeId, std::shared_ptr<const std::vector<NodeId>>>> m_components;
    double m_milliseconds = 0; // of the last computation
};

} // namespace gantry
