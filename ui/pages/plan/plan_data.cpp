#include "ui/pages/plan/plan_data.h"

namespace gantry {
namespace {
template <class T> const QList<T> nothing{};
constexpr qint64 nearCriticalDays = 10;
} // namespace

PlanData::PlanData(Session& session, ScheduleSource source)
    : m_session(session)
    , m_source(std::move(source))
    , m_calendars(session.portfolio())
{
}

NodeId PlanData::projectOf(TaskId task) const
{
    const Task* t = portfolio().find(task);
    return t ? t->project : NodeId{};
}

const std::vector<OutlineRow>& PlanData::outline(NodeId id) const
{
    Project& p = project(id);
    if (!p.outline) {
        p.outline = outlineOf(portfolio(), id);
        p.places.clear();
        p.places.reserve(qsizetype(p.outline->size()));
        for (std::size_t i = 0; i < p.outline->size(); ++i) p.places.insert((*p.outline)[i].task, int(i));
    }
    return *p.outline;
}

const OutlineRow* PlanData::row(TaskId task) const
{
    const NodeId id = projectOf(task);
    if (!id) return nullptr;
    const auto& rows = outline(id);
    const auto& places = project(id).places;
    const auto it = places.constFind(task);
    return it == places.cend() ? nullptr : &rows[std::size_t(*it)];
}

int PlanData::number(TaskId task) const
{
    const OutlineRow* found = row(task);
    return found ? int(found - outline(projectOf(task)).data()) + 1 : 0;
}

TaskId PlanData::taskNamed(NodeId id, const QString& text) const
{
    const auto& rows = outline(id);
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= std::ssize(rows)) return rows[std::size_t(number - 1)].task;
    for (const OutlineRow& r : rows)
        if (portfolio().find(r.task)->code.compare(text, Qt::CaseInsensitive) == 0) return r.task;
    const auto colon = text.lastIndexOf(u':');
    if (colon <= 0) return {};
    const QString other = text.left(colon);
    NodeId named;
    portfolio().all<Node>().forEach([&](const Node& n) {
        if (n.kind == NodeKind::Project && n.id != id && (n.code == other || n.number == other)) named = n.id;
    });
    return named ? taskNamed(named, text.mid(colon + 1)) : TaskId{};
}

QString PlanData::nameOf(const Task& task, NodeId shown) const
{
    const QString row = QString::number(number(task.id));
    if (task.project == shown) return row;
    const Node* other = portfolio().find(task.project);
    // A code with a space in it cannot be told from what follows; the register's number has none.
    const bool plain = other && !other->code.isEmpty() && !other->code.contains(u' ');
    return (!other ? QString() : plain ? other->code : other->number) + u':' + row;
}

bool PlanData::isSummary(TaskId task) const
{
    const OutlineRow* found = row(task);
    return found && found->below > 0;
}

PlanData::Schedule PlanData::schedule(NodeId id) const
{
    Project& p = project(id);
    if (!p.schedule) p.schedule = m_source(id);
    return *p.schedule;
}

const TaskDates* PlanData::dates(TaskId task) const
{
    const NodeId id = projectOf(task);
    const Schedule s = id ? schedule(id) : nullptr;
    return s ? s->find(task) : nullptr; // lives as long as the project keeps its schedule
}

bool PlanData::isFinished(const Task& task) const
{
    const TaskDates* found = dates(task.id);
    return task.actualFinish || (found && found->summary && found->complete.e8 >= 100 * e8);
}

bool PlanData::isCritical(const Task& task) const
{
    const TaskDates* found = dates(task.id);
    return found && found->critical && !isFinished(task);
}

bool PlanData::isNearCritical(const Task& task) const
{
    const TaskDates* found = dates(task.id);
    return found && !found->critical && found->totalFloat && !isFinished(task)
        && *found->totalFloat <= nearCriticalDays * portfolio().optionsOf(task.project).dayLength.seconds;
}

TaskTotals PlanData::totals(TaskId task) const
{
    Project& p = project(projectOf(task));
    if (!p.totals) p.totals = taskTotals(portfolio(), projectOf(task));
    return p.totals->value(task);
}

