#include "ui/pages/plan/quality_watch.h"

#include "core/model/owner.h"

namespace gantry {
namespace {
constexpr int rest = 150; // ms without an edit
}

QualityWatch::QualityWatch(Session& session, std::function<bool()> typing, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_typing(std::move(typing))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &QualityWatch::begin);
    connect(&session, &Session::derived, this, &QualityWatch::mark);
    connect(&session, &Session::changed, this, &QualityWatch::follow);
}

QualityWatch::~QualityWatch()
{
    if (m_worker.joinable()) m_worker.join();
}

void QualityWatch::setProjects(std::vector<NodeId> projects)
{
    if (projects == m_projects) return;
    const QSet<NodeId> now(projects.begin(), projects.end());
    m_projects = std::move(projects);
    m_found.removeIf([&](const auto& it) { return !now.contains(it.key()); });
    m_due.intersect(now);
    for (NodeId project : now)
        if (!m_found.contains(project)) m_due.insert(project);
    begin();
    Q_EMIT changed();
}

void QualityWatch::setActive(bool active)
{
    m_active = active;
    begin();
}

std::vector<const ProjectQuality*> QualityWatch::results() const
{
    std::vector<const ProjectQuality*> out;
    for (NodeId project : m_projects)
        if (const auto it = m_found.constFind(project); it != m_found.cend()) out.push_back(&*it);
    return out;
}

/// What checks read and schedules do not: costs and names of tasks, baselines, limits.
void QualityWatch::follow(const ChangeSet& set)
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

void QualityWatch::mark(const QList<NodeId>& projects)
{
    bool any = false;
    for (NodeId project : projects)
        if (std::ranges::count(m_projects, project)) m_due.insert(project), any = true;
    if (!any) return;
    m_rest.start();
    Q_EMIT changed();
}

void QualityWatch::begin()
{
    if (!m_active || m_busy || m_due.isEmpty()) return;
    if (m_typing()) return m_rest.start();
    std::vector<QualityInput> inputs;
    for (NodeId project : m_projects)
        if (const auto plan = m_due.contains(project) ? m_session.schedule(project) : nullptr)
            inputs.push_back({plan, m_session.baselineOf(project)});
    m_due.clear();
    if (inputs.empty()) return;
    m_busy = true;
    if (m_worker.joinable()) m_worker.join();
    m_worker = std::thread([this, portfolio = m_session.portfolio(), inputs = std::move(inputs)] {
        QMetaObject::invokeMethod(
            this, [this, found = qualityOf(portfolio, inputs)]() mutable { take(std::move(found)); }, Qt::QueuedConnection);
    });
}

void QualityWatch::take(std::vector<ProjectQuality> found)
{
    m_busy = false;
    for (ProjectQuality& each : found)
        if (!m_due.contains(each.project) && std::ranges::count(m_projects, each.project)) m_found.insert(each.project, std::move(each));
    begin();
    Q_EMIT changed();
}

} // namespace gantry
