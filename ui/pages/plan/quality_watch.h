#pragma once
#include "core/schedule/quality.h"
#include "core/session/session.h"

#include <QSet>
#include <QTimer>
#include <thread>

namespace gantry {

/// The checks of some projects, kept up to date while somebody looks: an edit only marks what it touched, and a worker checks that on a
/// copy once the edits rest. Until then the old result stays.
class QualityWatch final : public QObject {
    Q_OBJECT
public:
    /// Nothing is begun while `typing` says that somebody types.
    QualityWatch(Session& session, std::function<bool()> typing, QObject* parent = nullptr);
    ~QualityWatch() override;
    void setProjects(std::vector<NodeId> projects);
    const std::vector<NodeId>& projects() const { return m_projects; }
    /// Off: edits are noted and nothing is checked.
    void setActive(bool active);
    /// In the order of the projects; those that were not checked yet are left out.
    std::vector<const ProjectQuality*> results() const;
    /// Something waits to be checked, or is being.
    bool isUpdating() const { return m_busy || !m_due.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void follow(const ChangeSet& set);
    void mark(const QList<NodeId>& projects);
    void begin();
    void take(std::vector<ProjectQuality> found);

    Session& m_session;
    std::function<bool()> m_typing;
    std::vector<NodeId> m_projects;
    QHash<NodeId, ProjectQuality> m_found;
    QSet<NodeId> m_due;
    QTimer m_rest;
    std::thread m_worker;
    bool m_active = false, m_busy = false;
};

} // namespace gantry
