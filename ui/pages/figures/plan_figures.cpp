#include "ui/pages/figures/plan_figures.h"

#include <QSet>

namespace gantry {

namespace {
ProjectInput inputOf(NodeId project, const std::shared_ptr<const ProjectSchedule>& schedule,
    const std::shared_ptr<const QHash<TaskId, FrozenTask>>& baseline)
{
    ProjectInput input{project, schedule.get(), {}};
    if (baseline)
        input.baseline = [baseline](TaskId task) -> std::optional<BaselineTask> {
            const auto at = baseline->constFind(task);
            if (at == baseline->cend()) return std::nullopt;
            return BaselineTask{at->finish, at->duration};
        };
    return input;
}
} // namespace

PlanFigures::PlanFigures(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        QSet<NodeId> touched;
        for (const Change& change : set.changes) {
            if (change.entity == entityOf<Node>()) touched.insert(NodeId{change.id});
            if (change.entity == entityOf<Task>()) {
                if (const Task* task = m_session.portfolio().find(TaskId{change.id})) touched.insert(task->project);
            }
            if (change.entity == entityOf<ScheduleOptions>()) {
                if (const auto* options = m_session.portfolio().find<ScheduleOptions>(change.id)) touched.insert(options->project);
            }
            if (change.entity == entityOf<Snapshot>()) {
                if (const Snapshot* snapshot = m_session.portfolio().find(SnapshotId{change.id})) touched.insert(snapshot->project);
            }
        }
        for (NodeId project : touched) m_held.remove(project);
        if (!touched.isEmpty()) Q_EMIT changed(touched.values());
    });
    connect(&session, &Session::derived, this, [this](const QList<NodeId>& projects) {
        for (NodeId project : projects) m_held.remove(project);
        Q_EMIT changed(projects);
    });
}

const PlanFigures::Held& PlanFigures::held(NodeId project)
{
    if (const auto at = m_held.constFind(project); at != m_held.cend()) return *at;
    Held held{m_session.schedule(project), m_session.baselineDates(project), {}};
    held.figures = figuresOf(m_session.portfolio(), inputOf(project, held.schedule, held.baseline), m_session.today());
    return *m_held.insert(project, std::move(held));
}

const Figures& PlanFigures::of(NodeId project) { return held(project).figures; }

Figures PlanFigures::under(NodeId node)
{
    std::vector<Figures> parts;
    for (NodeId project : m_session.portfolio().projectsUnder(node)) parts.push_back(of(project));
    return rollUp(parts);
}

std::vector<ProjectInput> PlanFigures::inputs(const std::vector<NodeId>& projects)
{
    std::vector<ProjectInput> out;
    for (NodeId project : projects) {
        const Held& one = held(project);
        out.push_back(inputOf(project, one.schedule, one.baseline));
    }
    return out;
}

} // namespace gantry