const PlanData::Frozen& PlanData::frozen(NodeId id) const
{
    Project& p = project(id);
    if (p.frozen) return *p.frozen;
    p.frozen = Frozen{m_session.baselineDates(id), m_session.sourceDates(id), {}};
    Span& span = p.frozen->span;
    if (p.frozen->baseline)
        for (const FrozenTask& row : *p.frozen->baseline) {
            if (row.start && (!span.start || *row.start < *span.start)) span.start = row.start;
            if (row.finish && (!span.finish || *row.finish > *span.finish)) span.finish = row.finish;
        }
    return *p.frozen;
}

namespace {
const FrozenTask* in(const std::shared_ptr<const QHash<TaskId, FrozenTask>>& rows, TaskId task)
{
    if (!rows) return nullptr;
    const auto it = rows->constFind(task);
    return it == rows->cend() ? nullptr : &*it;
}
} // namespace

const FrozenTask* PlanData::baseline(TaskId task) const { return in(frozen(projectOf(task)).baseline, task); }
const FrozenTask* PlanData::source(TaskId task) const { return in(frozen(projectOf(task)).source, task); }

const PlanData::Links& PlanData::links(NodeId id) const
{
    Project& p = project(id);
    if (!p.links) {
        p.links.emplace();
        portfolio().all<Link>().forEachIn(id, [&](const Link& l) {
            p.links->into[l.successor] << l.id;
            p.links->from[l.predecessor] << l.id;
        });
    }
    return *p.links;
}

const QList<LinkId>& PlanData::predecessors(TaskId task) const
{
    const auto& into = links(projectOf(task)).into;
    const auto it = into.constFind(task);
    return it == into.cend() ? nothing<LinkId> : *it;
}

QList<LinkId> PlanData::successors(TaskId task) const
{
    QList<LinkId> out = links(projectOf(task)).from.value(task);
    if (!m_leaving) {
        // A link lies with its successor, so those that leave a project are found by looking at all of them once.
        m_leaving.emplace();
        portfolio().all<Link>().forEach([&](const Link& l) {
            if (projectOf(l.predecessor) != l.project) (*m_leaving)[l.predecessor] << l.id;
        });
    }
    return out + m_leaving->value(task);
}

const QList<AssignmentId>& PlanData::assignments(TaskId task) const
{
    const NodeId id = projectOf(task);
    Project& p = project(id);
    if (!p.assignments) {
        p.assignments.emplace();
        portfolio().all<Assignment>().forEachIn(id, [&](const Assignment& a) { (*p.assignments)[a.task] << a.id; });
    }
    const auto it = p.assignments->constFind(task);
    return it == p.assignments->cend() ? nothing<AssignmentId> : *it;
}

QStringList PlanData::resourceNames(TaskId task) const
{
    QStringList names;
    for (const AssignmentId id : assignments(task))
        if (const Assignment* a = portfolio().find(id))
            if (const Resource* r = portfolio().find(a->resource)) names << r->name;
    return names;
}

void PlanData::dropOutline(NodeId id)
{
    if (knows(id)) project(id).outline.reset();
}
void PlanData::dropLinks(NodeId id)
{
    m_leaving.reset();
    if (knows(id)) project(id).links.reset();
}
void PlanData::dropAssignments(NodeId id)
{
    if (knows(id)) project(id).assignments.reset();
}
void PlanData::dropTotals(NodeId id)
{
    if (knows(id)) project(id).totals.reset();
}
void PlanData::dropFrozen(NodeId id)
{
    if (knows(id)) project(id).frozen.reset();
}
void PlanData::dropCalendars() { m_calendars.clear(); }
void PlanData::clear()
{
    m_projects.clear();
    m_leaving.reset();
    m_calendars.clear();
}

std::vector<TaskId> PlanData::renewSchedule(NodeId id)
{
    std::vector<TaskId> differ;
    if (!knows(id) || !project(id).schedule) return differ;
    const Schedule before = *project(id).schedule, now = m_source(id);
    project(id).schedule = now;
    if (before == now) return differ;
    for (const Schedule& s : {now, before})
        for (std::size_t i = 0; s && i < s->tasks.size(); ++i) {
            const auto& other = s == now ? before : now;
            const TaskDates* there = other ? other->find(s->tasks[i]) : nullptr;
            if (s == now ? !there || *there != s->dates[i] : !there) differ.push_back(s->tasks[i]);
        }
    return differ;
}

} // namespace gantry
