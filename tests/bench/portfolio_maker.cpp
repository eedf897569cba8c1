#include "tests/bench/portfolio_maker.h"

#include "core/base/rank.h"
#include "core/edit/baselines.h"
#include "core/edit/nodes.h"
#include "core/edit/tasks.h"

#include <random>

namespace gantry::bench {
namespace {

constexpr qint64 hour = 3600;
const DateTime statusDate = atDay(QDate(2026, 3, 6), 17 * hour);
const Identity maker{QStringLiteral("bench"), QStringLiteral("bench"), fixedClock(*parseInstant(u"2026-03-06T17:00:00.000Z"))};

QString number(const char* prefix, int n) { return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(n, 5, 10, QLatin1Char('0')); }

class Maker {
public:
    Maker(Session& session, const Size& size)
        : m_session(session)
        , m_size(size)
        , m_root(session.portfolio().root()->id)
    {
    }

    Result<void> make()
    {
        if (auto done = write([this] { return calendars(); }); !done) return done;
        constexpr int perProgramme = 25;
        for (int first = 0; first < m_size.projects; first += perProgramme) {
            const int last = std::min(first + perProgramme, m_size.projects);
            m_projects.clear();
            if (auto done = write([&] { return programme(first, last); }); !done) return done;
            if (auto done = write([this] { return workDone(); }); !done) return done;
        }
        return {};
    }

private:
    Result<void> write(const std::function<Result<ChangeSet>()>& made)
    {
        const auto build = [&](const Portfolio&, IdSource&, const Progress&) { return made(); };
        const auto done = m_session.applyBulkNow(build, Source::Import);
        return done ? Result<void>() : done.error();
    }
    template <class Id> Id next() { return m_session.ids().next<Id>(); }
    int below(int count) { return int(m_random() % unsigned(count)); }
    bool oneIn(int count) { return below(count) == 0; }

    ChangeSet calendars()
    {
        struct Pattern {
            const char *name, *weekday, *friday, *weekend;
        };
        static constexpr const char *day = "08:00-12:00 13:00-17:00", *closed = "closed", *early = "06:00-10:00 10:30-14:30";
        static constexpr const char *late = "12:00-20:00", *both = "06:00-14:00 14:30-22:00", *round = "00:00-24:00",
                                    *morning = "08:00-12:00";
        const Pattern patterns[] = {{"Office", day, day, closed}, {"Site", day, day, day}, {"Early shift", early, early, closed},
            {"Late shift", late, late, closed}, {"Four long days", "07:00-12:00 13:00-18:00", closed, closed},
            {"Two shifts", both, both, closed}, {"Seven mornings", morning, morning, morning}, {"Round the clock", round, round, round}};
        ChangeBuilder build(QStringLiteral("bench.calendars"));
        for (const Pattern& p : patterns) {
            Calendar calendar{.id = next<CalendarId>(), .name = QLatin1String(p.name)};
            calendar.number = number("CAL", int(m_calendars.size()) + 1);
            if (!m_calendars.empty()) calendar.base = m_calendars.front();
            build.insert(calendar);
            const auto shifts = [](const char* text) { return parseShifts(QString::fromLatin1(text)); };
            CalendarWeek week{.id = next<CalendarWeekId>(), .calendar = calendar.id};
            week.monday = week.tuesday = week.wednesday = week.thursday = shifts(p.weekday);
            week.friday = shifts(p.friday), week.saturday = week.sunday = shifts(p.weekend);
            build.insert(week);
            m_calendars.push_back(calendar.id);
        }
        for (int year = 2024; year <= 2032; ++year)
            for (const QDate holiday : {QDate(year, 1, 1), QDate(year, 5, 1), QDate(year, 8, 28), QDate(year, 12, 25), QDate(year, 12, 26)})
                build.insert(CalendarException{.id = next<CalendarExceptionId>(),
                    .calendar = m_calendars.front(),
                    .name = QStringLiteral("Holiday"),
                    .from = holiday,
                    .to = holiday});
        return build.take();
    }
    CalendarId someCalendar() { return m_calendars[std::size_t(below(int(m_calendars.size())))]; }

