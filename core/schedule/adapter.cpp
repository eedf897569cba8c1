#include "core/schedule/adapter.h"

#include "core/model/outline.h"
#include "core/schedule/resource_time.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <thread>

namespace gantry::schedule {
namespace {

Moment momentOf(const std::optional<DateTime>& at) { return at ? std::clamp(at->seconds, -farthest, farthest) : none; }
std::optional<DateTime> dateTimeOf(Moment at) { return at == none ? std::nullopt : std::optional(DateTime{at}); }

NetworkProject projectOf(const ScheduleOptions& o, int calendar)
{
    NetworkProject p;
    p.rules = o.rules, p.scheduleFrom = o.scheduleFrom, p.progressMode = o.progressMode, p.lagCalendar = o.lagCalendar;
    p.floatType = o.floatType, p.criticalBy = o.criticalBy, p.lagFromActualStart = o.lagFromActualStart;
    p.openEndsCritical = o.openEndsCritical, p.useExpectedFinish = o.useExpectedFinish, p.floatToOwnProjectEnd = o.floatToOwnProjectEnd;
    p.honourConstraints = o.honourConstraints, p.multipleCriticalPaths = o.multipleCriticalPaths;
    p.calendar = calendar;
    p.start = momentOf(o.plannedStart), p.finish = momentOf(o.plannedFinish), p.mustFinishBy = momentOf(o.mustFinishBy);
    p.statusDate = momentOf(o.statusDate);
    p.criticalFloatLimit = o.criticalFloatLimit.seconds;
    return p;
}

NetworkTask taskOf(const Task& t, const ScheduleOptions& o)
{
    NetworkTask out;
    out.kind = t.kind, out.constraint = t.constraint, out.secondConstraint = t.secondConstraint;
    out.elapsed = t.elapsed, out.manual = t.manual, out.active = t.active, out.milestone = t.milestone;
    out.levelingDelayElapsed = t.levelingDelayElapsed, out.levelingDelay = bounded(t.levelingDelay.seconds);
    const bool instant = t.kind == TaskKind::StartMilestone || t.kind == TaskKind::FinishMilestone;
    // A duration that nobody gave is no milestone: a day stands in for it.
    out.duration = instant ? 0
        : t.duration       ? std::max<qint64>(0, bounded(t.duration->seconds))
        : t.milestone      ? 0
                           : bounded(o.dayLength.seconds);
    out.remaining = t.remainingDuration ? (instant ? 0 : std::max<qint64>(0, bounded(t.remainingDuration->seconds))) : -1;
    out.constraintDate = momentOf(t.constraintDate), out.secondConstraintDate = momentOf(t.secondConstraintDate);
    out.deadline = momentOf(t.deadline);
    out.actualStart = momentOf(t.actualStart), out.actualFinish = momentOf(t.actualFinish);
    out.suspended = momentOf(t.suspended), out.resumed = momentOf(t.resumed), out.expectedFinish = momentOf(t.expectedFinish);
    out.externalEarlyStart = momentOf(t.externalEarlyStart), out.externalLateFinish = momentOf(t.externalLateFinish);
    out.manualStart = momentOf(t.manualStart), out.manualFinish = momentOf(t.manualFinish);
    out.complete = t.percentComplete.e8;
    return out;
}

/// Tells most tasks of a project by their ids alone: a project's rows are mostly born together, so their ids lie in a range that no other
/// project reaches into.
class OwnTasks {
public:
    OwnTasks(const Portfolio& portfolio, const std::vector<NodeId>& projects)
    {
        for (NodeId project : projects) {
            Range range{project, std::numeric_limits<qint64>::max(), 0};
            for (qint64 id : portfolio.all<Task>().group(project.value))
                range.first = std::min(range.first, id), range.last = std::max(range.last, id);
            if (range.last) m_ranges.push_back(range);
        }
        std::ranges::sort(m_ranges, {}, &Range::first);
        qint64 reached = 0;
        for (std::size_t i = 0; i < m_ranges.size(); ++i) {
            const bool apart = m_ranges[i].first > reached && (i + 1 == m_ranges.size() || m_ranges[i + 1].first > m_ranges[i].last);
            reached = std::max(reached, m_ranges[i].last);
            if (apart) m_apart.insert(m_ranges[i].project, m_ranges[i]);
        }
    }
    bool surely(NodeId project, TaskId task) const
    {
        if (project != m_last.project) m_last = m_apart.value(project, Range{project, 1, 0});
        return m_last.first <= task.value && task.value <= m_last.last;
    }

private:
    struct Range {
        NodeId project{};
        qint64 first = 1, last = 0;
    };
    std::vector<Range> m_ranges;
    QHash<NodeId, Range> m_apart;
    mutable Range m_last; // links of a project stand together
};

std::vector<const Link*> linksBetween(const Portfolio& portfolio, const std::vector<NodeId>& projects)
{
    std::vector<const Link*> out;
    const OwnTasks own(portfolio, projects);
    portfolio.all<Link>().forEach([&](const Link& link) {
        if (own.surely(link.project, link.predecessor)) return;
        const Task* from = portfolio.find(link.predecessor);
        if (from && from->project != link.project) out.push_back(&link);
    });
    return out;
}

std::vector<NodeId> projectsOf(const Portfolio& portfolio)
{
    std::vector<NodeId> projects;
    portfolio.all<Node>().forEach([&](const Node& n) {
        if (n.kind == NodeKind::Project) projects.push_back(n.id);
    });
    return projects;
}

} // namespace

std::vector<const Link*> linksBetweenProjects(const Portfolio& portfolio) { return linksBetween(portfolio, projectsOf(portfolio)); }

std::vector<std::vector<NodeId>> components(const Portfolio& portfolio)
{
    const std::vector<NodeId> projects = projectsOf(portfolio);
    QHash<NodeId, int> places;
    for (std::size_t i = 0; i < projects.size(); ++i) places.insert(projects[i], int(i));
    std::vector<int> leader(projects.size());
    std::iota(leader.begin(), leader.end(), 0);
    const auto find = [&](int i) {
        while (leader[std::size_t(i)] != i) i = leader[std::size_t(i)] = leader[std::size_t(leader[std::size_t(i)])];
        return i;
    };
    for (const Link* link : linksBetween(portfolio, projects)) {
        const int a = places.value(portfolio.find(link->predecessor)->project, -1), b = places.value(link->project, -1);
        if (a >= 0 && b >= 0) leader[std::size_t(std::max(find(a), find(b)))] = std::min(find(a), find(b));
    }
    std::vector<std::vector<NodeId>> out;
    std::vector<int> group(projects.size(), -1);
    for (std::size_t i = 0; i < projects.size(); ++i) {
        int& g = group[std::size_t(find(int(i)))];
        if (g < 0) {
            g = int(out.size());
            out.emplace_back();
        }
        out[std::size_t(g)].push_back(projects[i]);
    }
    return out;
}

std::vector<NodeId> componentOf(const Portfolio& portfolio, NodeId project)
{
    for (auto& component : components(portfolio))
        if (std::ranges::count(component, project)) return component;
    return {project};
}

Plan planOf(const Portfolio& portfolio, std::span<const NodeId> projects, CompiledCalendars& calendars)
{
    Plan plan;
    plan.projects.assign(projects.begin(), projects.end());
    std::size_t tasks = 0, links = 0;
    for (NodeId project : projects) {
        tasks += std::size_t(portfolio.all<Task>().group(project.value).size());
        links += std::size_t(portfolio.all<Link>().group(project.value).size());
    }
    plan.tasks.reserve(tasks), plan.network.tasks.reserve(tasks);
    plan.links.reserve(links), plan.network.links.reserve(links);
    for (std::size_t p = 0; p < projects.size(); ++p) {
        const ScheduleOptions& options = portfolio.optionsOf(projects[p]);
        const int projectCalendar = calendars.of(portfolio, options.calendar);
        plan.network.projects.push_back(projectOf(options, projectCalendar));
        plan.firstTask.push_back(int(plan.tasks.size()));
        const int base = int(plan.tasks.size());
        TaskTree tree = taskTreeOf(portfolio, projects[p]);
        const bool microsoft = options.rules == SchedulingRules::MicrosoftProject;
        const ResourceTime resources(portfolio, projects[p], calendars);
        for (std::size_t i = 0; i < tree.rows.size(); ++i) {
            const Task& t = *tree.rows[i];
            NetworkTask task = taskOf(t, options);
            task.project = int(p);
            task.parent = tree.parents[i] < 0 ? -1 : base + tree.parents[i];
            const bool named = t.calendar && portfolio.find(t.calendar);
            task.calendar = named ? calendars.of(portfolio, t.calendar) : projectCalendar;
            const bool byResource =
                microsoft ? !t.ignoreResourceCalendars && t.taskType != TaskType::FixedDuration : t.kind == TaskKind::ResourceDependent;
            if (byResource) {
                const ResourceTime::OfTask own = resources.of(t.id);
                // One calendar of MS Project's resources holds the task; several, and those of Primavera, each spend their own work.
                if (microsoft && own.single)
                    task.calendar = named ? calendars.common(task.calendar, *own.single) : *own.single;
                else
                    addAssignments(plan.network, task, own.works, calendars, microsoft && named);
            }
            if (microsoft && !t.actualStart && task.duration > 0 && t.suspended && t.resumed && *t.suspended < *t.resumed) {
                const Moment from = momentOf(t.suspended), to = momentOf(t.resumed);
                task.pause = bounded(task.elapsed ? to - from : calendars.at(task.calendar).work(from, to));
                for (int a = 0; a < task.assignments; ++a)
                    plan.network.assignments[std::size_t(task.firstAssignment + a)].amount += task.pause;
            }
            plan.tasks.push_back(t.id);
            plan.network.tasks.push_back(task);
        }
        plan.places.push_back(std::move(tree.places));
    }
    plan.firstTask.push_back(int(plan.tasks.size()));
    QHash<NodeId, std::size_t> placeOfProject;
    for (std::size_t p = 0; p < projects.size(); ++p) placeOfProject.insert(projects[p], p);
    const auto placeOf = [&](std::size_t near, TaskId task) {
        if (const int place = plan.places[near].value(task); place >= 0) return plan.firstTask[near] + place;
        const Task* row = portfolio.find(task);
        const auto p = row ? placeOfProject.constFind(row->project) : placeOfProject.cend();
        const int place = p == placeOfProject.cend() ? -1 : plan.places[*p].value(task);
        return place < 0 ? -1 : plan.firstTask[*p] + place;
    };
    for (std::size_t p = 0; p < projects.size(); ++p)
        portfolio.all<Link>().forEachIn(projects[p], [&](const Link& link) {
            const int from = placeOf(p, link.predecessor), to = placeOf(p, link.successor);
            if (from < 0 || to < 0) return;
            const bool percent = link.lagKind == LagKind::Percent || link.lagKind == LagKind::ElapsedPercent;
            plan.network.links.push_back({from, to, link.type, link.lagKind,
                percent ? std::clamp(link.lagPercent.e8, -mostPercent, mostPercent) : bounded(link.lag.seconds)});
            plan.links.push_back(link.id);
        });
    plan.network.calendars = calendars.take();
    return plan;
}

std::vector<std::shared_ptr<const ProjectSchedule>> scheduleOf(const Portfolio& portfolio, std::span<const NodeId> component)
{
    CompiledCalendars calendars;
    return scheduleOf(portfolio, component, calendars);
}

std::vector<std::shared_ptr<const ProjectSchedule>> scheduleOf(
    const Portfolio& portfolio, std::span<const NodeId> component, CompiledCalendars& calendars)
{
    constexpr std::size_t large = 5'000; // from where on room for the dates takes longer than to ask another thread for it
    Plan plan = planOf(portfolio, component, calendars);
    std::vector<std::shared_ptr<ProjectSchedule>> made;
    auto madeRoom = std::async(plan.tasks.size() < large ? std::launch::deferred : std::launch::async, [&plan, &made] {
        for (std::size_t p = 0; p < plan.projects.size(); ++p) {
            ProjectSchedule& schedule = *made.emplace_back(std::make_shared<ProjectSchedule>());
            schedule.project = plan.projects[p];
            schedule.tasks.assign(plan.tasks.begin() + plan.firstTask[p], plan.tasks.begin() + plan.firstTask[p + 1]);
            schedule.dates.resize(schedule.tasks.size());
            schedule.places = std::move(plan.places[p]);
        }
    });
    const ScheduleResult found = compute(plan.network);
    madeRoom.get();
    calendars.giveBack(std::move(plan.network.calendars));
    std::vector<std::shared_ptr<const ProjectSchedule>> out;
    for (std::size_t p = 0; p < plan.projects.size(); ++p) {
        const std::shared_ptr<ProjectSchedule>& schedule = made[p];
        const int first = plan.firstTask[p], last = plan.firstTask[p + 1];
        for (int i = first; i < last; ++i) {
            const ScheduledTask& t = found.tasks[std::size_t(i)];
            const NetworkTask& given = plan.network.tasks[std::size_t(i)];
            TaskDates& d = schedule->dates[std::size_t(i - first)];
            d.start = dateTimeOf(t.start), d.finish = dateTimeOf(t.finish);
            d.earlyStart = dateTimeOf(t.earlyStart), d.earlyFinish = dateTimeOf(t.earlyFinish);
            d.lateStart = dateTimeOf(t.lateStart), d.lateFinish = dateTimeOf(t.lateFinish);
            if (t.hasFloat) d.totalFloat = t.totalFloat, d.freeFloat = t.freeFloat;
            d.duration = {t.duration}, d.remaining = {t.remaining}, d.complete = {t.complete};
            d.workingTime = {t.workingTime}, d.actual = {t.actual};
            if (t.drivingLink >= 0) {
                d.drivingLink = plan.links[std::size_t(t.drivingLink)];
                d.driver = plan.tasks[std::size_t(plan.network.links[std::size_t(t.drivingLink)].predecessor)];
            }
            d.critical = t.critical, d.onLongestPath = t.onLongestPath, d.summary = t.summary, d.scheduled = t.scheduled;
            d.milestone =
                !t.summary && (given.milestone || given.kind == TaskKind::StartMilestone || given.kind == TaskKind::FinishMilestone);
        }
        const ScheduledProject& whole = found.projects[p];
        schedule->start = dateTimeOf(whole.start), schedule->finish = dateTimeOf(whole.finish);
        schedule->lateStart = dateTimeOf(whole.lateStart), schedule->lateFinish = dateTimeOf(whole.lateFinish);
        if (whole.hasFloat) schedule->totalFloat = whole.totalFloat;
        schedule->complete = {whole.complete};
        for (const NetworkProblem& problem : found.problems) {
            ScheduleProblem named{problem.reason, {}, {}};
            bool here = false;
            for (int t : problem.tasks) {
                here |= t >= first && t < last;
                named.tasks.push_back(plan.tasks[std::size_t(t)]);
            }
            QStringList names;
            for (TaskId t : named.tasks)
                if (names.size() < 20) names << portfolio.find(t)->name;
            named.args << names.join(QStringLiteral(", "));
            if (here) schedule->problems.push_back(std::move(named));
        }
        out.push_back(schedule);
    }
    return out;
}

std::vector<std::shared_ptr<const ProjectSchedule>> scheduleAll(const Portfolio& portfolio, int threads)
{
    const auto parts = components(portfolio);
    if (threads <= 0) threads = int(std::thread::hardware_concurrency());
    threads = std::min(threads, int(parts.size()));
    std::vector<std::vector<std::shared_ptr<const ProjectSchedule>>> done(parts.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        CompiledCalendars calendars;
        for (std::size_t i = next++; i < parts.size(); i = next++) done[i] = scheduleOf(portfolio, parts[i], calendars);
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads; ++i) others.emplace_back(work);
        work();
    }
    std::vector<std::shared_ptr<const ProjectSchedule>> out;
    for (auto& part : done) std::ranges::move(part, std::back_inserter(out));
    return out;
}

} // namespace gantry::schedule
