#pragma once
#include "core/change/frozen.h"

namespace gantry {

/// A plan as it stood once: as it is now, or as a snapshot froze it.
struct PlanVersion {
    NodeId project{};
    bool whole = false; ///< every row of the plan was frozen; else its dates and figures alone
    Portfolio rows; ///< of a whole version what was frozen and nothing else; else the portfolio of now, to call things by their names
    std::vector<FrozenTask> figures;
};
/// `now` stands in for what was not frozen. Errors: Format (its rows do not make a plan).
Result<PlanVersion> planVersion(const Portfolio& now, NodeId project, Frozen frozen);

/// One thing that is not in both versions as it was.
struct VersionDifference {
    enum Kind : quint8 { Added, Removed, Moved, Changed, Figures };
    Kind kind = Changed;
    Entity entity{};
    qint64 id = 0;
    TaskId task{}; ///< the task that it belongs to, also where that is gone; none: it is the project's own
    /// Places in the fields of the entity; of Figures in frozenFields(). Added and Removed as in a ChangeSet; Moved: the parent where it is
    /// another one, nothing where only the order differs.
    std::vector<Cell> cells{};
    bool operator==(const VersionDifference&) const = default;
};
struct VersionComparison {
    bool rows = false; ///< both are whole, so that every record was compared; else dates, figures and which tasks there are
    std::vector<TaskId> tasks; ///< of both, in the order of the later plan; what is gone stands behind what it stood behind
    std::vector<VersionDifference> differences; ///< the project's own first, then task by task
};

/// Record by record and field by field; a field of whatever entity takes part by standing in its table. A task is moved where it has
/// another parent or stands elsewhere among those siblings that both versions have: the fewest that explain the order. Calendars and
/// resources of the whole portfolio are told where they changed, not where one version alone uses them. A figure counts where both versions
/// know it: of a baseline from a file that has no floats none are compared.
VersionComparison compareVersions(const PlanVersion& before, const PlanVersion& after);

} // namespace gantry