    ChangeSet programme(int first, int last)
    {
        ChangeBuilder build(QStringLiteral("bench.programme"));
        const int n = first / (last - first) + 1;
        Node node{.id = next<NodeId>(), .number = number("P", m_size.projects + first + 1), .kind = NodeKind::Programme, .parent = m_root};
        node.rank = QString::number(100'000 + first + 1), node.name = QStringLiteral("Programme %1").arg(n);
        node.code = QStringLiteral("PG%1").arg(n);
        build.insert(node);
        for (int p = first; p < last; ++p) project(build, node.id, p);
        return build.take();
    }

    void project(ChangeBuilder& build, NodeId programme, int p)
    {
        Node node{.id = next<NodeId>(), .number = number("P", p + 1), .parent = programme, .rank = QString::number(100'001 + p)};
        node.code = QStringLiteral("PR%1").arg(p + 1, 4, 10, QLatin1Char('0')), node.name = QStringLiteral("Pumping station %1").arg(p + 1);
        node.phase = p % 3 ? QStringLiteral("Construct") : QStringLiteral("Design");
        node.health = Health(p % 4), node.currency = QStringLiteral("GBP");
        build.insert(node);
        ScheduleOptions options{.id = next<ScheduleOptionsId>(), .project = node.id};
        options.calendar = m_calendars[std::size_t(p) % m_calendars.size()];
        options.rules = p % 2 ? SchedulingRules::Primavera : SchedulingRules::MicrosoftProject;
        options.plannedStart = atDay(QDate(2025, 1, 6).addDays(7 * below(90)), 8 * hour), options.statusDate = statusDate;
        build.insert(options);
        m_projects.push_back(node.id);
        const auto resources = addResources(build, node);
        const auto tasks = addTasks(build, node, resources);
        addLinks(build, node.id, tasks);
        if (p % 10 == 9)
            build.insert(Link{.id = next<LinkId>(), .project = node.id, .predecessor = m_lastTask, .successor = tasks.front().id});
        m_lastTask = tasks.back().id;
    }

    std::vector<Resource> addResources(ChangeBuilder& build, const Node& project)
    {
        std::vector<Resource> all;
        for (int i = 0; i < std::max(2, m_size.tasks / 10); ++i) {
            Resource row{.id = next<ResourceId>(), .number = number("RES", ++m_resources), .project = project.id};
            row.name = QStringLiteral("Crew %1 of %2").arg(i + 1).arg(project.code), row.code = QStringLiteral("C%1").arg(i + 1);
            row.kind = i % 4 ? ResourceKind::Labour : ResourceKind::Team, row.standardRate = {(40 + below(80)) * e8};
            if (oneIn(5)) row.calendar = someCalendar();
            build.insert(row);
            all.push_back(row);
        }
        return all;
    }

    /// Phases over work packages over tasks, in the order of the outline. The tasks alone, which are what links join.
    std::vector<Task> addTasks(ChangeBuilder& build, const Node& project, const std::vector<Resource>& resources)
    {
        static const char* const verbs[] = {
            "Specify", "Design", "Review", "Procure", "Install", "Assemble", "Test", "Commission", "Approve"};
        static const char* const objects[] = {"control system", "foundation", "pump", "substation", "cable tray", "test rig", "steel frame",
            "cooling loop", "switchgear", "road section", "archive"};
        constexpr int perPackage = 13, packagesPerPhase = 3;
        const auto ranks = evenRanks(2 * m_size.tasks);
        std::size_t row = 0;
        TaskId phase, package;
        const auto make = [&](const QString& name, TaskId parent) {
            Task task{.id = next<TaskId>(), .project = project.id, .parent = parent, .rank = ranks[row], .name = name};
            task.code = QStringLiteral("A%1").arg(1000 + 10 * row);
            task.sourceId = QString::number(++row);
            return task;
        };
        std::vector<Task> tasks;
        for (int i = 0; i < m_size.tasks; ++i) {
            const int packageNumber = i / perPackage;
            if (i % (perPackage * packagesPerPhase) == 0) {
                const Task summary = make(QStringLiteral("Phase %1").arg(packageNumber / packagesPerPhase + 1), {});
                build.insert(summary);
                phase = summary.id;
            }
            if (i % perPackage == 0) {
                const Task summary = make(QStringLiteral("Work package %1").arg(packageNumber + 1), phase);
                build.insert(summary);
                package = summary.id;
            }
            Task task = make(QStringLiteral("%1 %2 %3")
                                 .arg(QLatin1String(verbs[below(std::size(verbs))]), QLatin1String(objects[below(std::size(objects))]))
                                 .arg(i + 1),
                package);
            task.milestone = oneIn(20);
            task.duration = task.milestone ? WorkTime{} : hours(4 * (1 + below(30)));
            if (oneIn(20)) task.calendar = someCalendar();
            if (oneIn(30))
                task.constraint = ConstraintType::StartNoEarlierThan,
                task.constraintDate = atDay(QDate(2025, 6, 2).addDays(7 * below(60)), 8 * hour);
            if (oneIn(40)) task.deadline = atDay(QDate(2026, 6, 5).addDays(7 * below(60)), 17 * hour);
            if (!task.milestone) assign(build, task, resources);
            build.insert(task);
            tasks.push_back(task);
        }
        return tasks;
    }

    void assign(ChangeBuilder& build, Task& task, const std::vector<Resource>& resources)
    {
        task.work = WorkTime{};
        const int first = below(int(resources.size()));
        for (int k = 0; k < 1 + below(2); ++k) {
            const Resource& resource = resources[std::size_t(first + k) % resources.size()];
            Assignment row{.id = next<AssignmentId>(), .project = task.project, .task = task.id, .resource = resource.id};
            row.work = *task.duration, row.remainingWork = row.work;
            row.cost = row.remainingCost = {mulDiv(resource.standardRate.e8 / 1'000'000, row.work.seconds, hour).value_or(0)};
            task.work->seconds += row.work.seconds;
            build.insert(row);
        }
    }

    /// From earlier rows to later ones, mostly near ones, so that there is no loop. A larger project is not a longer one: its rows go side
    /// by side.
    void addLinks(ChangeBuilder& build, NodeId project, const std::vector<Task>& tasks)
    {
        const int near = std::max(5, m_size.tasks / 40), far = std::max(40, m_size.tasks / 5);
        for (int i = 1; i < std::ssize(tasks); ++i) {
            int taken = -1;
            for (int k = 0; k < (oneIn(4) ? 1 : 2); ++k) {
                const int back = 1 + below(std::min(i, oneIn(3) ? far : near));
                if (back == taken) continue;
                taken = back;
                Link link{.id = next<LinkId>(),
                    .project = project,
                    .predecessor = tasks[std::size_t(i - back)].id,
                    .successor = tasks[std::size_t(i)].id};
                const int kind = below(10);
                link.type = kind == 0 ? LinkType::StartToStart : kind == 1 ? LinkType::FinishToFinish : LinkType::FinishToStart;
                if (oneIn(4)) link.lag = hours(8 * (below(6) - 1));
                build.insert(link);
            }
        }
    }

    /// What was agreed, and what was done by the status date: everything on time.
    Result<ChangeSet> workDone()
    {
        const Portfolio& portfolio = m_session.portfolio();
        ChangeSet all{QStringLiteral("bench.progress")};
        const auto add = [&](Result<ChangeSet> one) {
            if (!one) end(one.error());
            std::ranges::move(one->changes, std::back_inserter(all.changes));
            std::ranges::move(one->contents, std::back_inserter(all.contents));
        };
        for (NodeId project : m_projects) {
            const auto plan = m_session.schedule(project);
            add(setBaseline(portfolio, m_session.ids(), *plan, {QStringLiteral("Agreed")}, {maker.author, maker.clock()}));
            for (std::size_t i = 0; i < plan->tasks.size(); ++i) {
                const TaskDates& dates = plan->dates[i];
                if (dates.summary || !dates.start || *dates.start >= statusDate) continue;
                add(setPercentComplete(portfolio, plan->tasks[i], percent(*dates.finish <= statusDate ? 100 : 50), dates));
            }
            ChangeBuilder spent(QStringLiteral("bench.spent"));
            portfolio.all<Assignment>().forEachIn(project, [&](const Assignment& row) {
                const TaskDates* dates = plan->find(row.task);
                if (!dates || !dates->start || *dates->start >= statusDate) return;
                const bool done = *dates->finish <= statusDate;
                const Money cost = {*mulDiv(row.cost.minor, (done ? 100 : 50) + below(21) - 10, 100)};
                spent.update<&Assignment::actualCost>(portfolio, row.id.value, cost);
                spent.update<&Assignment::remainingCost>(portfolio, row.id.value, {done ? 0 : row.cost.minor / 2});
            });
            add(spent.take());
        }
        return all;
    }

    Session& m_session;
    const Size m_size;
    const NodeId m_root;
    std::mt19937 m_random{1};
    std::vector<CalendarId> m_calendars;
    std::vector<NodeId> m_projects; // of the programme at hand
    TaskId m_lastTask; // of the project before
    int m_resources = 0;
};

} // namespace

Result<void> makePortfolio(const QString& path, const Size& size)
{
    auto session = Session::create(path, maker, QStringLiteral("Benchmark of %1 projects").arg(size.projects));
    if (!session) return session.error();
    return Maker(**session, size).make();
}

} // namespace gantry::bench
