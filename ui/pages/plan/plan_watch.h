#pragma once
#include "core/session/session.h"

#include <QSet>
#include <QTimer>
#include <thread>

namespace gantry {

/// Something worked out of the plans of some projects, kept up to date while somebody looks: an edit only marks what it touched, and a
/// worker does that anew on a copy once the edits rest. Until then the old result stays.
class PlanWatch : public QObject {
    Q_OBJECT
public:
    /// Nothing is begun while `typing` says that somebody types.
    PlanWatch(Session& session, std::function<bool()> typing, QObject* parent = nullptr);
    ~PlanWatch() override;
    void setProjects(std::vector<NodeId> projects);
    const std::vector<NodeId>& projects() const { return m_projects; }
    /// Off: edits are noted and nothing is done.
    void setActive(bool active);
    /// Something waits to be worked out, or is being.
    bool isUpdating() const { return m_busy || !m_due.isEmpty(); }

Q_SIGNALS:
    void changed();

protected:
    /// The work on these projects: begun on this thread, where it takes what it needs, done by the worker; what that returns is done here.
    using Finish = std::function<void()>;
    using Work = std::function<Finish()>;
    virtual Work workOn(const std::vector<NodeId>& projects) = 0;
    virtual bool isKnown(NodeId project) const = 0;
    virtual void forgetOthers(const QSet<NodeId>& kept) = 0;
    /// A result of a project that was not touched meanwhile.
    bool isWanted(NodeId project) const { return !m_due.contains(project) && std::ranges::count(m_projects, project); }
    Session& session() const { return m_session; }

private:
    void follow(const ChangeSet& set);
    void mark(const QList<NodeId>& projects);
    void begin();

    Session& m_session;
    std::function<bool()> m_typing;
    std::vector<NodeId> m_projects;
    QSet<NodeId> m_due;
    QTimer m_rest;
    std::thread m_worker;
    bool m_active = false, m_busy = false;
};

/// One that keeps a result of type `Found` for each project.
template <class Found> class ResultWatch : public PlanWatch {
public:
    using PlanWatch::PlanWatch;
    /// In the order of the projects; those that were not worked out yet are left out.
    std::vector<const Found*> results() const
    {
        std::vector<const Found*> out;
        for (NodeId project : projects())
            if (const auto it = m_found.constFind(project); it != m_found.cend()) out.push_back(&*it);
        return out;
    }

protected:
    void take(std::vector<Found> found)
    {
        for (Found& each : found)
            if (isWanted(each.project)) m_found.insert(each.project, std::move(each));
    }
    bool isKnown(NodeId project) const override { return m_found.contains(project); }
    void forgetOthers(const QSet<NodeId>& kept) override
    {
        m_found.removeIf([&](const auto& it) { return !kept.contains(it.key()); });
    }

private:
    QHash<NodeId, Found> m_found;
};

} // namespace gantry
