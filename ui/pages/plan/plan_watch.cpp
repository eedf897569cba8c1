#include "ui/pages/plan/plan_watch.h"

#include "core/model/owner.h"

namespace gantry {
namespace {
constexpr int rest = 150; // ms without an edit
}

PlanWatch::PlanWatch(Session& session, std::function<bool()> typing, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_typing(std::move(typing))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &PlanWatch::begin);
    connect(&session, &Session::derived, this, &PlanWatch::mark);
    connect(&session, &Session::changed, this, &PlanWatch::follow);
}

PlanWatch::~PlanWatch()
{
    if (m_worker.joinable()) m_worker.join();
}

void PlanWatch::setProjects(std::vector<NodeId> projects)
{
    if (projects == m_projects) return;
    const QSet<NodeId> now(projects.begin(), projects.end());
    m_projects = std::move(projects);
    forgetOthers(now);
    m_due.intersect(now);
    for (NodeId project : now)
        if (!isKnown(project)) m_due.insert(project);
    begin();
    Q_EMIT changed();
}

void PlanWatch::setActive(bool active)
{
    m_active = active;
    begin();
}

/// What results hang on and schedules do not: costs and names of tasks, snapshots, limits of checks.
void PlanWatch::follow(const ChangeSet& set)
{
    QSet<NodeId> touched;
    for (const Change& change : set.changes) {
        if (change.entity == entityOf<Task>()) {
            if (const Task* task = m_session.portfolio().find(TaskId{change.id})) touched.insert(task->project);
        } else if (change.entity == entityOf<Snapshot>() || change.entity == entityOf<QualityLimit>()) {
            const NodeId project = projectOf(m_session.portfolio(), {change.entity, change.id});
            if (!project) return mark(QList<NodeId>(m_projects.begin(), m_projects.end())); // of all, or gone
            touched.insert(project);
        } else if (changesSnapshotInUse(change)) {
            touched.insert(NodeId{change.id});
        }
    }
    mark(touched.values());
}

void PlanWatch::mark(const QList<NodeId>& projects)
{
    bool any = false;
    for (NodeId project : projects)
        if (std::ranges::count(m_projects, project)) m_due.insert(project), any = true;
    if (!any) return;
    m_rest.start();
    Q_EMIT changed();
}

void PlanWatch::begin()
{
    if (!m_active || m_busy || m_due.isEmpty()) return;
    if (m_typing()) return m_rest.start();
    std::vector<NodeId> due;
    for (NodeId project : m_projects)
        if (m_due.contains(project) && m_session.schedule(project)) due.push_back(project);
    m_due.clear();
    if (due.empty()) return;
    m_busy = true;
    if (m_worker.joinable()) m_worker.join();
    m_worker = std::thread([this, work = workOn(due)] {
        auto take = [this, finish = work()] {
            m_busy = false;
            finish();
            begin();
            Q_EMIT changed();
        };
        QMetaObject::invokeMethod(this, std::move(take), Qt::QueuedConnection);
    });
}

} // namespace gantry
