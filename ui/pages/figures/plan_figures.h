#pragma once
#include "core/kpi/series.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

namespace gantry {

/// The figures of each project as pages show them, kept until an edit touches the project. One a window: its pages show the same figures
/// and share the work.
class PlanFigures final : public QObject {
    Q_OBJECT
public:
    static PlanFigures& of(Workspace& workspace);

    std::shared_ptr<const PlanDigest> digest(NodeId project);
    PlanDigests digests(const std::vector<NodeId>& projects);
    /// Rolled up over every project under a node.
    Figures under(NodeId node);

Q_SIGNALS:
    /// These projects have other figures now.
    void changed(const QList<gantry::NodeId>& projects);

private:
    explicit PlanFigures(Workspace& workspace);
    void drop(const QList<NodeId>& projects);
    Session& m_session;
    QHash<NodeId, std::shared_ptr<const PlanDigest>> m_held;
};

/// The mark of a health, and its word.
Status statusOf(Health health);
QString healthWord(Health health);

} // namespace gantry
