#include "ui/pages/figures/plan_figures.h"

#include "core/text/text.h"

#include <QSet>

namespace gantry {

PlanFigures& PlanFigures::of(Workspace& workspace)
{
    auto* known = workspace.findChild<PlanFigures*>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new PlanFigures(workspace);
}

PlanFigures::PlanFigures(Workspace& workspace)
    : QObject(&workspace)
    , m_session(workspace.session())
{
    connect(&m_session, &Session::changed, this, [this](const ChangeSet& set) {
        QSet<NodeId> touched;
        const Portfolio& portfolio = m_session.portfolio();
        for (const Change& change : set.changes) {
            if (change.entity == entityOf<Node>()) touched.insert(NodeId{change.id});
            if (change.entity == entityOf<Task>()) {
                if (const Task* task = portfolio.find(TaskId{change.id})) touched.insert(task->project);
            }
            if (change.entity == entityOf<ScheduleOptions>()) {
                if (const auto* options = portfolio.find<ScheduleOptions>(change.id)) touched.insert(options->project);
            }
            if (change.entity == entityOf<Snapshot>()) {
                if (const Snapshot* snapshot = portfolio.find(SnapshotId{change.id})) touched.insert(snapshot->project);
                // A snapshot that went has taken its project's name along in what it was.
                for (const Cell& cell : change.cells)
                    if (change.op == Change::Remove && cell.field == fieldIndex<&Snapshot::project>())
                        touched.insert(NodeId{intOf(cell.before)});
            }
        }
        drop(touched.values());
    });
    connect(&m_session, &Session::derived, this, &PlanFigures::drop);
}

void PlanFigures::drop(const QList<NodeId>& projects)
{
    if (projects.isEmpty()) return;
    for (NodeId project : projects) m_held.remove(project);
    Q_EMIT changed(projects);
}

std::shared_ptr<const PlanDigest> PlanFigures::digest(NodeId project)
{
    if (const auto at = m_held.constFind(project); at != m_held.cend()) return *at;
    const auto schedule = m_session.schedule(project);
    const ProjectInput input{project, schedule.get(), m_session.baselineOf(project)};
    return *m_held.insert(project, std::make_shared<const PlanDigest>(digestOf(m_session.portfolio(), input, m_session.today())));
}

PlanDigests PlanFigures::digests(const std::vector<NodeId>& projects)
{
    constexpr std::ptrdiff_t many = 16; // from here on it is worth a second thread
    if (std::ranges::count_if(projects, [this](NodeId project) { return !m_held.contains(project); }) >= many) m_session.prepare(projects);
    PlanDigests out;
    out.reserve(projects.size());
    for (NodeId project : projects) out.push_back(digest(project));
    return out;
}

Figures PlanFigures::under(NodeId node)
{
    std::vector<Figures> parts;
    for (const auto& plan : digests(m_session.portfolio().projectsUnder(node))) parts.push_back(plan->figures);
    return rollUp(parts);
}

Status statusOf(Health health)
{
    constexpr Status by[] = {Status::Neutral, Status::Good, Status::Watch, Status::Bad};
    return by[int(health)];
}

QString healthWord(Health health) { return enumText(QString::fromLatin1(keysOf<Health>[std::size_t(health)].data())); }

} // namespace gantry
