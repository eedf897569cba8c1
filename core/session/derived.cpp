#include "core/session/derived.h"

#include "core/schedule/adapter.h"
#include "core/session/session_private.h"

#include <QElapsedTimer>
#include <future>

namespace gantry {
namespace {

/// The value of a reference before and after a change, as far as either is known.
std::array<qint64, 2> both(const Portfolio& portfolio, const Change& change, int field)
{
    if (field < 0) return {0, 0};
    for (const Cell& cell : change.cells)
        if (cell.field == field) return {intOf(cell.before), intOf(cell.after)};
    const qint64 now = intOf(portfolio.cell(change.entity, change.id, infoOf(change.entity).fields[std::size_t(field)]));
    return {now, now};
}

/// Of a task, what people read and the schedule does not.
bool onlyWords(const Change& change)
{
    static const std::array words{fieldIndex<&Task::code>(), fieldIndex<&Task::owner>(), fieldIndex<&Task::priority>(),
        fieldIndex<&Task::fixedCost>(), fieldIndex<&Task::fixedCostAccrual>(), fieldIndex<&Task::sourceId>(),
        fieldIndex<&Task::sourceGuid>(), fieldIndex<&Task::durationUnit>(), fieldIndex<&Task::estimated>(), fieldIndex<&Task::account>(),
        fieldIndex<&Task::technique>()};
    return change.op == Change::Update
        && std::ranges::all_of(change.cells, [](const Cell& c) { return std::ranges::count(words, c.field) > 0; });
}

/// A link whose ends lie in two projects ties them to each other; one whose ends are gone may have.
bool mayTie(const Portfolio& portfolio, const Change& link)
{
    const auto from = both(portfolio, link, fieldIndex<&Link::predecessor>()), to = both(portfolio, link, fieldIndex<&Link::successor>());
    for (qint64 predecessor : from)
        for (qint64 successor : to) {
            const Task *a = portfolio.find(TaskId{predecessor}), *b = portfolio.find(TaskId{successor});
            if (predecessor && successor && (!a || !b || a->project != b->project)) return true;
        }
    return false;
}

/// Its links are those of another project from now on.
bool changesProject(const Change& task)
{
    return task.op == Change::Update && std::ranges::count(task.cells, fieldIndex<&Task::project>(), &Cell::field) > 0;
}

void reachCalendar(const Portfolio& portfolio, qint64 id, Reach& reach)
{
    const Calendar* calendar = portfolio.find(CalendarId{id});
    if (calendar && calendar->project)
        reach.projects.insert(calendar->project);
    else
        reach.all = true; // of the portfolio, or gone: anybody's
}

} // namespace

std::array<qint64, 2> groupsOf(const Portfolio& portfolio, const Change& change)
{
    return both(portfolio, change, infoOf(change.entity).groupField);
}

Reach reachOf(const Portfolio& portfolio, const ChangeSet& set)
{
    static const std::array planEntities{entityOf<Task>(), entityOf<Link>(), entityOf<Assignment>(), entityOf<ScheduleOptions>(),
        entityOf<Resource>(), entityOf<Calendar>()};
    static const std::array calendarEntities{entityOf<Calendar>(), entityOf<CalendarWeek>(), entityOf<CalendarException>()};
    Reach reach;
    for (const Change& change : set.changes) {
        reach.calendars |= std::ranges::count(calendarEntities, change.entity) > 0;
        if (change.entity == entityOf<Node>()) {
            if (change.op != Change::Update) reach.components = true, reach.projects.insert(NodeId{change.id});
        } else if (change.entity == entityOf<CalendarWeek>() || change.entity == entityOf<CalendarException>()) {
            for (qint64 id : groupsOf(portfolio, change))
                if (id) reachCalendar(portfolio, id, reach);
        } else if (std::ranges::count(planEntities, change.entity) > 0) {
            if (change.entity == entityOf<Task>() && onlyWords(change)) continue;
            if (change.entity == entityOf<Task>()) reach.components |= changesProject(change), reach.tasks |= change.op != Change::Update;
            if (change.entity == entityOf<Link>()) reach.components |= mayTie(portfolio, change);
            for (qint64 id : groupsOf(portfolio, change))
                if (id)
                    reach.projects.insert(NodeId{id});
                else if (change.op == Change::Update && (change.entity == entityOf<Resource>() || change.entity == entityOf<Calendar>()))
                    reach.all = true;
        }
    }
    return reach;
}

const QHash<NodeId, std::shared_ptr<const std::vector<NodeId>>>& DerivedPlans::components(const Portfolio& portfolio)
{
    if (!m_components) {
        m_components.emplace();
        for (auto& part : schedule::components(portfolio)) {
            const auto shared = std::make_shared<const std::vector<NodeId>>(std::move(part));
            for (NodeId id : *shared) m_components->insert(id, shared);
        }
    }
    return *m_components;
}

DerivedPlans::Plan DerivedPlans::plan(const Portfolio& portfolio, NodeId project)
{
    if (const auto known = m_plans.constFind(project); known != m_plans.cend()) return *known;
    if (const auto old = m_outdated.constFind(project); old != m_outdated.cend()) return *old;
    const auto component = components(portfolio).value(project);
    if (!component) return nullptr;
    QElapsedTimer timer;
    timer.start();
    for (Plan& plan : schedule::scheduleOf(portfolio, *component, m_calendars)) m_plans.insert(plan->project, std::move(plan));
    m_milliseconds = double(timer.nsecsElapsed()) / 1e6;
    return m_plans.value(project);
}

QList<NodeId> DerivedPlans::drop(const Portfolio& portfolio, const Reach& reach)
{
    if (reach.calendars) m_calendars = {};
    if (!reach.all && !reach.components && reach.projects.isEmpty()) return {};
    QSet<NodeId> dropped = reach.projects;
    const auto withNeighbours = [&] {
        for (NodeId id : QSet<NodeId>(dropped))
            if (const auto component = components(portfolio).value(id)) dropped.unite(QSet<NodeId>(component->begin(), component->end()));
    };
    if (m_components) withNeighbours(); // those it was tied to until now
    if (reach.components) m_components.reset();
    withNeighbours();
    if (reach.all) {
        const QList<NodeId> every = components(portfolio).keys();
        dropped.unite(QSet<NodeId>(every.begin(), every.end()));
    }
    QHash<const std::vector<NodeId>*, bool> large; // by component
    for (NodeId id : dropped) {
        Plan old = m_plans.take(id);
        if (!old) old = m_outdated.take(id);
        const bool sameTasks = !reach.tasks && !reach.components;
        const auto component = m_keptFrom > 0 && old && sameTasks ? components(portfolio).value(id) : nullptr;
        if (!component) continue;
        if (!large.contains(component.get())) large[component.get()] = isLarge(portfolio, *component);
        if (large[component.get()]) m_outdated.insert(id, old);
    }
    return dropped.values();
}

bool DerivedPlans::isLarge(const Portfolio& portfolio, const std::vector<NodeId>& component) const
{
    qsizetype tasks = 0;
    for (NodeId id : component) tasks += portfolio.all<Task>().group(id.value).size();
    return tasks >= m_keptFrom;
}

void DerivedPlans::adopt(const QList<NodeId>& projects, const DerivedPlans& other)
{
    if (other.m_milliseconds > 0) m_milliseconds = other.m_milliseconds;
    for (NodeId id : projects)
        if (const auto plan = other.m_plans.constFind(id); plan != other.m_plans.cend()) {
            if (!m_plans.contains(id)) m_plans.insert(id, *plan);
            m_outdated.remove(id);
        }
}

void Session::computeAside(int tasks)
{
    d->plans.keepOutdated(tasks);
    d->asideFrom = tasks;
}
bool Session::isUpdating() const { return d->computing; }

void Session::startComputing()
{
    if (d->computing) return; // what it finds will be out of date, and it begins anew
    const QList<NodeId> projects = d->plans.outdated();
    if (projects.isEmpty()) return;
    d->computing = true;
    Q_EMIT stateChanged();
    auto work = [this, portfolio = d->portfolio, projects, sequence = d->sequence](const std::stop_token& stop) mutable {
        const auto plans = std::make_shared<DerivedPlans>();
        for (NodeId id : projects)
            if (!stop.stop_requested()) (void)plans->plan(portfolio, id);
        portfolio = {}; // else every later edit would copy what it touches
        QMetaObject::invokeMethod(
            this, [this, plans, projects, sequence] { finishComputing(*plans, projects, sequence); }, Qt::QueuedConnection);
    };
    d->computer = std::jthread(std::move(work));
}

void Session::finishComputing(const DerivedPlans& plans, const QList<NodeId>& projects, qint64 sequence)
{
    d->computing = false;
    if (d->sequence == sequence) {
        d->plans.adopt(projects, plans);
        Q_EMIT derived(projects);
    }
    startComputing();
    if (!d->computing) Q_EMIT stateChanged();
}

std::shared_ptr<const CostSheet> Session::costs(NodeId project) const { return d->costs.sheet(d->portfolio, project); }

std::shared_ptr<const ProjectSchedule> Session::schedule(NodeId project) const { return d->plans.plan(d->portfolio, project); }

const TaskDates* Session::dates(TaskId task) const
{
    const Task* row = d->portfolio.find(task);
    const auto plan = row ? schedule(row->project) : nullptr;
    return plan ? plan->find(task) : nullptr;
}

std::vector<SourceDifference> Session::sourceDifferences(NodeId project) const
{
    const auto plan = schedule(project);
    const auto there = sourceDates(project);
    if (!plan || !there) return {};
    return gantry::sourceDifferences(d->portfolio, *plan, *there);
}

void Session::prepare(const std::vector<NodeId>& projects) const
{
    // Plans come from the portfolio alone, dates of baselines from the file: the two do not meet.
    const auto plans = std::async(std::launch::async, [&] {
        for (NodeId project : projects) (void)d->plans.plan(d->portfolio, project);
    });
    const FigureSource source = d->figures();
    for (NodeId project : projects) (void)source.datesOf(project, SnapshotKind::Baseline);
    plans.wait();
}

double Session::recomputeMilliseconds() const { return d->plans.milliseconds(); }

} // namespace gantry
