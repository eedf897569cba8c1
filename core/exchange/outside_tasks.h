#pragma once
#include "core/change/frozen.h"

namespace gantry {

/// Finds the tasks that sources name of projects which they do not hold, among the projects that imports brought here.
/// A project is known by its GUID, else by its name in the source, else by its id; where several could be meant, none is. A task of
/// Primavera is known by its id. MS Project names it by its row alone, and the task that stands in for it has its name: the task of that
/// row where it has that name, else the only one of the name, else without a name the row.
class OutsideTasks {
public:
    explicit OutsideTasks(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// No task where it is not here. `project` is the one that names it.
    TaskId find(const WaitingEnd& end, SourceFormat format, NodeId project) const;

private:
    NodeId projectOf(const WaitingEnd& end, SourceFormat format) const;
    TaskId taskIn(NodeId project, const WaitingEnd& end, SourceFormat format) const;
    const Portfolio& m_portfolio;
    mutable QHash<QString, NodeId> m_projects; // by what was said of them
    mutable QHash<NodeId, QHash<QString, TaskId>> m_byId;
    mutable QHash<NodeId, std::vector<TaskId>> m_rows;
};

/// The newest dates of a source that are kept of a project, or null. Their number is how many ends they wait for.
const Snapshot* sourceSnapshot(const Portfolio& portfolio, NodeId project);
/// Where a project came from, or null.
const ImportSource* importSource(const Portfolio& portfolio, NodeId project);

} // namespace gantry
