#pragma once
#include "core/kpi/summary.h"
#include "core/session/session.h"

namespace gantry {

/// The figures of each project as pages show them, kept until an edit touches the project. Holds the schedules and baselines it read,
/// so that what it hands out stays valid while it lives.
class PlanFigures final : public QObject {
    Q_OBJECT
public:
    explicit PlanFigures(Session& session, QObject* parent = nullptr);
    const Figures& of(NodeId project);
    /// Rolled up over every project under a node.
    Figures under(NodeId node);
    /// For the functions of core/kpi.
    std::vector<ProjectInput> inputs(const std::vector<NodeId>& projects);

Q_SIGNALS:
    /// These projects have other figures now.
    void changed(const QList<gantry::NodeId>& projects);

private:
    struct Held {
        std::shared_ptr<const ProjectSchedule> schedule;
        std::shared_ptr<const QHash<TaskId, FrozenTask>> baseline;
        Figures figures;
    };
    const Held& held(NodeId project);
    Session& m_session;
    QHash<NodeId, Held> m_held;
};

} // namespace gantry
